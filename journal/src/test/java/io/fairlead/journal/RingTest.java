package io.fairlead.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RingTest {
    private static final int CAPACITY = 4096;

    private final ByteBuffer file = ByteBuffer.allocateDirect(RingLayout.HEADER_BYTES + CAPACITY);

    @Test
    void givesRecordsBackWholeOverItsEdgeAtEveryOffset() {
        for (int start = 0; start < 2 * CAPACITY; start += 8) {
            Ring ring = Ring.empty(file, "boot", start);
            byte[] payload = new byte[CAPACITY / 8 - 40 + start % 5];
            new SplittableRandom(start).nextBytes(payload);
            ring.append(3, 4, 5, payload, 0, payload.length);
            ring.append(3, 4, 6, payload, 1, 10);

            List<byte[]> found = new ArrayList<>();
            Ring.leftBehind(file, start).adopt(start, survivor -> found.add(survivor.payload()));
            assertThat(found).hasSize(2);
            assertThat(found.getFirst()).isEqualTo(payload);
        }
    }

    @Test
    void neverOverwritesWhatIsNotReleased() {
        SplittableRandom random = new SplittableRandom(7);
        Ring ring = Ring.empty(file, "boot", 0);
        Queue<byte[]> waiting = new ArrayDeque<>();
        long read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] payload = new byte[random.nextInt(400)];
            random.nextBytes(payload);
            if (ring.fits(payload.length, 0)) {
                ring.append(1, i, i, payload, 0, payload.length);
                waiting.add(payload);
            } else {
                while (read < ring.published()) {
                    read = takeOne(ring, read, waiting.remove());
                }
                ring.release(read);
            }
        }
        assertThat(read).isGreaterThan(100L * CAPACITY);
    }

    private static long takeOne(Ring ring, long position, byte[] expected) {
        int size = RecordLayout.aligned(RecordLayout.HEADER_BYTES + expected.length);
        ByteBuffer whole = ByteBuffer.allocate(size);
        for (ByteBuffer piece : ring.bytes(position, position + size)) {
            whole.put(piece);
        }
        byte[] payload = new byte[expected.length];
        whole.get(RecordLayout.HEADER_BYTES, payload);
        assertThat(payload).isEqualTo(expected);
        return position + size;
    }

    @Test
    void keepsHeadroomForOthers() {
        Ring ring = Ring.empty(file, "boot", 0);
        assertThat(ring.fits(CAPACITY - 32 - 8, 0)).isTrue();
        assertThat(ring.fits(CAPACITY - 32 - 7, 0)).isFalse();
        assertThat(ring.fits(CAPACITY - 32 - 8 - 512, 512)).isTrue();
        assertThat(ring.fits(CAPACITY - 32 - 512, 512)).isFalse();
    }

    @Test
    void endsBeforeALeftoverOfAnEarlierLap() {
        Ring ring = Ring.empty(file, "boot", 0);
        byte[] payload = new byte[96];
        for (int i = 0; i < 40; i++) {
            ring.append(1, i, 0, payload, 0, payload.length);
            ring.release(ring.appended());
        }
        List<Integer> types = new ArrayList<>();
        long from = ring.appended() - 3L * 128;
        Ring.leftBehind(file, from).adopt(from, survivor -> types.add(survivor.type()));
        assertThat(types).containsExactly(37, 38, 39);
    }

    /// A client's text must not become a record by lying in the right place one lap later.
    @Test
    void endsBeforeAForgedRecordInALeftover() {
        Ring ring = Ring.empty(file, "boot", 0);
        byte[] forged = new byte[480];
        int at = 256 - RecordLayout.HEADER_BYTES;
        Layout.putInt(forged, at, 40);
        Layout.putLong(forged, at + RecordLayout.POSITION, CAPACITY + 256);
        Layout.putInt(forged, at + RecordLayout.CRC, Layout.crc(forged, at + RecordLayout.UNCHECKED_BYTES, 32));
        for (int i = 0; i < CAPACITY / 512; i++) {
            ring.append(1, 1, 0, forged, 0, forged.length);
        }
        ring.append(1, 2, 0, forged, 0, 256 - RecordLayout.HEADER_BYTES);

        Ring left = Ring.leftBehind(file, CAPACITY);
        left.adopt(CAPACITY, survivor -> assertThat(survivor.type()).isEqualTo(2));
        assertThat(left.appended()).isEqualTo(CAPACITY + 256);
    }

    @Test
    void endsBeforeARecordThatWasNeverFinished() {
        Ring ring = Ring.empty(file, "boot", 0);
        long first = ring.append(1, 1, 0, new byte[40], 0, 40);
        ring.append(1, 2, 0, new byte[40], 0, 40);
        for (long torn = first + 4; torn < first + 72; torn++) {
            int at = RingLayout.HEADER_BYTES + (int) torn;
            byte before = file.get(at);
            file.put(at, (byte) (before + 1));
            Ring left = Ring.leftBehind(file, 0);
            left.adopt(0, survivor -> assertThat(survivor.type()).isEqualTo(1));
            assertThat(left.appended()).as("byte %d", torn).isEqualTo(first);
            file.put(at, before);
        }
    }
}
