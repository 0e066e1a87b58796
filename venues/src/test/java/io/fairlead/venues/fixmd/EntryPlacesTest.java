package io.fairlead.venues.fixmd;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.testing.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Entries are found by their fields, whatever the message before looked like.
class EntryPlacesTest {
    private static final String HEADER = "35=X|34=2|49=A|56=B|52=20260105-12:00:00|";
    private static final String ENTRY = "279=0|269=1|55=EUR/USD|270=1.0850|271=1000|";
    private static final List<String> PIECES =
            List.of("279=1|", "269=0|", "270=1.1|", "271=7|", "278=a|", "280=b|", "83=1|", "290=1|", "1023=2|");

    private final FixMessage message = new FixMessage(64);
    private final EntryPlaces places = new EntryPlaces();

    @Test
    void findsTheFieldsOfEachEntry() {
        assertThat(entries("268=2|" + ENTRY + "279=2|269=0|278=id|346=3|"))
                .containsExactly("269 279 55 270 271 ", "269 279 278 346 ");
        assertThat(places.isComplete()).isTrue();
    }

    @Test
    void takesTheFirstOfTwoEqualFields() {
        decode("268=1|279=0|270=1|58=text|270=2|");
        places.of(message);
        assertThat(places.next()).isTrue();
        assertThat(message.stringAt(places.at(EntryPlaces.PRICE))).isEqualTo("1");
    }

    @Test
    void saysWhenThereAreFewerOrMoreThanDeclared() {
        assertThat(entries("268=3|" + ENTRY + ENTRY)).hasSize(2);
        assertThat(places.isComplete()).isFalse();
        assertThat(entries("268=2|" + ENTRY + ENTRY)).hasSize(2);
        assertThat(places.isComplete()).isTrue();
        assertThat(entries("268=1|" + ENTRY + ENTRY)).hasSize(2);
        assertThat(places.isComplete()).isFalse();
    }

    @Test
    void hasNoneWithoutTheGroup() {
        assertThat(entries("262=a|")).isEmpty();
        assertThat(places.isComplete()).isTrue();
        assertThat(entries("268=1|262=a|" + ENTRY)).isEmpty();
    }

    @Test
    void findsInEachMessageWhatASearchOfItAloneFinds() {
        SplittableRandom random = new SplittableRandom(3);
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            if (fields.isEmpty() || random.nextInt(8) == 0) {
                fields = new ArrayList<>(List.of("268=2|", "279=0|", "270=1|", "279=1|", "271=1|"));
            }
            int at = random.nextInt(fields.size());
            switch (random.nextInt(4)) {
                case 0 -> fields.add(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> fields.remove(at);
                case 2 -> fields.addAll(List.of("279=2|", "269=1|"));
                default -> {} // the same again
            }
            String body = String.join("", fields);
            List<String> found = entries(body);
            boolean complete = places.isComplete();
            assertThat(found).as(body).isEqualTo(new EntryPlacesTest().entries(body));
            assertThat(complete).as(body).isEqualTo(body.contains("268=2|") ? found.size() == 2 : found.isEmpty());
        }
    }

    private void decode(String body) {
        byte[] bytes = Fix.message(HEADER + body);
        assertThat(FixDecoder.decode(bytes, 0, bytes.length, message)).isEqualTo(FixDecoder.OK);
    }

    /// The tags of what is found of each entry, by column.
    private List<String> entries(String body) {
        decode(body);
        List<String> entries = new ArrayList<>();
        for (places.of(message); places.next(); ) {
            StringBuilder tags = new StringBuilder();
            for (int column = 0; column <= EntryPlaces.TIME; column++) {
                int at = places.at(column);
                tags.append(at < 0 ? "" : message.tag(at) + " ");
            }
            entries.add(tags.toString());
        }
        return entries;
    }
}
