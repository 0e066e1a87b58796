package io.fairlead.fix.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.fix.engine.Connection.Closing;
import io.fairlead.fix.engine.Connection.Listening;
import io.fairlead.fix.engine.Connection.Stopped;
import io.fairlead.fix.engine.Refusal.Reason;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.Tolerance;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.testing.Fix;
import io.fairlead.fix.testing.MemoryLink;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.LinkSource;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FixAcceptorTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOON = 1_767_614_400L * SECOND;

    private final ArrayDeque<Link> incoming = new ArrayDeque<>();
    private final List<Reason> refusals = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final FixAcceptor acceptor =
            new FixAcceptor(new Source(), Idle.SPIN, new AcceptorLimits(4, 3, 10 * SECOND), new Watcher());
    private long now = NOON;

    private static FixSession session(String counterparty) {
        return new FixSession(
                SessionProfile.acceptor(SessionId.of("FIX.4.4", "US", counterparty))
                        .withTolerance(Tolerance.TOLERANT),
                SessionParts.of(new MemoryMessageStore(), (_, _, _, _) -> {}));
    }

    private MemoryLink connect() {
        MemoryLink link = new MemoryLink();
        incoming.add(link);
        return link;
    }

    private MemoryLink logon(String counterparty) {
        MemoryLink link = connect();
        link.feed(message("35=A|34=1|49=" + counterparty + "|98=0|108=30|"));
        run(1);
        return link;
    }

    /// With SendingTime(52) as the clock of the test shows it.
    private byte[] message(String fields) {
        String time = java.time.Instant.ofEpochSecond(0, now).toString();
        return Fix.message(
                fields + "56=US|52=" + time.substring(0, 19).replace("-", "").replace("T", "-") + "|");
    }

    private void run(int seconds) {
        for (int i = 0; i < 10 * seconds; i++) {
            acceptor.poll(now);
            now += SECOND / 10;
        }
    }

    @Test
    void handsEachLinkToTheSessionItNames() {
        FixSession one = acceptor.add(session("ONE"), SessionSchedule.ALWAYS);
        FixSession two = acceptor.add(session("TWO"), SessionSchedule.ALWAYS);
        MemoryLink second = logon("TWO");
        assertThat(two.loggedOn()).isTrue();
        assertThat(one.connected()).isFalse();
        MemoryLink first = logon("ONE");
        assertThat(one.loggedOn()).isTrue();
        assertThat(first.written()).contains("|35=A|".replace('|', '\1'));
        assertThat(second.written()).contains("56=TWO");
        assertThat(refusals).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnowWithoutHarm() {
        FixSession one = acceptor.add(session("ONE"), SessionSchedule.ALWAYS);
        MemoryLink running = logon("ONE");
        running.written();
        MemoryLink twin = logon("ONE");
        MemoryLink unknown = logon("NOBODY");
        MemoryLink noLogon = connect();
        noLogon.feed(message("35=0|34=1|49=ONE|"));
        MemoryLink noise = connect();
        noise.feed(
                "GET / HTTP/1.1\r\nHost: us\r\n\r\n".repeat(300).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        connect().closeByPeer();
        run(1);
        assertThat(refusals)
                .containsExactlyInAnyOrder(
                        Reason.ALREADY_CONNECTED,
                        Reason.UNKNOWN_SESSION,
                        Reason.NOT_A_LOGON,
                        Reason.GARBLED,
                        Reason.GONE);
        assertThat(List.of(twin, unknown, noLogon, noise)).allMatch(MemoryLink::closed);
        assertThat(twin.written()).isEmpty();
        assertThat(one.loggedOn()).isTrue();
        assertThat(one.status().expectedIncoming()).isEqualTo(2);
        assertThat(running.written()).isEmpty();
    }

    @Test
    void closesALinkThatDoesNotLogOnInTime() {
        FixSession one = acceptor.add(session("ONE"), SessionSchedule.ALWAYS);
        MemoryLink silent = connect();
        run(9);
        assertThat(silent.closed()).isFalse();
        run(2);
        assertThat(silent.closed()).isTrue();
        assertThat(refusals).containsExactly(Reason.TOO_SLOW);
        logon("ONE");
        assertThat(one.loggedOn()).isTrue();
    }

    @Test
    void boundsLinksThatHaveNotLoggedOn() {
        FixSession one = acceptor.add(session("ONE"), SessionSchedule.ALWAYS);
        for (int i = 0; i < 4; i++) {
            connect();
        }
        run(1);
        assertThat(refusals).containsExactly(Reason.TOO_MANY);
        incoming.add(new OtherAddress());
        MemoryLink waits = logon("ONE");
        assertThat(one.connected()).isFalse();
        assertThat(incoming).containsExactly(waits);
        run(11);
        assertThat(one.loggedOn()).isTrue();
    }

    @Test
    void sessionsComeAndGoAtRunTime() {
        FixSession one = acceptor.add(session("ONE"), SessionSchedule.ALWAYS);
        assertThatThrownBy(() -> acceptor.add(session("ONE"), SessionSchedule.ALWAYS))
                .hasMessageContaining("already");
        MemoryLink link = logon("ONE");
        assertThatThrownBy(() -> acceptor.remove(one)).hasMessageContaining("is connected");
        acceptor.stop(one, "operator", now);
        assertThat(acceptor.connection(one)).isEqualTo(new Closing(new Stopped("operator")));
        link.feed(message("35=5|34=2|49=ONE|"));
        run(6);
        assertThat(acceptor.connection(one)).isEqualTo(new Stopped("operator"));
        assertThat(logon("ONE").closed()).isTrue();
        assertThat(refusals).containsExactly(Reason.STOPPED);
        acceptor.start(one, now);
        assertThat(acceptor.connection(one)).isEqualTo(new Listening());
        acceptor.remove(one);
        assertThat(logon("ONE").closed()).isTrue();
        assertThat(refusals).containsExactly(Reason.STOPPED, Reason.UNKNOWN_SESSION);
        assertThatThrownBy(() -> acceptor.stop(one, "again", now)).hasMessageContaining("not a session of this");
        assertThat(events).containsExactly("linked to memory", "logging out: operator", "stopped: operator", "started");
    }

    @Test
    void startsEachDayFromOneEvenWithoutAPauseBetween() {
        LocalTime open = LocalTime.of(12, 1);
        TradingHours hours = TradingHours.daily(ZoneId.of("UTC"), EnumSet.allOf(DayOfWeek.class), open, open);
        FixSession one = acceptor.add(session("ONE"), hours);
        MemoryLink link = logon("ONE");
        for (int i = 2; i < 6; i++) {
            link.feed(message("35=0|34=" + i + "|49=ONE|"));
        }
        run(58);
        assertThat(one.loggedOn()).isTrue();
        assertThat(one.status().expectedIncoming()).isEqualTo(6);
        run(2);
        assertThat(link.written()).contains("the session's hours are over");
        link.feed(message("35=5|34=6|49=ONE|"));
        link.closeByPeer();
        run(1);
        assertThat(one.connected()).isFalse();
        logon("ONE");
        assertThat(one.loggedOn()).isTrue();
        assertThat(one.status().expectedIncoming()).isEqualTo(2);
    }

    @Test
    void refusesOutOfHours() {
        TradingHours hours = TradingHours.daily(
                ZoneId.of("UTC"), EnumSet.of(DayOfWeek.TUESDAY), LocalTime.of(8, 0), LocalTime.of(9, 0));
        FixSession one = acceptor.add(session("ONE"), hours);
        assertThat(logon("ONE").closed()).isTrue();
        assertThat(refusals).containsExactly(Reason.OUT_OF_HOURS);
        assertThat(one.status().nextOutgoing()).isEqualTo(1);
    }

    @Test
    void stopsWithAllItsLinks() {
        acceptor.add(session("ONE"), SessionSchedule.ALWAYS);
        MemoryLink stranger = connect();
        MemoryLink link = logon("ONE");
        acceptor.stopAll("end", now);
        assertThat(stranger.closed()).isTrue();
        assertThat(acceptor.connected()).isTrue();
        link.feed(message("35=5|34=2|49=ONE|"));
        run(6);
        assertThat(acceptor.connected()).isFalse();
        assertThatThrownBy(() -> new AcceptorLimits(0, 1, 1)).hasMessageContaining("room for one link");
    }

    private final class Source implements LinkSource {
        @Override
        public @Nullable Link accept() {
            return incoming.poll();
        }

        @Override
        public int port() {
            return 1;
        }

        @Override
        public void close() {
            incoming.clear();
        }
    }

    private final class Watcher implements ConnectionListener {
        @Override
        public void onConnection(FixSession session, ConnectionEvent event, long nowNanos) {
            events.add(event.text());
        }

        @Override
        public void onRefused(Refusal refusal, long nowNanos) {
            refusals.add(refusal.reason());
        }
    }

    /// Says nothing, from elsewhere.
    private static final class OtherAddress implements Link {
        @Override
        public int read(java.nio.ByteBuffer into) {
            return 0;
        }

        @Override
        public int write(java.nio.ByteBuffer from) {
            return 0;
        }

        @Override
        public boolean flush() {
            return true;
        }

        @Override
        public void close() {}

        @Override
        public String failure() {
            return "";
        }

        @Override
        public String peer() {
            return "elsewhere:9";
        }
    }
}
