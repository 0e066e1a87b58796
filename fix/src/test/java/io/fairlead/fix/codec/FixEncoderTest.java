package io.fairlead.fix.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.fix.testing.Fix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FixEncoderTest {
    private static final long NOON = 1_767_614_400_123_456_789L; // 2026-01-05T12:00:00.123456789Z

    private final FixEncoder encoder = new FixEncoder(FixHeader.of("FIX.4.4", "A", "B"), 512);

    private String finished(int seqNum) {
        int length = encoder.finish(seqNum, NOON);
        assertThat(length).isPositive();
        return Fix.text(Arrays.copyOfRange(encoder.buffer(), encoder.offset(), encoder.offset() + length));
    }

    @Test
    void putsHeaderInFrontAndTrailerBehind() {
        encoder.begin(MsgType.HEARTBEAT).put(Tag.TEST_REQ_ID, "hello");
        assertThat(finished(7))
                .isEqualTo("8=FIX.4.4|9=55|35=0|34=7|49=A|52=20260105-12:00:00.123|56=B|112=hello|10=046|");
    }

    @Test
    void writesSubIdsAndTwoCharacterTypesAndPossDup() {
        FixEncoder other = new FixEncoder(
                new FixHeader("FIXT.1.1", "A", "desk", "B", "pool", TimestampPrecision.MICROS, List.of()), 512);
        other.begin(MsgType.ORDER_MASS_STATUS_REQUEST).put(584, "x");
        int length = other.finishPossDup(1_234_567, NOON, NOON - 1_000_000_000L);
        String text = Fix.text(Arrays.copyOfRange(other.buffer(), other.offset(), other.offset() + length));
        assertThat(text)
                .startsWith("8=FIXT.1.1|9=")
                .contains("|35=AF|34=1234567|43=Y|49=A|50=desk|52=20260105-12:00:00.123456|56=B|57=pool|"
                        + "122=20260105-11:59:59.123456|584=x|10=");
        assertThat(Fix.decoded(text.replace('|', '\u0001').getBytes(US_ASCII)).fault())
                .isNull();
    }

    @Test
    void writesEveryKindOfValue() {
        encoder.begin(MsgType.NEW_ORDER_SINGLE)
                .put(11, "id-1")
                .put(54, '1')
                .put(38, 100)
                .put(1001, Long.MIN_VALUE)
                .put(1002, Integer.MIN_VALUE)
                .put(44, -108_512, 5)
                .put(99, 5, 3)
                .put(43, true)
                .put(44, 7, 0)
                .put(58, "caf\u00e9")
                .put(55, "EUR/USD".getBytes(US_ASCII), 0, 3)
                .putTimestamp(60, NOON, TimestampPrecision.NANOS)
                .putTimestamp(126, NOON)
                .putTimestamp(168, NOON, TimestampPrecision.SECONDS)
                .putDate(75, NOON)
                .putData(95, 96, new byte[] {'a', 1, 'b'}, 0, 3);
        assertThat(finished(1))
                .contains("|11=id-1|54=1|38=100|1001=-9223372036854775808|1002=-2147483648|44=-1.08512|"
                        + "99=0.005|43=Y|44=7|"
                        + "58=caf?|55=EUR|60=20260105-12:00:00.123456789|"
                        + "126=20260105-12:00:00.123|168=20260105-12:00:00|"
                        + "75=20260105|95=3|96=a|b|10=");
        assertThat(encoder.sensitive()).isTrue();
        assertThat(encoder.begin(MsgType.HEARTBEAT).sensitive()).isFalse();
    }

    @Test
    void refusesValuesThatWouldBreakTheFraming() {
        assertThat(encoder.begin('D').put(58, "a\u000110=000").finish(1, 0)).isEqualTo(FixEncoder.BAD_VALUE);
        assertThat(encoder.begin('D').put(58, "").finish(1, 0)).isEqualTo(FixEncoder.BAD_VALUE);
        assertThat(encoder.begin('D').put(54, '\u0001').finish(1, 0)).isEqualTo(FixEncoder.BAD_VALUE);
        assertThat(encoder.begin('D').put(54, new byte[] {1}, 0, 1).finish(1, 0))
                .isEqualTo(FixEncoder.BAD_VALUE);
        assertThat(encoder.begin('D').put(44, 1, 19).finish(1, 0)).isEqualTo(FixEncoder.BAD_VALUE);
        assertThat(encoder.begin('D').put(58, "good").finish(1, 0)).isPositive();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThat(encoder.begin('D').put(58, "x".repeat(600)).finish(1, 0)).isEqualTo(FixEncoder.TOO_LONG);
        assertThat(encoder.begin('D').putFields(new byte[600], 0, 600).finish(1, 0))
                .isEqualTo(FixEncoder.TOO_LONG);
        encoder.begin('D');
        for (int i = 0; i < 300; i++) {
            encoder.put(58, i);
        }
        assertThat(encoder.finish(1, 0)).isEqualTo(FixEncoder.TOO_LONG);
        assertThat(encoder.bodyLength()).isLessThanOrEqualTo(512);
    }

    @Test
    void refusesIdsThatAreNoText() {
        assertThatThrownBy(() -> FixHeader.of("FIX.4.4", "A\u0001", "B")).hasMessageContaining("SenderCompID(49)");
        assertThatThrownBy(() -> FixHeader.of("FIX.4.4", "A", "")).hasMessageContaining("TargetCompID(56)");
    }

    @Test
    void whatItWritesTheDecoderReads() {
        Random random = new Random(42);
        FixDecimal decimal = new FixDecimal();
        for (int run = 0; run < 20_000; run++) {
            long number = random.nextLong() >> random.nextInt(64);
            long mantissa = (random.nextLong() >> (5 + random.nextInt(58))) % 100_000_000_000_000_000L;
            int scale = random.nextInt(18);
            long time = Math.floorMod(random.nextLong(), 7_000_000_000_000_000_000L);
            int seqNum = random.nextInt(Integer.MAX_VALUE);
            encoder.begin('8')
                    .put(1000, number)
                    .put(44, mantissa, scale)
                    .putTimestamp(60, time, TimestampPrecision.NANOS);
            int length = encoder.finish(seqNum, time);
            FixMessage message = new FixMessage(32);
            assertThat(FixDecoder.decode(encoder.buffer(), encoder.offset(), length, message))
                    .isZero();
            assertThat(new FixFramer(1024).frame(encoder.buffer(), encoder.offset(), encoder.offset() + length))
                    .isEqualTo(length);
            assertThat(message.msgSeqNum()).isEqualTo(seqNum);
            if (Math.abs(number) < 1_000_000_000_000_000_000L && number != Long.MIN_VALUE) {
                assertThat(message.longValue(1000)).isEqualTo(number);
            }
            assertThat(message.decimal(44, decimal)).isTrue();
            assertThat(decimal.mantissa()).isEqualTo(mantissa);
            assertThat(decimal.scale()).isEqualTo(scale);
            assertThat(message.timestamp(60)).isEqualTo(time);
        }
    }
}
