package io.fairlead.core.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.testing.Generator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedQueueTest {
    private record Entry(int number, long leftNanos, long origin, List<Long> names, String packed) {}

    @Test
    void holdsWhatWasAddedAndNotRemovedInTheOrderOfItsComing() {
        Generator.forSeeds(40, random -> {
            // Some begin right before the number that no order has, some before the largest.
            PackedQueue queue = new PackedQueue(random.chance(50) ? -random.between(1, 300) : Integer.MAX_VALUE - 100);
            List<Entry> model = new ArrayList<>();
            int most = random.between(1, 400);
            for (int step = 0; step < 1_500; step++) {
                if (model.isEmpty() || (model.size() < most && random.chance(60))) {
                    model.add(added(queue, random));
                } else {
                    int which = random.chance(80) ? 0 : random.between(0, model.size() - 1);
                    queue.remove(model.remove(which).number);
                }
                if (step % 50 == 0) {
                    assertThat(content(queue)).isEqualTo(model);
                }
                assertThat(queue.size()).isEqualTo(model.size());
            }
            assertThat(content(queue)).isEqualTo(model);
        });
    }

    private static Entry added(PackedQueue queue, Generator random) {
        long[] names = new long[random.between(0, 3)];
        Arrays.setAll(names, _ -> random.anyLong());
        // One in a while is larger than a chunk.
        byte[] packed = new byte[random.between(0, 500) == 0 ? 100_000 : random.between(0, 3_000)];
        Arrays.fill(packed, (byte) random.between(-128, 127));
        long leftNanos = random.anyLong();
        long origin = random.anyLong();
        int number = queue.add(leftNanos, origin, names, packed, packed.length);
        assertThat(number).isNotEqualTo(LongTable.NOTHING);
        return entry(number, leftNanos, origin, names, packed);
    }

    private static List<Entry> content(PackedQueue queue) {
        List<Entry> content = new ArrayList<>();
        for (int each = queue.oldest(); each != queue.end(); each = queue.following(each)) {
            content.add(entry(each, queue.leftNanos(each), queue.origin(each), queue.names(each), queue.packed(each)));
        }
        return content;
    }

    private static Entry entry(int number, long leftNanos, long origin, long[] names, byte[] packed) {
        String bytes = new String(packed, StandardCharsets.ISO_8859_1);
        return new Entry(number, leftNanos, origin, Arrays.stream(names).boxed().toList(), bytes);
    }
}
