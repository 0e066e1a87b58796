package io.fairlead.sim.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.sim.match.Depth.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChangeTest {
    @Test
    void tellsWhatIsNewWhatChangedAndWhatIsGone() {
        assertThat(words(side("10:1 9:1 8:1"), side("11:5 9:2 8:1 7:1"), false))
                .containsExactly("DELETE 10@1", "NEW 11@1", "CHANGE 9@2", "NEW 7@4");
    }

    @Test
    void deletesSeveralLevelsAtEitherEndAtOnce() {
        assertThat(words(side("10:1 9:1 8:1 7:1 6:1"), side("8:1"), true))
                .containsExactly("DELETE_FROM 7@4", "DELETE_THRU 9@2");
        assertThat(words(side("10:1 9:1"), List.of(), true)).containsExactly("DELETE_THRU 9@2");
        assertThat(words(side("10:1 9:1 8:1"), side("9:1"), true)).containsExactly("DELETE 8@3", "DELETE 10@1");
    }

    @Test
    void stepsByPositionLeadFromAnyBookToAnyOther() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 5_000; run++) {
            List<Level> before = side(random);
            List<Level> after = side(random);
            List<Level> book = new ArrayList<>(before);
            Change.between(before, after, random.nextBoolean()).forEach(change -> apply(change, book));
            assertThat(book).isEqualTo(after);
        }
    }

    private static void apply(Change change, List<Level> book) {
        int at = change.position() - 1;
        switch (change.action()) {
            case NEW -> book.add(at, change.level());
            case CHANGE -> book.set(at, change.level());
            case DELETE -> assertThat(book.remove(at)).isEqualTo(change.level());
            case DELETE_THRU -> book.subList(0, at + 1).clear();
            case DELETE_FROM -> book.subList(at, book.size()).clear();
        }
    }

    private static List<String> words(List<Level> before, List<Level> after, boolean runs) {
        return Change.between(before, after, runs).stream()
                .map(change -> change.action() + " " + change.level().price() + "@" + change.position())
                .toList();
    }

    private static List<Level> side(String text) {
        List<Level> levels = new ArrayList<>();
        for (String level : text.split(" ", -1)) {
            String[] parts = level.split(":", -1);
            levels.add(new Level(Decimal.of(parts[0]), Decimal.of(parts[1])));
        }
        return levels;
    }

    /// Bids, best first.
    private static List<Level> side(SplittableRandom random) {
        TreeMap<Integer, Level> levels = new TreeMap<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            int price = random.nextInt(10);
            levels.put(-price, new Level(Decimal.of(price), Decimal.of(random.nextInt(1, 3))));
        }
        return List.copyOf(levels.values());
    }
}
