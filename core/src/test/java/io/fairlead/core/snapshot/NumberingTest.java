package io.fairlead.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumberingTest {
    private final Numbering numbering = new Numbering();
    private final List<Object> objects =
            IntStream.range(0, 20).mapToObj(_ -> new Object()).toList();

    @Test
    void numbersFewAndManyInTheOrderOfTheirComing() {
        for (int i = 0; i < objects.size(); i++) {
            assertThat(numbering.of(objects.get(i))).isEqualTo(Numbering.NONE);
            assertThat(numbering.add(objects.get(i))).isEqualTo(i);
        }
        assertThat(objects)
                .extracting(numbering::of)
                .isEqualTo(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void forgetsAllAndBeginsAnew() {
        objects.forEach(numbering::add);
        numbering.clear();
        assertThat(objects).extracting(numbering::of).containsOnly(Numbering.NONE);
        assertThat(numbering.add(objects.getLast())).isZero();
        assertThat(numbering.of(objects.getFirst())).isEqualTo(Numbering.NONE);
    }

    @Test
    void tellsObjectsApartThatAreEqual() {
        String one = new String("order");
        String other = new String("order");
        numbering.add(one);
        numbering.add(other);
        assertThat(numbering.of(other)).isEqualTo(1);
    }
}
