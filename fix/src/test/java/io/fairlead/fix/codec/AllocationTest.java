package io.fairlead.fix.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.dictionary.MessageValidator;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.testing.Fix;
import io.fairlead.fix.transport.Link;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// The hot path allocates nothing once it is warm.
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long NOW = 1_767_614_400_000_000_000L;

    private final FixEncoder encoder = new FixEncoder(FixHeader.of("FIX.4.4", "US", "THEM"), 1024);
    private final FixMessage message = new FixMessage(128);
    private final FixDecimal price = new FixDecimal();
    private final byte[] report =
            Fix.message("35=8|34=2|49=THEM|56=US|52=20260105-12:00:00.000|37=o1|11=c1|17=e1|150=F|"
                    + "39=1|55=EUR/USD|54=1|38=100|40=2|44=1.08512|32=10|31=1.08510|151=90|14=10|6=1.08510|"
                    + "60=20260105-12:00:00.000|");
    private long sink;

    private long allocatedBy(Runnable work) {
        for (int i = 0; i < 30_000; i++) {
            work.run();
        }
        long least = Long.MAX_VALUE;
        // The compiler allocates on this thread too when it swaps code in; a real leak shows in every round.
        for (int round = 0; round < 10 && least > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                work.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private void order(FixEncoder into) {
        into.put(Tag.CL_ORD_ID, "c-000001")
                .put(Tag.SYMBOL, "EUR/USD")
                .put(Tag.SIDE, '1')
                .putTimestamp(Tag.TRANSACT_TIME, NOW)
                .put(Tag.ORDER_QTY, 100_000)
                .put(Tag.ORD_TYPE, '2')
                .put(Tag.PRICE, 108_512, 5);
    }

    @Test
    void encodingAndDecodingAnOrderAllocatesNothing() {
        assertThat(allocatedBy(() -> {
                    encoder.begin(MsgType.NEW_ORDER_SINGLE);
                    order(encoder);
                    int length = encoder.finish(4711, NOW);
                    sink += FixDecoder.decode(encoder.buffer(), encoder.offset(), length, message);
                    sink += message.intValue(Tag.ORDER_QTY);
                }))
                .isZero();
    }

    @Test
    void decodingAndValidatingAnExecutionReportAllocatesNothing() {
        MessageValidator validator = new MessageValidator(FixDictionary.fix44(), true);
        assertThat(allocatedBy(() -> {
                    sink += FixDecoder.decode(report, 0, report.length, message);
                    validator.check(message);
                    message.decimal(Tag.LAST_PX, price);
                    sink += price.mantissa() + message.timestamp(Tag.TRANSACT_TIME) + message.charValue(Tag.EXEC_TYPE);
                    sink += message.valueEquals(Tag.CL_ORD_ID, "c1") ? 1 : 0;
                }))
                .isZero();
        assertThat(message.fault()).isNull();
    }

    @Test
    void aSessionThatSendsAndReceivesAllocatesNothing() {
        LoopLink link = new LoopLink();
        FixSession session = new FixSession(
                SessionProfile.initiator(SessionId.of("FIX.4.4", "US", "THEM")),
                SessionParts.of(new MemoryMessageStore(), (_, received, _, _) -> sink += received.msgSeqNum()));
        session.attach(link, NOW);
        link.next(MsgType.LOGON, session.status().expectedIncoming());
        session.poll(NOW);
        assertThat(session.loggedOn()).isTrue();
        int[] seqNum = {2};
        assertThat(allocatedBy(() -> {
                    order(session.begin(MsgType.NEW_ORDER_SINGLE));
                    session.commit(NOW);
                    link.next(MsgType.EXECUTION_REPORT, seqNum[0]++);
                    session.poll(NOW);
                }))
                .isZero();
        assertThat(session.status().expectedIncoming()).isEqualTo(seqNum[0]);
        assertThat(link.written).isPositive();
    }

    /// Swallows what is written, and gives out one message at a time.
    private static final class LoopLink implements Link {
        private final FixEncoder theirs = new FixEncoder(FixHeader.of("FIX.4.4", "THEM", "US"), 1024);
        private int from;
        private int to;
        long written;

        void next(int type, int seqNum) {
            theirs.begin(type);
            if (type == MsgType.LOGON) {
                theirs.put(Tag.ENCRYPT_METHOD, 0).put(Tag.HEART_BT_INT, 30);
            } else {
                theirs.put(Tag.ORDER_ID, "o").put(Tag.EXEC_ID, seqNum).put(Tag.LAST_PX, 108_512, 5);
            }
            int length = theirs.finish(seqNum, NOW);
            from = theirs.offset();
            to = from + length;
        }

        @Override
        public int read(ByteBuffer into) {
            int count = to - from;
            into.put(theirs.buffer(), from, count);
            from = to;
            return count;
        }

        @Override
        public int write(ByteBuffer bytes) {
            int count = bytes.remaining();
            bytes.position(bytes.limit());
            written += count;
            return count;
        }

        @Override
        public boolean flush() {
            return true;
        }

        @Override
        public void close() {
            to = from;
        }

        @Override
        public String failure() {
            return "";
        }

        @Override
        public String peer() {
            return "loop";
        }
    }
}
