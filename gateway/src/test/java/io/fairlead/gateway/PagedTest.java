package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.gateway.ReadSide.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class PagedTest {
    private final Paged<String> paged = new Paged<>();

    private void putSome(int count) {
        for (int i = 0; i < count; i++) {
            long number = paged.nextNumber();
            paged.put(number, "v" + number);
        }
    }

    @Test
    void newestStandFirstAndCursorsAreNotMovedByWhatComesLater() {
        putSome(600);
        Page<String> first = paged.page(_ -> true, null, 250);
        putSome(300);
        Page<String> second = paged.page(_ -> true, first.next(), 250);
        Page<String> third = paged.page(_ -> true, second.next(), 250);

        assertThat(first.items()).startsWith("v600", "v599").endsWith("v351").hasSize(250);
        assertThat(second.items()).startsWith("v350").endsWith("v101").hasSize(250);
        assertThat(third.items()).startsWith("v100").endsWith("v1").hasSize(100);
        assertThat(third.next()).isNull();
    }

    @Test
    void aPageThatEndsWithTheLastViewNamesNoNext() {
        putSome(256);
        assertThat(paged.page(_ -> true, null, 256).next()).isNull();
    }

    @Test
    void cursorsAndLimitsThatNobodyGaveOutAreRefused() {
        assertThatThrownBy(() -> paged.page(_ -> true, "x", 1)).hasMessageContaining("cursor");
        assertThatThrownBy(() -> paged.page(_ -> true, null, 0)).hasMessageContaining("limit");
        assertThat(paged.page(_ -> true, "-7", 1).items()).isEmpty();
    }

    @Test
    void equalsASortedMapWhateverIsPutAndRemoved() {
        for (int seed = 0; seed < 50; seed++) {
            equalsASortedMap(new Random(seed));
        }
    }

    private static void equalsASortedMap(Random random) {
        Paged<Integer> tried = new Paged<>();
        TreeMap<Long, Integer> model = new TreeMap<>();
        for (int i = 0; i < 2_000; i++) {
            if (random.nextInt(3) == 0 && !model.isEmpty()) {
                long any = model.ceilingKey(1 + random.nextLong(model.lastKey()));
                tried.remove(any);
                model.remove(any);
            } else {
                long number = tried.nextNumber();
                tried.put(number, i);
                model.put(number, i);
            }
        }
        Predicate<Integer> even = each -> each % 2 == 0;
        List<Integer> wanted = new ArrayList<>(model.values());
        Collections.reverse(wanted);
        wanted.removeIf(even.negate());
        assertThat(inPages(tried, even, 1 + random.nextInt(100))).isEqualTo(wanted);
        model.forEach((number, view) -> assertThat(tried.get(number)).isEqualTo(view));
        model.keySet().forEach(tried::remove);
        assertThat(tried.page(_ -> true, null, 1).items()).isEmpty();
    }

    private static List<Integer> inPages(Paged<Integer> tried, Predicate<Integer> filter, int limit) {
        List<Integer> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<Integer> page = tried.page(filter, cursor, limit);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }
}
