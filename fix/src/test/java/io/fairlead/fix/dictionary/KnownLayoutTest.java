package io.fairlead.fix.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.testing.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A validator that has seen messages before says the same of the next one as a validator that has not.
class KnownLayoutTest {
    private static final int MESSAGES = 4_000;
    private static final List<String> KINDS = List.of(
            "35=D|34=2|49=A|56=B|52=20260105-12:00:00|11=a|55=S|54=1|60=20260105-12:00:00|38=1|40=1|",
            "35=8|34=2|49=A|56=B|52=20260105-12:00:00|37=o|17=e|150=F|39=2|55=S|54=1|151=0|14=1|6=1.5|"
                    + "453=2|448=x|452=3|448=y|802=1|523=z|803=1|",
            "35=W|34=2|49=A|56=B|52=20260105-12:00:00|55=S|268=2|269=0|270=1|269=1|270=2|276=A B|",
            "35=0|34=2|49=A|56=B|52=20260105-12:00:00|");
    private static final List<String> VALUES =
            List.of("1", "2", "0", "Y", "abc", "20260105-12:00:00", "-1", "F", "1.5");
    private static final List<String> TYPES = List.of("D", "8", "W", "0", "1", "F", "G");
    private static final List<String> STRANGERS =
            List.of("99999=x|", "7777=x|", "54=1|", "44=1.2|", "448=x|", "268=1|");

    private final FixDictionary dictionary = FixDictionary.fix44();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void saysOfEachMessageWhatAFreshValidatorSays(long seed) {
        Random random = new Random(seed);
        MessageValidator experienced = new MessageValidator(dictionary, true);
        MessageValidator fresh = new MessageValidator(dictionary, true);
        FixMessage reused = new FixMessage(64);
        String text = KINDS.getFirst();
        int known = 0;
        for (int i = 0; i < MESSAGES; i++) {
            text = next(text, random);
            byte[] bytes = Fix.message(text);
            FixMessage once = new FixMessage(64);
            FixDecoder.decode(bytes, 0, bytes.length, once);
            long layout = reused.layout();
            FixDecoder.decode(bytes, 0, bytes.length, reused);
            known += layout == reused.layout() ? 1 : 0;
            experienced.check(reused);
            fresh.check(once);
            assertThat(verdict(reused)).as(text).isEqualTo(verdict(once));
        }
        assertThat(known).isGreaterThan(MESSAGES / 10);
    }

    /// Mostly the message before with another value, sometimes with a field more, fewer or elsewhere, or another kind.
    private static String next(String before, Random random) {
        int draw = random.nextInt(20);
        if (draw == 0) {
            return KINDS.get(random.nextInt(KINDS.size()));
        }
        List<String> fields = new ArrayList<>(List.of(before.split("(?<=\\|)")));
        int at = random.nextInt(fields.size());
        switch (draw) {
            case 1 -> fields.add(at, STRANGERS.get(random.nextInt(STRANGERS.size())));
            case 2, 3 -> fields.remove(at);
            case 4 -> fields.add(fields.remove(at));
            default -> {
                String tag = fields.get(at).substring(0, fields.get(at).indexOf('=') + 1);
                List<String> values = tag.equals("35=") ? TYPES : VALUES;
                fields.set(at, tag + values.get(random.nextInt(values.size())) + "|");
            }
        }
        boolean worn = fields.size() < 4 || !fields.getFirst().startsWith("35=") || draw == 5;
        return worn ? KINDS.get(random.nextInt(KINDS.size())) : String.join("", fields);
    }

    private static String verdict(FixMessage message) {
        return message.fault() + " " + message.faultTag() + " " + message.faultText();
    }
}
