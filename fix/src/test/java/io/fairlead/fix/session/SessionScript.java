package io.fairlead.fix.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.TimestampPrecision;
import io.fairlead.fix.codec.UtcTimestamp;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SendCode;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.store.MemoryMessageStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs one case of a session script: the counterparty's side of a session, on a virtual clock. The scripts are next
/// to this class in the resources; `README` there explains their words.
final class SessionScript {
    record Case(String name, String rule, List<String> lines) {}

    private static final long START = 1_767_614_400_000_000_000L; // 2026-01-05T12:00:00Z

    private final TestLink[] link = {new TestLink()};
    private final ArrayDeque<String> sent = new ArrayDeque<>();
    private final ArrayDeque<String> delivered = new ArrayDeque<>();
    private final ArrayDeque<String> events = new ArrayDeque<>();
    private final ArrayDeque<String> logouts = new ArrayDeque<>();
    private final UtcTimestamp timestamp = new UtcTimestamp();
    private FixSession session;
    private long now = START;

    private SessionScript() {
        session = new FixSession(
                SessionProfile.acceptor(SessionId.of("FIX.4.4", "US", "THEM")),
                SessionParts.of(new MemoryMessageStore(), new Recorder()));
    }

    static List<Case> read(String file) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = SessionScript.class.getResourceAsStream(file)) {
            for (String block : new String(in.readAllBytes(), UTF_8).split("(?m)^=== ", -1)) {
                List<String> lines = block.lines().map(String::strip).toList();
                if (lines.size() > 1 && !lines.get(0).startsWith("#")) {
                    assertThat(lines.get(1)).as("the rule of " + lines.get(0)).startsWith("rule: ");
                    List<String> body = lines.stream()
                            .skip(2)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .toList();
                    cases.add(new Case(lines.get(0), lines.get(1), body));
                }
            }
        }
        return cases;
    }

    static void run(Case script) {
        SessionScript run = new SessionScript();
        for (String line : script.lines()) {
            try {
                run.step(line);
            } catch (AssertionError e) {
                throw new AssertionError(
                        script.name() + " (" + script.rule() + ")\n  at: " + line + "\n" + e.getMessage(), e);
            }
        }
        assertThat(run.sent).as(script.name() + ": sent, but not expected").isEmpty();
        assertThat(run.delivered)
                .as(script.name() + ": delivered, but not expected")
                .isEmpty();
        assertThat(run.logouts)
                .as(script.name() + ": disconnected, but not expected")
                .isEmpty();
    }

    private void step(String line) {
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        String rest = space < 0 ? "" : line.substring(space + 1);
        switch (word) {
            case "session" -> configure(rest);
            case "numbers" -> session.resetNumbers(number(rest, 0), number(rest, 1), now);
            case "numbers-are" ->
                assertThat(session.status())
                        .extracting("expectedIncoming", "nextOutgoing")
                        .containsExactly(number(rest, 0), number(rest, 1));
            case "connect" -> connect();
            case "logon" -> logon();
            case "inject" -> inject(rest);
            case "raw" -> feed(rest.replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1));
            case "clock" ->
                now += (long) (Double.parseDouble(rest.replace("+", "").replace("s", "")) * 1e9);
            case "send" -> send(rest);
            case "logout" -> session.logout(rest, now);
            case "peer-closes" -> link[0].closeByPeer();
            case "slow" -> link[0].slow(rest.equals("on"));
            case "expect" -> expect(sent, rest, "sent");
            case "expect-nothing" -> assertThat(sent).isEmpty();
            case "deliver" -> expect(delivered, rest, "delivered");
            case "event" -> assertThat(events.poll()).as("event").startsWith(rest);
            case "expect-disconnect" ->
                assertThat(logouts.poll()).as("reason").isNotNull().contains(rest);
            case "state" ->
                assertThat(session.state().getClass().getSimpleName()).isEqualTo(rest);
            default -> throw new IllegalArgumentException("unknown word in a script: " + line);
        }
        poll();
    }

    private static int number(String text, int index) {
        return Integer.parseInt(text.split(" ", -1)[index]);
    }

    private void configure(String words) {
        SessionId id = SessionId.of("FIX.4.4", "US", "THEM");
        List<String> options = Arrays.asList(words.split(" ", -1));
        SessionProfile profile =
                options.contains("initiator") ? SessionProfile.initiator(id) : SessionProfile.acceptor(id);
        Authenticator[] authenticator = {Authenticator.ANYONE};
        for (String option : options) {
            profile = configured(profile, option);
            if (option.startsWith("requires=")) {
                String[] login = option.substring(9).split("/", -1);
                authenticator[0] = Authenticator.of(new Credentials(login[0], login[1]));
            }
        }
        session = new FixSession(
                profile,
                SessionParts.of(new MemoryMessageStore(), new Recorder()).withAuthenticator(authenticator[0]));
    }

    private static SessionProfile configured(SessionProfile profile, String option) {
        String value = option.substring(option.indexOf('=') + 1);
        GapPolicy gaps = profile.gaps();
        Tolerance tolerance = profile.tolerance();
        Timing timing = profile.timing();
        return switch (option.replaceAll("=.*", "")) {
            case "strict" ->
                profile.withTolerance(
                        new Tolerance(true, tolerance.strayBusinessRejects(), tolerance.sparseLogonAnswer()));
            case "tolerant" ->
                profile.withTolerance(
                        new Tolerance(false, tolerance.strayBusinessRejects(), tolerance.sparseLogonAnswer()));
            case "stray" ->
                profile.withTolerance(new Tolerance(tolerance.strict(), true, tolerance.sparseLogonAnswer()));
            case "sparse" ->
                profile.withTolerance(new Tolerance(tolerance.strict(), tolerance.strayBusinessRejects(), true));
            case "gap-wait" ->
                profile.withGaps(new GapPolicy(
                        Long.parseLong(value) * 1_000_000,
                        gaps.chunk(),
                        gaps.answerNanos(),
                        gaps.attempts(),
                        gaps.held()));
            case "chunk" ->
                profile.withGaps(new GapPolicy(
                        gaps.waitNanos(), Integer.parseInt(value), gaps.answerNanos(), gaps.attempts(), gaps.held()));
            case "held" ->
                profile.withGaps(new GapPolicy(
                        gaps.waitNanos(), gaps.chunk(), gaps.answerNanos(), gaps.attempts(), Integer.parseInt(value)));
            case "reset" -> profile.withReset(ResetPolicy.valueOf(value));
            case "resend" -> profile.withResend(new ResendPolicy(Long.parseLong(value) * 1_000_000_000L));
            case "heartbeat" -> profile.withTiming(timing.withHeartbeatSeconds(Integer.parseInt(value)));
            case "login" -> profile.withCredentials(new Credentials(value.split("/", -1)[0], value.split("/", -1)[1]));
            case "nanos" -> profile.withPrecision(TimestampPrecision.NANOS);
            case "initiator", "acceptor", "requires" -> profile;
            default -> throw new IllegalArgumentException("unknown option in a script: " + option);
        };
    }

    private void connect() {
        link[0] = new TestLink();
        session.attach(link[0], now);
    }

    /// Brings the session up with HeartBtInt 30, in whichever role, and forgets what that took.
    private void logon() {
        connect();
        poll();
        inject("35=A|34=" + session.status().expectedIncoming() + "|98=0|108=30|");
        poll();
        assertThat(session.loggedOn()).as("logged on").isTrue();
        sent.clear();
    }

    private void inject(String fields) {
        byte[] time = new byte[32];
        int length = timestamp.write(time, 0, now, TimestampPrecision.MILLIS);
        String sendingTime = new String(time, 0, length, StandardCharsets.US_ASCII);
        boolean versioned = fields.startsWith("8=");
        String beginString = versioned ? fields.substring(2, fields.indexOf('|')) : "FIX.4.4";
        String given = versioned ? fields.substring(fields.indexOf('|') + 1) : fields;
        StringBuilder text = new StringBuilder(given.replace("NOW", sendingTime));
        // The standard header, unless the script says otherwise; `52=-|` leaves a field out.
        for (String field : List.of("56=US|", "49=THEM|", "52=" + sendingTime + "|")) {
            if (!given.contains("|" + field.substring(0, 3))) {
                text.insert(text.indexOf("|") + 1, field);
            }
        }
        String complete = text.toString().replaceAll("(?<=\\|)\\d+=-\\|", "");
        feed(Fix.message(beginString, complete));
    }

    private void feed(byte[] bytes) {
        link[0].feed(bytes);
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
        assertThat(code < 0 ? SendCode.text(code) : String.valueOf(code)).isEqualTo(parts[1]);
    }

    private void poll() {
        for (int i = 0; i < 3; i++) {
            session.poll(now);
        }
        sent.addAll(Fix.split(link[0].written()));
    }

    private static void expect(ArrayDeque<String> queue, String pattern, String what) {
        String message = queue.poll();
        assertThat(message).as("%s next", what).isNotNull();
        for (String field : pattern.split("\\|", -1)) {
            if (field.isEmpty()) {
                continue;
            }
            if (field.startsWith("!")) {
                assertThat("|" + message).as("%s", message).doesNotContain("|" + field.substring(1) + "=");
            } else if (field.endsWith("=*")) {
                assertThat("|" + message).as("%s", message).contains("|" + field.substring(0, field.length() - 1));
            } else {
                assertThat("|" + message).contains("|" + field + "|");
            }
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
