package io.fairlead.fix.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.fix.codec.BusinessRejectReason;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixAcceptor;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SendCode;
import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.engine.SessionStatus;
import io.fairlead.fix.session.Role;
import io.fairlead.fix.session.SessionEvent;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.LinkSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plays one script in one role: the counterparty's side of a session, on a virtual clock. Single-threaded; used once.
public final class ScriptRun {
    private static final long START = 1_767_614_400_000_000_000L; // 2026-01-05T12:00:00Z

    private final Subject subject;
    private final Role role;
    private final ScriptOptions options;
    private final MemoryMessageStore store = new MemoryMessageStore(64 * 1024, 256);
    private final ArrayDeque<String> sent = new ArrayDeque<>();
    private final ArrayDeque<String> delivered = new ArrayDeque<>();
    private final ArrayDeque<String> events = new ArrayDeque<>();
    private final ArrayDeque<String> logouts = new ArrayDeque<>();
    private final List<MemoryLink> links = new ArrayList<>();
    private final ArrayDeque<Link> arrived = new ArrayDeque<>();
    private final @Nullable FixAcceptor acceptor;
    private FixSession session;
    private MemoryLink link = new MemoryLink();
    private @Nullable BusinessRejectReason refusal;
    private long now = START;

    private ScriptRun(Script script, Role role, Subject subject) {
        this.subject = subject;
        this.role = role;
        options = ScriptOptions.of(script.options());
        session = newSession();
        acceptor = options.has("listening") ? new FixAcceptor(new Arrivals(), Idle.SPIN) : null;
        if (acceptor != null) {
            acceptor.add(session, SessionSchedule.ALWAYS);
        }
    }

    private FixSession newSession() {
        return subject.session(options.profile(role), ScriptParts.of(options, store, new Recorder()));
    }

    /// Plays a script in one of its roles.
    ///
    /// @throws ScriptFailure if the session does anything else than what is expected
    public static void run(Script script, Role role, Subject subject) {
        String at = "session";
        try {
            ScriptRun run = new ScriptRun(script, role, subject);
            for (String step : script.steps()) {
                at = step;
                run.step(step);
            }
            at = "the end";
            run.nothingIsLeft();
        } catch (RuntimeException e) {
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
        if (!act(word, rest) && !check(word, rest)) {
            throw new IllegalArgumentException("unknown word in a script: " + line);
        }
        poll();
    }

    /// What happens to the session.
    private boolean act(String word, String rest) {
        switch (word) {
            case "numbers" -> session.resetNumbers(number(rest, 0), number(rest, 1), now);
            case "restart" -> session = newSession();
            case "connect" -> connect();
            case "link" -> link = links.get(number(rest, 0) - 1);
            case "logon" -> logon();
            case "inject" -> link.feed(message(rest));
            case "garbled" -> {
                int space = rest.indexOf(' ');
                link.feed(ScriptText.garbled(rest.substring(0, space), message(rest.substring(space + 1))));
            }
            case "raw" -> link.feed(rest.replace('|', '\u0001').getBytes(ISO_8859_1));
            case "clock" ->
                now += (long) (Double.parseDouble(rest.replace("+", "").replace("s", "")) * 1e9);
            case "send" -> send(rest);
            case "logout" -> session.logout(rest, now);
            case "reset" -> session.requestReset(now);
            case "application" -> refusal = BusinessRejectReason.valueOf(rest);
            case "peer-closes" -> link.closeByPeer();
            case "slow" -> link.slow(rest.equals("on"));
            default -> {
                return false;
            }
        }
        return true;
    }

    /// What must have followed.
    private boolean check(String word, String rest) {
        switch (word) {
            case "numbers-are" -> numbersAre(number(rest, 0), number(rest, 1));
            case "expect" -> expect(sent, rest, "sent");
            case "expect-nothing" -> require(sent.isEmpty(), "sent: " + sent);
            case "expect-closed" -> require(link.closed(), "the link is open");
            case "expect-open" -> require(!link.closed(), "the link is closed");
            case "deliver" -> expect(delivered, rest, "delivered");
            case "event" -> expectText(events, rest, "event");
            case "no-event" -> require(events.isEmpty(), "reported: " + events);
            case "expect-disconnect" -> expectText(logouts, rest, "disconnect");
            case "comeback" -> is(session.comeback(), rest);
            case "speaks" -> is(session.applVerId(Fix.decoded("35=8|34=1|")), rest);
            case "state" -> {
                String state = session.state().getClass().getSimpleName();
                require(state.equals(rest), "the state is " + state);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void is(Enum<?> value, String wanted) {
        require(value.name().equals(wanted), "it is " + value);
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
        links.add(link);
        if (acceptor != null) {
            arrived.add(subject.link(link));
        } else {
            session.attach(subject.link(link), now);
        }
    }

    /// Brings the session up, in whichever role, and forgets what that took.
    private void logon() {
        connect();
        poll();
        int seconds = session.profile().timing().heartbeatSeconds();
        String version = session.profile().fixt() ? "1137=9|" : "";
        link.feed(message("35=A|34=" + session.status().expectedIncoming() + "|98=0|108=" + seconds + "|" + version));
        poll();
        require(session.loggedOn(), "not logged on");
        sent.clear();
    }

    private byte[] message(String fields) {
        return ScriptText.message(fields, session.id().beginString(), now);
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
            if (acceptor != null) {
                acceptor.poll(now);
            }
            session.poll(now);
        }
        for (String message : Fix.split(link.written())) {
            require(wellFormed(message), "sent, but not well-formed: " + message);
            sent.add(message);
        }
    }

    /// What every message has to be, whichever script it is in: decodable, ours, and of this moment.
    private boolean wellFormed(String text) {
        FixMessage message = Fix.decoded(text.replace('|', '\u0001').getBytes(ISO_8859_1));
        return message.valueEquals(Tag.SENDER_COMP_ID, session.id().senderCompId())
                && message.valueEquals(Tag.TARGET_COMP_ID, session.id().targetCompId())
                && message.valueEquals(
                        Tag.SENDING_TIME,
                        ScriptText.time(now, session.profile().wire().precision()))
                && message.msgSeqNum() > 0;
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
            BusinessRejectReason why = refusal;
            if (why != null) {
                from.businessReject(message, why, "not by this application", receivedNanos);
                return;
            }
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

    /// Where the acceptor of a `listening` session gets its links from.
    private final class Arrivals implements LinkSource {
        @Override
        public @Nullable Link accept() {
            return arrived.poll();
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public void close() {
            arrived.clear();
        }
    }
}
