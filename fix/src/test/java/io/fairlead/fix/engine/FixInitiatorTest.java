package io.fairlead.fix.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.engine.Connection.Stopped;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.Timing;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.testing.Fix;
import io.fairlead.fix.testing.MemoryLink;
import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Idle;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FixInitiatorTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOON = 1_767_614_400L * SECOND;
    private static final ReconnectPolicy POLICY = new ReconnectPolicy(SECOND, 200, 5 * SECOND, 0, 0, 10 * SECOND);

    private final List<String> dialled = new ArrayList<>();
    private final List<MemoryLink> links = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();
    private Dialer.Outcome next = new Dialer.Outcome.Failed("refused");
    private long now = NOON;
    private final List<String> events = new ArrayList<>();
    private final FixInitiator initiator = new FixInitiator(new Random(1), Idle.SPIN, new ConnectionListener() {
        @Override
        public void onConnection(FixSession about, ConnectionEvent event, long nowNanos) {
            events.add((nowNanos - NOON) / SECOND + " " + event.text());
        }
    });
    private final FixSession session = new FixSession(
            SessionProfile.initiator(SessionId.of("FIX.4.4", "US", "THEM"))
                    .withTiming(Timing.DEFAULT.withHeartbeatSeconds(0)),
            SessionParts.of(new MemoryMessageStore(), (_, _, _, _) -> {}));

    private final Dialer dialer = endpoint -> {
        dialled.add(endpoint.host() + "@" + (now - NOON) / SECOND);
        Dialer.Outcome outcome = next;
        if (outcome instanceof Dialer.Outcome.Connected) {
            links.add(new MemoryLink());
            outcome = new Dialer.Outcome.Connected(links.getLast());
        }
        Dialer.Outcome result = outcome;
        return new Dialer.Dialing() {
            @Override
            public Dialer.Outcome outcome() {
                return result;
            }

            @Override
            public void cancel() {
                cancelled.add(endpoint.host());
            }
        };
    };

    private void add(ReconnectPolicy policy, SessionSchedule schedule) {
        initiator.add(
                session,
                new InitiatorPlan(List.of(new Endpoint("one", 1), new Endpoint("two", 2)), dialer, policy, schedule));
    }

    private void run(int seconds) {
        for (int i = 0; i < 10 * seconds; i++) {
            initiator.poll(now);
            now += SECOND / 10;
        }
    }

    private void logon() {
        links.getLast()
                .feed(Fix.message("35=A|34=" + session.status().expectedIncoming()
                        + "|49=THEM|56=US|52=20260105-12:00:00|98=0|108=30|"));
        run(1);
        assertThat(session.loggedOn()).isTrue();
    }

    @Test
    void walksThroughTheHostsWithGrowingDelays() {
        add(POLICY, SessionSchedule.ALWAYS);
        run(20);
        assertThat(dialled).containsExactly("one@0", "two@1", "one@3", "two@7", "one@12", "two@17");
        assertThat(session.status().lastError()).isEqualTo("two:2: refused");
    }

    @Test
    void startsOverAfterASessionThatWasUp() {
        add(POLICY, SessionSchedule.ALWAYS);
        run(6);
        next = new Dialer.Outcome.Connected(new MemoryLink());
        run(3);
        logon();
        dialled.clear();
        links.getLast().closeByPeer();
        long down = (now - NOON) / SECOND;
        run(3);
        assertThat(dialled).singleElement().asString().endsWith("@" + (down + 1));
    }

    @Test
    void givesUpAfterSoManyAttempts() {
        add(new ReconnectPolicy(SECOND, 100, SECOND, 0, 3, SECOND), SessionSchedule.ALWAYS);
        run(20);
        assertThat(dialled).hasSize(3);
        assertThat(initiator.connection(session)).isEqualTo(new Stopped("gave up after 3 attempts: refused"));
        initiator.start(session, now);
        run(1);
        assertThat(dialled).hasSize(4);
    }

    @Test
    void cancelsAConnectionThatTakesTooLong() {
        next = new Dialer.Outcome.Pending();
        add(POLICY, SessionSchedule.ALWAYS);
        run(11);
        assertThat(cancelled).containsExactly("one");
        assertThat(session.status().lastError()).isEqualTo("one:1: no connection in time");
    }

    @Test
    void followsItsHoursAndStartsEachSessionFromOne() {
        TradingHours hours = TradingHours.daily(
                ZoneId.of("UTC"), EnumSet.allOf(DayOfWeek.class), LocalTime.of(12, 1), LocalTime.of(12, 5));
        next = new Dialer.Outcome.Connected(new MemoryLink());
        session.resetNumbers(7, 9, 1);
        add(POLICY, hours);
        run(59);
        assertThat(dialled).isEmpty();
        run(3);
        assertThat(dialled).containsExactly("one@60");
        assertThat(session.status().nextOutgoing()).isEqualTo(2);
        logon();
        now = NOON + 300 * SECOND;
        run(1);
        assertThat(session.loggedOn()).isFalse();
        assertThat(links.getLast().written()).contains("the session's hours are over");
    }

    @Test
    void keepsNumbersThatWereSetWithinTheHours() {
        TradingHours hours = TradingHours.daily(
                ZoneId.of("UTC"), EnumSet.allOf(DayOfWeek.class), LocalTime.of(11, 0), LocalTime.of(12, 5));
        next = new Dialer.Outcome.Connected(new MemoryLink());
        session.resetNumbers(7, 9, now);
        add(POLICY, hours);
        run(1);
        assertThat(session.status().expectedIncoming()).isEqualTo(7);
        assertThat(session.status().nextOutgoing()).isEqualTo(10);
    }

    @Test
    void stopsAndStartsOnCommand() {
        next = new Dialer.Outcome.Connected(new MemoryLink());
        add(POLICY, SessionSchedule.ALWAYS);
        run(1);
        logon();
        assertThatThrownBy(() -> initiator.remove(session)).hasMessageContaining("is connected");
        assertThatThrownBy(() -> session.resetNumbers(1, 1, now)).hasMessageContaining("log out before");
        assertThatThrownBy(() -> session.attach(new MemoryLink(), now)).hasMessageContaining("has a link already");
        initiator.stopAll("operator", now);
        assertThat(initiator.connected()).isTrue();
        links.getLast().feed(Fix.message("35=5|34=2|49=THEM|56=US|52=20260105-12:00:00|"));
        run(30);
        assertThat(initiator.connected()).isFalse();
        assertThat(dialled).hasSize(1);
        initiator.start(session, now);
        run(1);
        assertThat(session.connected()).isTrue();
        initiator.stop(session, "operator", now);
        run(1);
        initiator.remove(session);
        assertThatThrownBy(() -> initiator.connection(session)).hasMessageContaining("not a session of this initiator");
    }

    @Test
    void tellsEachStepOfItsConnection() {
        add(new ReconnectPolicy(SECOND, 100, SECOND, 0, 2, SECOND), SessionSchedule.ALWAYS);
        run(3);
        initiator.start(session, now);
        next = new Dialer.Outcome.Connected(new MemoryLink());
        run(1);
        links.getLast().closeByPeer();
        run(1);
        assertThat(events)
                .containsExactly(
                        "0 dialling one:1, attempt 1",
                        "0 not connected: one:1: refused",
                        "0 next attempt at 2026-01-05T12:00:01.100Z, two:2",
                        "1 dialling two:2, attempt 2",
                        "1 not connected: two:2: refused",
                        "1 gave up after 2 attempts: refused",
                        "3 started",
                        "3 dialling one:1, attempt 1",
                        "3 linked to memory",
                        "4 link lost: Logon(A) was not answered: link closed by the counterparty",
                        "4 next attempt at 2026-01-05T12:00:05Z, two:2");
    }

    @Test
    void aLogonThatDoesNotLastIsNoSuccess() {
        next = new Dialer.Outcome.Connected(new MemoryLink());
        add(new ReconnectPolicy(SECOND, 200, 60 * SECOND, 0, 3, SECOND, 10 * SECOND), SessionSchedule.ALWAYS);
        for (int i = 0; i < 3; i++) {
            while (!session.connected()) {
                run(1);
            }
            logon();
            links.getLast().closeByPeer();
            run(1);
        }
        assertThat(initiator.connection(session)).isInstanceOf(Stopped.class);
        assertThat(events).last().asString().contains("gave up after 3 attempts");
    }

    @Test
    void whoeverRefusedUsIsAskedAsSeldomAsPossible() {
        next = new Dialer.Outcome.Connected(new MemoryLink());
        session.resetNumbers(7, 1, now);
        add(POLICY, SessionSchedule.ALWAYS);
        run(1);
        links.getLast().feed(Fix.message("35=A|34=2|49=THEM|56=US|52=20260105-12:00:00|98=0|108=30|"));
        run(1);
        assertThat(session.status().lastError()).contains("too low");
        links.getLast().closeByPeer();
        run(4);
        assertThat(dialled).hasSize(1);
        run(3);
        assertThat(dialled).hasSize(2);
    }

    @Test
    void startsAgainWhenStartedWhileItLogsOut() {
        next = new Dialer.Outcome.Connected(new MemoryLink());
        add(POLICY, SessionSchedule.ALWAYS);
        run(1);
        logon();
        initiator.stop(session, "operator", now);
        initiator.start(session, now);
        run(1);
        assertThat(links).hasSize(1);
        links.getLast().feed(Fix.message("35=5|34=2|49=THEM|56=US|52=20260105-12:00:00|"));
        run(7);
        assertThat(links).hasSize(2);
        assertThat(session.connected()).isTrue();
    }

    @Test
    void aDayThatFollowsAtOnceIsANewSession() {
        LocalTime open = LocalTime.of(12, 1);
        TradingHours hours = TradingHours.daily(ZoneId.of("UTC"), EnumSet.allOf(DayOfWeek.class), open, open);
        next = new Dialer.Outcome.Connected(new MemoryLink());
        add(POLICY, hours);
        run(1);
        logon();
        run(59);
        assertThat(session.loggedOn()).isFalse();
        links.getLast().feed(Fix.message("35=5|34=2|49=THEM|56=US|52=20260105-12:00:00|"));
        links.getLast().closeByPeer();
        run(2);
        assertThat(links).hasSize(2);
        assertThat(links.getLast().written()).contains("\00134=1\001");
    }

    @Test
    void sessionsDoNotWaitForEachOther() {
        next = new Dialer.Outcome.Connected(new MemoryLink());
        initiator.add(session, InitiatorPlan.of(dialer, new Endpoint("slow", 1)));
        run(1);
        logon();
        links.getLast().slow(true);
        FixSession other = new FixSession(
                SessionProfile.initiator(SessionId.of("FIX.4.4", "US", "THIRD"))
                        .withTiming(Timing.DEFAULT.withHeartbeatSeconds(1)),
                SessionParts.of(new MemoryMessageStore(), (_, _, _, _) -> {}));
        initiator.add(other, InitiatorPlan.of(dialer, new Endpoint("three", 3)));
        run(1);
        MemoryLink third = links.getLast();
        third.feed(Fix.message("35=A|34=1|49=THIRD|56=US|52=20260105-12:00:00|98=0|108=1|"));
        run(1);
        assertThat(other.loggedOn()).isTrue();
        while (session.commit(session.begin('D').put(58, "x".repeat(5000)) == null ? 0 : now) > 0) {
            assertThat(session.waitingBytes()).isPositive();
        }
        assertThatThrownBy(() -> initiator.add(other, InitiatorPlan.of(dialer, new Endpoint("three", 3))))
                .hasMessageContaining("already");
        third.written();
        for (int second = 0; second < 12; second++) {
            third.feed(Fix.message("35=0|34=" + (second + 2) + "|49=THIRD|56=US|52=20260105-12:00:00|"));
            run(1);
            assertThat(third.written()).as("heartbeat of second " + second).contains("\00135=0\001");
            assertThat(session.status().lastError()).matches(second < 9 ? "" : "|slow consumer.*");
        }
        assertThat(session.status().lastError()).contains("slow consumer");
        assertThat(other.loggedOn()).isTrue();
    }

    @Test
    void sessionsMayBeRemovedFromWithinACallback() {
        FixSession passing = new FixSession(
                SessionProfile.initiator(SessionId.of("FIX.4.4", "US", "PASSING")),
                SessionParts.of(new MemoryMessageStore(), new FixSessionListener() {
                    @Override
                    public void onMessage(FixSession from, FixMessage message, int flags, long nowNanos) {}

                    @Override
                    public void onLogout(FixSession from, String reason, long nowNanos) {
                        initiator.remove(from);
                    }
                }));
        next = new Dialer.Outcome.Connected(new MemoryLink());
        initiator.add(passing, InitiatorPlan.of(dialer, new Endpoint("four", 4)));
        run(1);
        add(POLICY, SessionSchedule.ALWAYS);
        links.getFirst().closeByPeer();
        run(2);
        assertThatThrownBy(() -> initiator.connection(passing)).hasMessageContaining("not a session of this initiator");
        assertThat(session.connected()).isTrue();
    }

    @Test
    void stretchesDelaysByChance() {
        ReconnectPolicy policy = new ReconnectPolicy(100, 300, 1000, 50, 0, 1);
        assertThat(policy.delayNanos(1)).isEqualTo(100);
        assertThat(policy.delayNanos(2)).isEqualTo(300);
        assertThat(policy.delayNanos(9)).isEqualTo(1000);
        assertThat(policy.delayNanos(1, 0.5)).isEqualTo(125);
        assertThat(policy.longestNanos(0.5)).isEqualTo(1250);
        assertThat(new ReconnectPolicy(0, 200, 1000, 0, 0, 1).delayNanos(Integer.MAX_VALUE))
                .isZero();
        assertThatThrownBy(() -> new ReconnectPolicy(5, 200, 1, 0, 0, 1)).hasMessageContaining("not below the delay");
        assertThatThrownBy(() -> new ReconnectPolicy(5, 200, 5, -1, 0, 1)).hasMessageContaining("jitter of 0");
    }
}
