package io.fairlead.venues.tradelocker.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongAnswersTest {
    private static final byte[] SHORT = "{\"s\":\"ok\",\"d\":{\"orderId\":7}}".getBytes(UTF_8);

    private final LongAnswers answers = new LongAnswers();
    private final List<String> read = new ArrayList<>();

    private static byte[] list(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> "[\"" + row + "\",\"1.1\",null,true]")
                .collect(Collectors.joining(",", "{\"s\":\"ok\",\"d\":{\"rows\":[", "]}}"))
                .getBytes(UTF_8);
    }

    private void read(String name, byte[] text) {
        answers.read(text, reading -> read.add(name + " " + outcome(reading)));
    }

    private static String outcome(JsonReading reading) {
        try {
            Json d = reading.whole().get("d");
            return d.get("rows").isNull()
                    ? d.get("orderId").toString()
                    : d.get("rows").items("rows").size() + " rows";
        } catch (Unreadable e) {
            return e.why();
        }
    }

    @Test
    void shortAnswerIsReadAtOnceAlthoughALongOneWaits() {
        read("long", list(2_000));
        assertThat(read).isEmpty();
        assertThat(answers.isEmpty()).isFalse();
        read("short", SHORT);
        assertThat(read).containsExactly("short Word[text=7]");
        int turns = 1;
        while (read.size() == 1) {
            assertThat(answers.poll()).isOne();
            turns++;
        }
        assertThat(turns).isEqualTo(20); // 10,000 values, 512 at once
        assertThat(read).last().isEqualTo("long 2000 rows");
        assertThat(answers.isEmpty()).isTrue();
        assertThat(answers.poll()).isZero();
    }

    @Test
    void longOnesComeOneAfterTheOther() {
        read("first", list(500));
        read("second", list(200));
        while (!answers.isEmpty()) {
            answers.poll();
        }
        assertThat(read).containsExactly("first 500 rows", "second 200 rows");
    }

    @Test
    void brokenEndOfALongOneIsSaid() {
        byte[] whole = list(300);
        read("cut", Arrays.copyOf(whole, whole.length - 3));
        while (!answers.isEmpty()) {
            answers.poll();
        }
        assertThat(read).containsExactly("cut no JSON: JsonEOFException");
    }

    @Test
    void nothingIsToldOfWhatWasGivenUp() {
        read("long", list(2_000));
        answers.clear();
        assertThat(answers.poll()).isZero();
        assertThat(read).isEmpty();
    }
}
