package io.fairlead.fix.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.codec.BusinessRejectReason;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Redactor;
import io.fairlead.fix.session.Bounds;
import io.fairlead.fix.session.Credentials;
import io.fairlead.fix.session.ResendPolicy;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.ForwardingMessageStore;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.store.StoredMessage;
import io.fairlead.fix.testing.Fix;
import io.fairlead.fix.testing.MemoryLink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixSessionTest {
    private static final long NOW = 1_767_614_400_000_000_000L;

    private SessionProfile profile = SessionProfile.initiator(
                    SessionId.of("FIX.4.4", "US", "THEM").withSubIds("desk", "").withQualifier("2"))
            .withCredentials(new Credentials("joe", "hunter2"))
            .withBounds(new Bounds(1024, 64, 4096, 1_000_000_000L));
    private final List<String> order = new ArrayList<>();
    private final MemoryLink link = new MemoryLink();
    private MessageStore store = new MemoryMessageStore();

    private FixSession session() {
        return new FixSession(profile, SessionParts.of(store, new Recorder()).withLog(new Log()));
    }

    private FixSession loggedOn() {
        return loggedOnAs(profile);
    }

    private FixSession loggedOnAs(SessionProfile used) {
        FixSession session =
                new FixSession(used, SessionParts.of(store, new Recorder()).withLog(new Log()));
        session.attach(link, NOW);
        link.feed(Fix.message("35=A|34=1|49=THEM|56=US|52=20260105-12:00:00|98=0|108=30|"));
        session.poll(NOW);
        assertThat(session.loggedOn()).isTrue();
        return session;
    }

    private static byte[] fill(int seqNum) {
        return Fix.message("35=8|34=" + seqNum + "|49=THEM|56=US|52=20260105-12:00:00|37=o1|1=ACC-4711|");
    }

    @Test
    void logsWithoutSecretsAndKeepsNoneInTheStore() {
        FixSession session = loggedOn();
        link.feed(fill(2));
        session.poll(NOW);
        session.begin(MsgType.of("BE")).put(923, "u1").put(553, "joe").put(554, "hunter2");
        assertThat(session.commit(NOW)).isEqualTo(2);
        assertThat(order).noneMatch(each -> each.contains("hunter2")).anyMatch(each -> each.contains("554=***"));
        assertThat(order).anyMatch(each -> each.contains("1=*****711"));
        StoredMessage found = new StoredMessage();
        assertThat(store.find(1, found)).isFalse();
        assertThat(store.find(2, found)).isFalse();
        assertThat(profile.logon().credentials().toString()).doesNotContain("hunter2");
        assertThat(session.id().toString()).isEqualTo("FIX.4.4:US/desk->THEM:2");
    }

    @Test
    void countsAMessageAsReceivedOnlyAfterTheApplicationReturned() {
        store = new WatchedStore(MessageStore.OK);
        FixSession session = loggedOn();
        order.clear();
        link.feed(fill(2));
        session.poll(NOW);
        assertThat(order.stream().filter(each -> each.startsWith("app") || each.startsWith("store")))
                .containsExactly("app 2", "store 3");
    }

    @Test
    void neverDatesAResentMessageBeforeItsOriginal() {
        profile = profile.withResend(ResendPolicy.RESEND_ALL);
        FixSession session = loggedOn();
        session.begin(MsgType.NEW_ORDER_SINGLE).put(11, "c");
        assertThat(session.commit(NOW)).isEqualTo(2);
        link.written();
        link.feed(Fix.message("35=2|34=2|49=THEM|56=US|52=20260105-12:00:00|7=2|16=2|"));
        session.poll(NOW - 5_000_000_000L);
        assertThat(link.written().replace('\u0001', '|'))
                .contains("|52=20260105-11:59:55.000|56=THEM|122=20260105-11:59:55.000|11=c|");
    }

    @Test
    void endsTheSessionWhenTheStoreFails() {
        store = new WatchedStore(MessageStore.FULL);
        FixSession session = session();
        session.attach(link, NOW);
        link.feed(Fix.message("35=A|34=1|49=THEM|56=US|52=20260105-12:00:00|98=0|108=30|"));
        session.poll(NOW);
        assertThat(session.connected()).isFalse();
        assertThat(session.status().lastError()).isEqualTo("the store did not take MsgSeqNum(34) 2");
    }

    @Test
    void refusesToSendRatherThanWaitForASlowCounterparty() {
        FixSession session = loggedOn();
        link.slow(true);
        int code = 0;
        int sent = 0;
        while (code >= 0) {
            session.begin('D').put(58, "x".repeat(200));
            code = session.commit(NOW);
            sent++;
        }
        assertThat(code).isEqualTo(SendCode.BACK_PRESSURE);
        assertThat(sent).isBetween(10, 20);
        assertThat(session.waitingBytes()).isLessThanOrEqualTo(4096);
        assertThat(session.status().nextOutgoing()).isEqualTo(sent + 1);
        link.slow(false);
        session.poll(NOW);
        assertThat(session.waitingBytes()).isZero();
    }

    @Test
    void writesABatchAtOnce() {
        FixSession session = loggedOn();
        link.written();
        session.beginBatch();
        for (int i = 0; i < 3; i++) {
            session.begin('D').put(11, i);
            session.commit(NOW);
        }
        assertThat(link.written()).isEmpty();
        session.endBatch(NOW);
        assertThat(Fix.split(link.written())).hasSize(3);
    }

    @Test
    void tellsWhenTheLastHeartbeatCameAndFromWhere() {
        assertThat(session().status().peer()).isEmpty();
        FixSession session = loggedOn();
        assertThat(session.status().lastHeartbeatNanos()).isZero();
        link.feed(Fix.message("35=0|34=2|49=THEM|56=US|52=20260105-12:00:00|"));
        session.poll(NOW + 5);
        link.feed(fill(3));
        session.poll(NOW + 9);
        assertThat(session.status().lastHeartbeatNanos()).isEqualTo(NOW + 5);
        assertThat(session.status().lastReceivedNanos()).isEqualTo(NOW + 9);
        session.disconnect("operator", NOW);
        assertThat(session.status().connected()).isFalse();
        assertThat(session.status().peer()).isEqualTo(link.peer());
    }

    @Test
    void tellsItsStatus() {
        FixSession session = loggedOn();
        link.feed("garbage".getBytes(ISO_8859_1));
        link.feed(fill(2));
        session.poll(NOW + 5);
        session.poll(NOW + 5);
        SessionStatus status = session.status();
        assertThat(status.connected()).isTrue();
        assertThat(status.state()).isEqualTo("Up");
        assertThat(status.upSinceNanos()).isEqualTo(NOW);
        assertThat(status.lastReceivedNanos()).isEqualTo(NOW + 5);
        assertThat(status.received())
                .containsEntry("A", 1L)
                .containsEntry("8", 1L)
                .containsEntry("garbled", 1L);
        assertThat(status.sent()).containsEntry("A", 1L);
        session.disconnect("operator", NOW);
        assertThat(session.status().upSinceNanos()).isZero();
        assertThat(session.status().lastError()).isEqualTo("operator");
        assertThat(session.commit(NOW)).isEqualTo(SendCode.NOT_LOGGED_ON);
        assertThat(session.poll(NOW)).isZero();
        assertThat(session.profile()).isEqualTo(profile);
    }

    @Test
    void answersAnApplicationMessageForTheApplication() {
        FixSession session = loggedOn();
        link.written();
        FixMessage order = Fix.decoded("35=D|34=7|11=c1|");
        assertThat(session.businessReject(order, BusinessRejectReason.UNKNOWN_SECURITY, "no EUR/XXX", NOW))
                .isEqualTo(2);
        assertThat(Fix.split(link.written()).getFirst())
                .contains("|35=j|34=2|")
                .contains("|45=7|", "|372=D|379=c1|380=2|", "|58=no EUR/XXX|");
        session.disconnect("operator", NOW);
        assertThat(session.businessReject(order, BusinessRejectReason.OTHER, "", NOW))
                .isEqualTo(SendCode.NOT_LOGGED_ON);
    }

    @Test
    void aSecondRequestWidensTheResendThatGoesOut() {
        FixSession session = loggedOnAs(profile.withResend(ResendPolicy.RESEND_ALL));
        for (int i = 2; i <= 20; i++) {
            session.begin('D').put(11, i).put(58, "x".repeat(400));
            assertThat(session.commit(NOW)).isEqualTo(i);
            session.poll(NOW);
        }
        link.written();
        link.slow(true);
        link.feed(Fix.message("35=2|34=2|49=THEM|56=US|52=20260105-12:00:00|7=2|16=20|"));
        link.feed(Fix.message("35=2|34=3|49=THEM|56=US|52=20260105-12:00:00|7=19|16=19|"));
        session.poll(NOW);
        session.poll(NOW);
        assertThat(session.commit(NOW)).isEqualTo(SendCode.BACK_PRESSURE);
        link.slow(false);
        for (int i = 0; i < 10; i++) {
            session.poll(NOW);
        }
        assertThat(Fix.split(link.written()))
                .hasSize(19)
                .allMatch(each -> each.contains("|43=Y|"))
                .anyMatch(each -> each.contains("|34=20|"));
    }

    @Test
    void namesItsCodes() {
        assertThat(List.of(
                        SendCode.text(-1), SendCode.text(-2), SendCode.text(-3), SendCode.text(-4), SendCode.text(9)))
                .containsExactly("not logged on", "back pressure", "store full", "bad message", "sent");
    }

    private final class Recorder implements FixSessionListener {
        @Override
        public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
            order.add("app " + message.msgSeqNum());
        }
    }

    private final class Log implements FixLog {
        private final Redactor redactor = new Redactor();

        private String redacted(byte[] bytes, int offset, int length) {
            int redacted = redactor.redact(bytes, offset, length);
            return new String(redactor.buffer(), 0, redacted, ISO_8859_1);
        }

        @Override
        public void incoming(SessionId id, byte[] bytes, int offset, int length, long nowNanos) {
            order.add("in " + redacted(bytes, offset, length));
        }

        @Override
        public void outgoing(SessionId id, byte[] bytes, int offset, int length, long nowNanos) {
            order.add("out " + redacted(bytes, offset, length));
        }

        @Override
        public void event(SessionId id, String text, long nowNanos) {
            order.add("event " + text);
        }
    }

    /// Tells when a message counts as received, and answers as it is told.
    private final class WatchedStore extends ForwardingMessageStore {
        private final int answer;

        WatchedStore(int answer) {
            super(new MemoryMessageStore());
            this.answer = answer;
        }

        @Override
        public int received(int nextExpected, long nowNanos) {
            order.add("store " + nextExpected);
            return answer == OK ? super.received(nextExpected, nowNanos) : answer;
        }
    }
}
