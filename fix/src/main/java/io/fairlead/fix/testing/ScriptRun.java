package io.fairlead.fix.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.TimestampPrecision;
import io.fairlead.fix.codec.UtcTimestamp;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SendCode;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.engine.SessionStatus;
import io.fairlead.fix.session.Role;
import io.fairlead.fix.session.SessionEvent;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MemoryMessageStore;
import java.util.ArrayDeque;
import java.util.List;

/// Plays one script: the counterparty's side of a session, on a virtual clock. Single-threaded; used once.
public final class ScriptRun {
    private static final long START = 1_767_614_400_000_000_000L; // 2026-01-05T12:00:00Z

    private final Subject subject;
    private final FixSession session;
    private final ArrayDeque<String> sent = new ArrayDeque<>();
    private final ArrayDeque<String> delivered = new ArrayDeque<>();
    private final ArrayDeque<String> events = new ArrayDeque<>();
    private final ArrayDeque<String> logouts = new ArrayDeque<>();
    private final UtcTimestamp timestamp = new UtcTimestamp();
    private MemoryLink link = new MemoryLink();
    private long now = START;

    private ScriptRun(Role role, String options, Subject subject) {
        this.subject = subject;
        SessionProfile profile = ScriptOptions.profile(role, options);
        session = subject.session(
                profile,
                SessionParts.of(new MemoryMessageStore(), new Recorder())
                        .withAuthenticator(ScriptOptions.authenticator(options)));
    }

    /// Plays a script in one of its roles.
    ///
    /// @throws ScriptFailure if the session does anything else than what is expected
    public static void run(Script script, Role role, Subject subject) {
        String at = script.lines().getFirst();
        try {
            ScriptRun run = new ScriptRun(role, at.substring("session ".length()), subject);
            for (String line : script.lines().subList(1, script.lines().size())) {
                at = line;
                run.step(line);
            }
            at = "the end";
            run.nothingIsLeft();
        } catch (ScriptFailure e) {
            throw new ScriptFailure(
                    script + ", as " + role + " (" + script.rule() + ")\n  at: " + at + "\n  " + e.getMessage(), e);
        }
    }

    private void nothingIsLeft() {
        require(sent.isEmpty(), "sent, but not expected: " + sent);
        require(delivered.isEmpty(), "delivered, but not expected: " + delivered);
        require(logouts.isEmpty(), "disconnected, but not expected: " + logouts);
    }

    private void step(String line) {
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        String rest = space < 0 ? "" : line.substring(space + 1);
        switch (word) {
            case "numbers" -> session.resetNumbers(number(rest, 0), number(rest, 1), now);
            case "numbers-are" -> numbersAre(number(rest, 0), number(rest, 1));
            case "connect" -> connect();
            case "logon" -> logon();
            case "inject" -> inject(rest);
            case "raw" -> link.feed(rest.replace('|', '\u0001').getBytes(ISO_8859_1));
            case "clock" ->
                now += (long) (Double.parseDouble(rest.replace("+", "").replace("s", "")) * 1e9);
            case "send" -> send(rest);
            case "logout" -> session.logout(rest, now);
            case "peer-closes" -> link.closeByPeer();
            case "slow" -> link.slow(rest.equals("on"));
            case "expect" -> expect(sent, rest, "sent");
            case "expect-nothing" -> require(sent.isEmpty(), "sent: " + sent);
            case "deliver" -> expect(delivered, rest, "delivered");
            case "event" -> expectText(events, rest, "event");
            case "expect-disconnect" -> expectText(logouts, rest, "disconnect");
            case "state" -> {
                String state = session.state().getClass().getSimpleName();
                require(state.equals(rest), "the state is " + state);
            }
            default -> throw new IllegalArgumentException("unknown word in a script: " + line);
        }
        poll();
    }

    private static int number(String text, int index) {
        return Integer.parseInt(text.split(" ", -1)[index]);
    }

