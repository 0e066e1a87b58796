package io.fairlead.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteWriterTest {
    private final Random random = new Random(5);

    @Test
    void numbersAreGroupsOfSevenBits() {
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong() >>> random.nextInt(Long.SIZE);
            ByteWriter written = new ByteWriter();

            written.unsigned(value);

            assertThat(Arrays.copyOf(written.buffer(), written.length()))
                    .as("%d", value)
                    .isEqualTo(groups(value));
        }
    }

    @Test
    void whatIsWrittenIsReadWhereverItStands() {
        for (int i = 0; i < 5_000; i++) {
            long[] values = random.longs(1 + random.nextInt(6))
                    .map(value -> value >>> random.nextInt(Long.SIZE))
                    .toArray();
            ByteWriter written = new ByteWriter();
            Arrays.stream(values).forEach(value -> {
                written.unsigned(value);
                written.signed(-value);
            });
            byte[] exactly = Arrays.copyOf(written.buffer(), written.length());

            ByteReader in = new ByteReader(exactly, 0, exactly.length);

            for (long value : values) {
                assertThat(in.unsigned()).isEqualTo(value);
                assertThat(in.signed()).isEqualTo(-value);
            }
            assertThat(in.atEnd()).isTrue();
        }
    }

    @Test
    void numberThatNeverEndsIsRefused() {
        byte[] endless = new byte[20];
        Arrays.fill(endless, (byte) 0x80);

        assertThatThrownBy(() -> new ByteReader(endless, 0, 20).unsigned()).isInstanceOf(EventFormatException.class);
        assertThatThrownBy(() -> new ByteReader(endless, 0, 5).unsigned()).isInstanceOf(EventFormatException.class);
    }

    @Test
    void numberDoesNotReachBeyondItsRange() {
        byte[] longer = new byte[20];
        Arrays.fill(longer, 0, 4, (byte) 0xFF);

        assertThatThrownBy(() -> new ByteReader(longer, 0, 3).unsigned()).isInstanceOf(EventFormatException.class);
    }

    private static byte[] groups(long value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return bytes.toByteArray();
    }
}
