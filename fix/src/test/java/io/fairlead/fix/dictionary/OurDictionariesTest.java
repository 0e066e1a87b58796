package io.fairlead.fix.dictionary;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.testing.Fix;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quickfix.ConfigError;
import quickfix.DataDictionary;

class OurDictionariesTest {
    private static final String HEAD = "34=2|49=A|56=B|52=20260105-12:00:00|";

    @ParameterizedTest
    @ValueSource(strings = {"FIX44", "FIXT11", "FIX50SP2"})
    void areReadByQuickFix(String name) throws IOException, ConfigError {
        try (InputStream in = FixDictionary.class.getResourceAsStream("/io/fairlead/fix/" + name + ".xml")) {
            assertThatCode(() -> new DataDictionary(in)).doesNotThrowAnyException();
        }
    }

    @Test
    void agreeWithAnotherWritersFix44OnEveryMessageAndField() throws ConfigError {
        DataDictionary other = new DataDictionary("FIX44.xml");
        FixDictionary ours = FixDictionary.fix44();
        for (MessageDefinition message : ours.messages()) {
            assertThat(other.isMsgType(message.msgType())).isTrue();
            for (int tag : message.body().tags()) {
                assertThat(other.isMsgField(message.msgType(), tag))
                        .as("%s %s", message.name(), tag)
                        .isTrue();
                assertThat(message.body().required().contains(tag))
                        .as("%s requires %s", message.name(), tag)
                        .isEqualTo(other.isRequiredField(message.msgType(), tag));
            }
        }
        assertThat(ours.messages()).hasSize(92);
    }

    @Test
    void holdTheSessionOfFixtAndTheApplicationOfFix50Apart() {
        FixDictionary session = FixDictionary.fixt11();
        FixDictionary application = FixDictionary.fix50sp2();
        assertThat(session.beginString()).isEqualTo("FIXT.1.1");
        assertThat(application.messages()).hasSizeGreaterThan(100);
        MessageValidator validator = new MessageValidator(session, application, false);
        assertThat(verdict(validator, "35=A|" + HEAD + "98=0|108=30|1137=9|")).isEqualTo("good");
        assertThat(verdict(validator, "35=A|" + HEAD + "98=0|108=30|")).isEqualTo("1 1137");
        assertThat(verdict(validator, "35=0|" + HEAD + "58=x|")).isEqualTo("2 58");
        assertThat(verdict(validator, "35=0|" + HEAD + "55=x|")).isEqualTo("0 55");
        assertThat(verdict(validator, "35=D|" + HEAD + "11=a|54=1|60=20260105-12:00:00|40=1|38=1|55=S|"))
                .isEqualTo("good");
        assertThat(verdict(validator, "35=D|" + HEAD + "11=a|60=20260105-12:00:00|40=1|38=1|55=S|"))
                .isEqualTo("1 54");
    }

    @ParameterizedTest
    @CsvSource({
        "15=EUR, good",
        "15=e, 6 15",
        "470=DE, good",
        "470=DEU, 6 470",
        "200=202601, good",
        "200=20260131, good",
        "200=202601w3, good",
        "200=202613, 6 200",
        "200=202601w6, 6 200",
        "200=20260199, 6 200",
        "18=1 2, good",
        "18=1  2, 5 18",
        "59=0, good",
        "59=?, 5 59",
        "21=4, 5 21",
        "167=CS, good",
        "167=BOO, 5 167",
        "354=1|355=x, good",
        "110=-1, good",
        "110=+1, 6 110",
        "126=20260105, 6 126",
        "432=20260230, 6 432",
        "205=31, 0 205"
    })
    void checkTheFormOfEveryType(String fields, String verdict) {
        MessageValidator validator = new MessageValidator(FixDictionary.fix44(), false);
        String order = "35=D|" + HEAD + "11=a|55=S|54=1|60=20260105-12:00:00|38=1|40=1|";
        assertThat(verdict(validator, order + fields + "|")).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "07:39Z, true",
        "07:39:00, true",
        "07:39:00.123+01, true",
        "07:39-05:30, true",
        "7:39, false",
        "25:00Z, false",
        "07:39+15, false",
        "07:39Zx, false",
        "07:39:61.5Z, false"
    })
    void readTimesWithZones(String text, boolean good) {
        byte[] time = text.getBytes(US_ASCII);
        assertThat(Values.zonedTime(time, 0, time.length)).isEqualTo(good);
        byte[] stamp = ("20260105-" + text).getBytes(US_ASCII);
        assertThat(Values.zonedTimestamp(stamp, 0, stamp.length)).isEqualTo(good);
    }

    @Test
    void keepTheOrderOfMembers() {
        Members parties = FixDictionary.fix44().message("D").body().groups().get(453);
        assertThat(List.copyOf(parties.tags())).startsWith(448, 447, 452);
    }

    private static String verdict(MessageValidator validator, String text) {
        FixMessage message = Fix.decoded(Fix.message(text));
        validator.check(message);
        return message.fault() == null ? "good" : message.fault().code() + " " + message.faultTag();
    }
}
