package io.fairlead.core.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongTableTest {
    private static final long SEED = 20_261_122;

    @Test
    void holdsWhatAMapHolds() {
        Random random = new Random(SEED);
        LongTable table = new LongTable();
        Map<Long, Integer> model = new HashMap<>();
        for (int step = 0; step < 200_000; step++) {
            long key = key(random.nextInt(600));
            int value = random.nextInt(4) - 2;
            if (value == LongTable.NOTHING || random.nextBoolean()) {
                table.remove(key, model.getOrDefault(key, 1));
                model.remove(key);
            } else {
                table.put(key, value);
                model.put(key, value);
            }
            assertThat(table.size()).isEqualTo(model.size());
            long asked = key(random.nextInt(600));
            assertThat(table.get(asked)).isEqualTo(model.getOrDefault(asked, LongTable.NOTHING));
        }
    }

    @Test
    void takesAKeyOutOnlyIfItLeadsThere() {
        LongTable table = new LongTable();
        table.put(7, 1);
        table.put(7, 2);
        table.remove(7, 1);
        assertThat(table.get(7)).isEqualTo(2);
        table.remove(7, 2);
        assertThat(table.get(7)).isEqualTo(LongTable.NOTHING);
        assertThat(table.size()).isZero();
    }

    /// Many that want the same places, some of them at the table's edge.
    private static long key(int number) {
        return number % 3 == 0 ? -1L - number : (long) number * 64;
    }
}