    private void numbersAre(int expectedIncoming, int nextOutgoing) {
        SessionStatus status = session.status();
        require(
                status.expectedIncoming() == expectedIncoming && status.nextOutgoing() == nextOutgoing,
                "the numbers are " + status.expectedIncoming() + " " + status.nextOutgoing());
    }

    private void connect() {
        link = new MemoryLink();
        session.attach(subject.link(link), now);
    }

    /// Brings the session up with HeartBtInt 30, in whichever role, and forgets what that took.
    private void logon() {
        connect();
        poll();
        inject("35=A|34=" + session.status().expectedIncoming() + "|98=0|108=30|");
        poll();
        require(session.loggedOn(), "not logged on");
        sent.clear();
    }

    private void inject(String fields) {
        byte[] time = new byte[32];
        int length = timestamp.write(time, 0, now, TimestampPrecision.MILLIS);
        String sendingTime = new String(time, 0, length, ISO_8859_1);
        boolean versioned = fields.startsWith("8=");
        String beginString = versioned
                ? fields.substring(2, fields.indexOf('|'))
                : session.id().beginString();
        String given = versioned ? fields.substring(fields.indexOf('|') + 1) : fields;
        StringBuilder text = new StringBuilder(given.replace("NOW", sendingTime));
        // The standard header, unless the script says otherwise; `52=-|` leaves a field out.
        for (String field : List.of("56=US|", "49=THEM|", "52=" + sendingTime + "|")) {
            if (!given.contains("|" + field.substring(0, 3))) {
                text.insert(text.indexOf("|") + 1, field);
            }
        }
        link.feed(Fix.message(beginString, text.toString().replaceAll("(?<=\\|)\\d+=-\\|", "")));
    }

    private void send(String rest) {
        String[] parts = rest.split(" -> ", -1);
        String[] fields = parts[0].split("\\|", -1);
        FixEncoder encoder = session.begin(MsgType.of(fields[0].substring(3)));
        for (int i = 1; i < fields.length && !fields[i].isEmpty(); i++) {
            int equals = fields[i].indexOf('=');
            encoder.put(Integer.parseInt(fields[i].substring(0, equals)), fields[i].substring(equals + 1));
        }
        int code = session.commit(now);
        String result = code < 0 ? SendCode.text(code) : String.valueOf(code);
        require(result.equals(parts[1]), "the result is " + result);
    }

    private void poll() {
        for (int i = 0; i < 3; i++) {
            session.poll(now);
        }
        sent.addAll(Fix.split(link.written()));
    }

    private static void expectText(ArrayDeque<String> queue, String wanted, String what) {
        String next = queue.poll();
        require(next != null && next.contains(wanted), "the next " + what + " is " + (next == null ? "none" : next));
    }

    private static void expect(ArrayDeque<String> queue, String pattern, String what) {
        String message = queue.poll();
        if (message == null) {
            throw new ScriptFailure("nothing was " + what);
        }
        for (String field : pattern.split("\\|", -1)) {
            require(matches("|" + message, field), "no " + field + " in what was " + what + ": " + message);
        }
    }

    /// `58=*` any value, `!43` no such field.
    private static boolean matches(String message, String field) {
        if (field.startsWith("!")) {
            return !message.contains("|" + field.substring(1) + "=");
        }
        return field.isEmpty()
                || message.contains(
                        field.endsWith("=*") ? "|" + field.substring(0, field.length() - 1) : "|" + field + "|");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ScriptFailure(otherwise);
        }
    }

    private final class Recorder implements FixSessionListener {
        @Override
        public void onLogout(FixSession from, String reason, long nowNanos) {
            logouts.add(reason);
        }

        @Override
        public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
            delivered.add(message + "flags=" + flags + "|");
        }

        @Override
        public void onSessionReject(FixSession from, FixMessage reject, long receivedNanos) {
            delivered.add(reject + "flags=0|");
        }

        @Override
        public void onEvent(FixSession from, SessionEvent event, long nowNanos) {
            events.add(event.toString());
        }
    }
}
