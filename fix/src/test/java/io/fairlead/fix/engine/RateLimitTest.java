package io.fairlead.fix.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.session.Bounds;
import io.fairlead.fix.session.RateLimit;
import io.fairlead.fix.session.SessionEvent;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.testing.Fix;
import io.fairlead.fix.testing.MemoryLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final long NOON = 1_767_614_400L * SECOND;
    private static final RateLimit TEN = new RateLimit(10, SECOND, 2);

    private final MemoryLink link = new MemoryLink();
    private final List<Integer> received = new ArrayList<>();
    private final List<SessionEvent> events = new ArrayList<>();
    private final List<String> logouts = new ArrayList<>();

    private FixSession loggedOn(RateLimit outbound, RateLimit inbound) {
        SessionProfile profile = SessionProfile.initiator(SessionId.of("FIX.4.4", "US", "THEM"))
                .withBounds(Bounds.DEFAULT.withRates(outbound, inbound));
        FixSession session = new FixSession(profile, SessionParts.of(new MemoryMessageStore(), new Recorder()));
        session.attach(link, NOON);
        link.feed(Fix.message("35=A|34=1|49=THEM|56=US|52=20260105-12:00:00|98=0|108=1|"));
        session.poll(NOON);
        assertThat(session.loggedOn()).isTrue();
        return session;
    }

    private static int send(FixSession session, int msgType, long nowNanos) {
        session.begin(msgType).put(Tag.CL_ORD_ID, "c");
        return session.commit(nowNanos);
    }

    @Test
    void neverLetsMoreThroughInAnyStretchOfTime() {
        Random random = new Random(11);
        RateMeter meter = new RateMeter(new RateLimit(7, 1000, 0));
        List<Long> times = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(200);
            if (meter.admits(now)) {
                meter.count(now);
                times.add(now);
            } else {
                long oldest = times.get(times.size() - 7);
                assertThat(now - oldest).isLessThan(1000);
            }
        }
        for (int i = 7; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 7)).isGreaterThanOrEqualTo(1000);
        }
    }

    @Test
    void refusesOrdersOverTheRateAndKeepsRoomForCancels() {
        FixSession session = loggedOn(TEN, RateLimit.NONE);
        for (int i = 0; i < 8; i++) {
            assertThat(send(session, MsgType.NEW_ORDER_SINGLE, NOON + i * MILLI))
                    .isPositive();
        }
        assertThat(send(session, MsgType.NEW_ORDER_SINGLE, NOON + 10 * MILLI)).isEqualTo(SendCode.RATE_LIMITED);
        int next = session.status().nextOutgoing();
        assertThat(send(session, MsgType.ORDER_CANCEL_REQUEST, NOON + 11 * MILLI))
                .isEqualTo(next);
        assertThat(send(session, MsgType.ORDER_MASS_CANCEL_REQUEST, NOON + 12 * MILLI))
                .isPositive();
        assertThat(send(session, MsgType.ORDER_CANCEL_REQUEST, NOON + 13 * MILLI))
                .isEqualTo(SendCode.RATE_LIMITED);
        assertThat(send(session, MsgType.NEW_ORDER_SINGLE, NOON + SECOND)).isEqualTo(SendCode.RATE_LIMITED);
        assertThat(send(session, MsgType.NEW_ORDER_SINGLE, NOON + 1002 * MILLI)).isPositive();
        assertThat(SendCode.text(SendCode.RATE_LIMITED)).isEqualTo("rate limited");
    }

    @Test
    void doesNotHoldBackSessionMessages() {
        FixSession session = loggedOn(new RateLimit(1, 60 * SECOND, 0), RateLimit.NONE);
        assertThat(send(session, MsgType.NEW_ORDER_SINGLE, NOON)).isPositive();
        assertThat(send(session, MsgType.NEW_ORDER_SINGLE, NOON)).isEqualTo(SendCode.RATE_LIMITED);
        link.written();
        link.feed(Fix.message("35=1|34=2|49=THEM|56=US|52=20260105-12:00:00|112=ping|"));
        session.poll(NOON);
        assertThat(link.written()).contains("112=ping");
    }

    @Test
    void aClockThatIsSetBackHoldsNobodyUp() {
        FixSession session = loggedOn(new RateLimit(1, SECOND, 0), RateLimit.NONE);
        assertThat(send(session, MsgType.NEW_ORDER_SINGLE, NOON + 3600 * SECOND))
                .isPositive();
        assertThat(send(session, MsgType.NEW_ORDER_SINGLE, NOON)).isPositive();
        assertThat(send(session, MsgType.NEW_ORDER_SINGLE, NOON + 1)).isEqualTo(SendCode.RATE_LIMITED);
    }

    @Test
    void readsNoFasterThanAgreedAndStaysLoggedOn() {
        FixSession session = loggedOn(RateLimit.NONE, new RateLimit(10, 10 * SECOND, 0));
        for (int i = 2; i <= 41; i++) {
            link.feed(Fix.message("35=B|34=" + i + "|49=THEM|56=US|52=20260105-12:00:00|148=x|"));
        }
        // Heartbeats come every second, and the link would be cut after 2.4 s of silence.
        for (long now = NOON; now < NOON + 50 * SECOND; now += 100 * MILLI) {
            session.poll(now);
            long windows = (now - NOON) / (10 * SECOND) + 1;
            assertThat(received.size()).isLessThanOrEqualTo((int) (10 * windows));
        }
        assertThat(received).isEqualTo(IntStream.rangeClosed(2, 41).boxed().toList());
        assertThat(session.loggedOn()).isTrue();
        assertThat(logouts).isEmpty();
        assertThat(events).containsExactly(new SessionEvent.InboundThrottled(new RateLimit(10, 10 * SECOND, 0)));
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> new RateLimit(0, 1, 0)).hasMessageContaining("1 to 1,000,000 messages");
        assertThatThrownBy(() -> new RateLimit(5, 0, 0)).hasMessageContaining("in 0 ns");
        assertThatThrownBy(() -> new RateLimit(5, 1, 5)).hasMessageContaining("left beside those reserved");
        assertThat(RateLimit.perSecond(50)).isEqualTo(new RateLimit(50, SECOND, 5));
    }

    private final class Recorder implements FixSessionListener {
        @Override
        public void onMessage(FixSession session, FixMessage message, int flags, long receivedNanos) {
            received.add(message.msgSeqNum());
        }

        @Override
        public void onEvent(FixSession session, SessionEvent event, long nowNanos) {
            events.add(event);
        }

        @Override
        public void onLogout(FixSession session, String reason, long nowNanos) {
            logouts.add(reason);
        }
    }
}
