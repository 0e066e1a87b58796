package io.fairlead.venues.tradelocker.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReadingTest {
    private final Random random = new Random(7);

    private String value(int depth) {
        int kind = random.nextInt(depth > 5 ? 4 : 6);
        return switch (kind) {
            case 0 -> Integer.toString(random.nextInt(1_000));
            case 1 -> "\"w" + random.nextInt(50) + "\"";
            case 2 -> "null";
            case 3 -> Boolean.toString(random.nextBoolean());
            case 4 -> list(depth);
            default -> object(depth);
        };
    }

    private String list(int depth) {
        StringBuilder text = new StringBuilder("[");
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(value(depth + 1)).append(i == 1 ? "" : ", ");
        }
        return text.append("]").toString();
    }

    private String object(int depth) {
        StringBuilder text = new StringBuilder("{");
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append("\"f").append(i).append("\":").append(value(depth + 1)).append(i == 1 ? "" : ",");
        }
        return text.append("}").toString();
    }

    private static String outcome(JsonReading reading) {
        try {
            return reading.whole().toString();
        } catch (Unreadable e) {
            return "unreadable: " + e.why();
        }
    }

    /// However a text is cut into portions, and also where it is broken, the outcome is that of reading it at once.
    @RepeatedTest(20)
    void portionsChangeNothing() {
        for (int i = 0; i < 50; i++) {
            byte[] text = object(0).getBytes(UTF_8);
            if (random.nextInt(4) == 0) {
                text[random.nextInt(text.length)] = (byte) "]}[{,:x\"1".charAt(random.nextInt(9));
            }
            JsonReading inPortions = new JsonReading(text, new KnownWords());
            while (!inPortions.proceed(1 + random.nextInt(4))) {
                // goes on
            }
            assertThat(outcome(inPortions))
                    .as(new String(text, UTF_8))
                    .isEqualTo(outcome(new JsonReading(text, KnownWords.ofOne())));
        }
    }

    @Test
    void keepsWhatWasWrittenInItsOrder() {
        assertThat(outcome(new JsonReading(
                        "{\"a\":[[\"1\",2.50],[null,true]],\"b\":{\"c\":{}}}".getBytes(UTF_8), new KnownWords())))
                .isEqualTo("Obj[fields={a=Arr[items=[Arr[items=[Word[text=1], Word[text=2.50]]],"
                        + " Arr[items=[NULL, Bool[value=true]]]]], b=Obj[fields={c=Obj[fields={}]}]}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | JSON that ends early",
                "[] | no JSON object",
                "7 | no JSON object",
                "{} {} | more than one JSON value",
                "{} 7 | more than one JSON value",
                "{\"a\": | no JSON: JsonEOFException",
                "{\"a\":]} | no JSON: JsonParseException",
                "{]} | no JSON: JsonParseException",
                "] | no JSON: JsonParseException",
                "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]] | no JSON: StreamConstraintsException"
            })
    void saysWhatIsWrong(String text, String why) {
        assertThat(outcome(new JsonReading(text.getBytes(UTF_8), new KnownWords())))
                .isEqualTo("unreadable: " + why);
    }
}
