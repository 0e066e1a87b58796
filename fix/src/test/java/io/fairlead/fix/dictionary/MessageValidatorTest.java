package io.fairlead.fix.dictionary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.fix.codec.ApplVerId;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.testing.Fix;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quickfix.DataDictionary;

class MessageValidatorTest {
    private static final String ORDER =
            "35=D|34=2|49=A|56=B|52=20260105-12:00:00|11=a|55=S|54=1|60=20260105-12:00:00|38=1|40=1|";
    private static final String REPORT =
            "35=8|34=2|49=A|56=B|52=20260105-12:00:00|37=o|17=e|150=F|39=2|55=S|54=1|151=0|14=1|6=1.5|";
    private static final String BOOK = "35=W|34=2|49=A|56=B|52=20260105-12:00:00|55=S|";

    private final FixDictionary dictionary = FixDictionary.fix44();

    private String verdict(String fields, boolean userDefinedPass) {
        FixMessage message = Fix.decoded(fields);
        new MessageValidator(dictionary, userDefinedPass).check(message);
        return message.fault() == null ? "good" : message.fault().code() + " " + message.faultTag();
    }

    @ParameterizedTest
    @CsvSource({
        "true, FIX50SP2, 1128=9|, good",
        "true, FIX44, 1128=6|, good",
        "false, FIX44, 1128=6|, 0 1128",
        "true, FIX50SP2, 1128=9|7777=x|, good",
    })
    void takesHeaderAndMessagesOfTheVersionOfTheSession(boolean fixt, ApplVerId version, String more, String expected) {
        FixMessage message = Fix.decoded(REPORT.replace("|37=", "|" + more + "37="));
        MessageValidator.of(fixt, version, null).check(message);
        assertThat(message.fault() == null ? "good" : message.fault().code() + " " + message.faultTag())
                .isEqualTo(expected);
    }

    private static String base(String name) {
        return switch (name) {
            case "ORDER" -> ORDER;
            case "REPORT" -> REPORT;
            case "BOOK" -> BOOK;
            default -> "";
        };
    }

    @ParameterizedTest
    @CsvSource({
        "ORDER, '', good",
        "REPORT, '', good",
        "REPORT, 453=1|448=x|447=D|452=3|, good",
        "REPORT, 453=2|448=x|452=3|448=y|802=1|523=z|803=1|, good",
        "BOOK, 268=2|269=0|270=1|269=1|270=2|276=A B|, good",
        "ORDER, 18=1 2 G|, good",
        "ORDER, 99999=x|, 0 99999",
        "ORDER, 7777=x|, 0 7777",
        "ORDER, 150=0|, 2 150",
        "ORDER, 54=1|, 13 54",
        "ORDER, 59=Z|, 5 59",
        "ORDER, 44=abc|, 6 44",
        "ORDER, 126=today|, 6 126",
        "ORDER, 432=20261332|, 6 432",
        "ORDER, 377=X|, 6 377",
        "ORDER, 21=12|, 6 21",
        "ORDER, 34=3|, 14 34",
        "REPORT, 453=2|448=x|452=3|, 16 453",
        "REPORT, 453=1|452=3|448=x|, 15 452",
        "REPORT, 453=-1|448=x|, 6 453",
        "BOOK, '', 1 268",
        "BOOK, 268=1|270=1|, 15 270",
        "BOOK, 268=1|269=0|270=1|270=2|, 13 270",
        "BOOK, 268=1|269=0|273=25:00:00|, 6 273",
        "BOOK, 268=1|269=0|291=3|, 5 291",
        "'', 35=ZZ|34=2|49=A|56=B|52=20260105-12:00:00|, 11 35",
        "'', 35=1|34=2|49=A|56=B|52=20260105-12:00:00|, 1 112",
        "'', 35=0|34=2|49=A|56=B|, 1 52",
        "'', 35=0|34=x|49=A|56=B|52=20260105-12:00:00|, 6 34"
    })
    void blamesTheFirstThingThatIsWrong(String base, String more, String verdict) {
        assertThat(verdict(base(base) + more, false)).isEqualTo(verdict);
    }

    @Test
    void letsUserDefinedTagsPassWhereTold() {
        assertThat(verdict(ORDER + "9945=x|", true)).isEqualTo("good");
        assertThat(verdict(ORDER + "453=1|448=x|6001=y|452=1|", true)).isEqualTo("good");
        assertThat(verdict(ORDER + "9945=x|", false)).isEqualTo("0 9945");
    }

    @Test
    void keepsAnEarlierFault() {
        assertThat(verdict(ORDER + "58=|", false)).isEqualTo("4 58");
    }

    @Test
    void agreesWithQuickFixOnTypesNumbersAndRequiredFields() throws Exception {
        DataDictionary theirs = new DataDictionary("FIX44.xml");
        assertThat(dictionary.beginString()).isEqualTo(theirs.getVersion());
        for (FieldDefinition field : dictionary.fields()) {
            assertThat(theirs.getFieldName(field.tag())).isEqualTo(field.name());
            for (String value : field.values().keySet()) {
                assertThat(theirs.isFieldValue(field.tag(), value))
                        .as(field.name() + "=" + value)
                        .isTrue();
            }
        }
        assertThat(dictionary.messages())
                .extracting(MessageDefinition::msgType)
                .contains(
                        "0", "1", "2", "3", "4", "5", "A", "D", "F", "G", "H", "8", "9", "j", "V", "W", "X", "Y", "AF",
                        "q", "r");
        List<String> differences = new ArrayList<>();
        for (MessageDefinition message : dictionary.messages()) {
            assertThat(message.admin()).isEqualTo(theirs.isAdminMessage(message.msgType()));
            for (int tag : message.body().tags()) {
                boolean required = message.body().required().contains(tag);
                if (!theirs.isMsgField(message.msgType(), tag)
                        || required != theirs.isRequiredField(message.msgType(), tag)) {
                    differences.add(message.name() + " " + tag + " " + required);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void readsTheDictionaryOfQuickFix(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("FIX44.xml");
        try (var in = DataDictionary.class.getResourceAsStream("/FIX44.xml")) {
            Files.copy(in, file);
        }
        FixDictionary theirs = FixDictionary.of(file);
        assertThat(theirs.messages()).hasSizeGreaterThan(80);
        assertThat(theirs.message("8").body().containsDeep(448)).isTrue();
        FixMessage report = Fix.decoded(REPORT + "382=1|375=x|555=1|600=leg|");
        new MessageValidator(theirs, true).check(report);
        assertThat(report.fault()).isNull();
    }

    @Test
    void refusesDocumentTypesAndBrokenFiles(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> read("<!DOCTYPE fix [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><fix>&x;</fix>"))
                .hasMessageContaining("no XML that we accept");
        assertThatThrownBy(() -> read("<fix")).hasMessageContaining("no XML");
        assertThatThrownBy(() -> read("<fox/>")).hasMessageContaining("starts with <fox>");
        assertThatThrownBy(() -> read("<fix major='4' minor='4'/>")).hasMessageContaining("has no <fields>");
        assertThatThrownBy(() -> read(with("<field name='Nowhere' required='Y'/>")))
                .hasMessageContaining("Nowhere");
        assertThatThrownBy(() -> read(with("<component name='Gone' required='Y'/>")))
                .hasMessageContaining("Gone");
        assertThatThrownBy(() -> read(with("<thing name='x'/>"))).hasMessageContaining("<thing>");
        assertThatThrownBy(() -> read(with("<component name='Loop' required='Y'/>")))
                .hasMessageContaining("in a circle");
        assertThatThrownBy(() ->
                        read("<fix major='4' minor='4'><fields><field number='x' name='A' type='INT'/></fields></fix>"))
                .hasMessageContaining("number 'x'");
        assertThatThrownBy(() -> FixDictionary.of(folder.resolve("none.xml"))).hasMessageContaining("can't be read");
    }

    private static String with(String body) {
        return "<fix major='4' minor='4'><messages><message name='M' msgtype='M' msgcat='app'>" + body
                + "</message></messages><components><component name='Loop'><component name='Loop' required='N'/>"
                + "</component></components><fields><field number='1' name='A' type='INT'/></fields></fix>";
    }

    private static FixDictionary read(String xml) throws IOException {
        return DictionaryReader.read(new ByteArrayInputStream(xml.getBytes(UTF_8)), "test.xml");
    }

    @Test
    void namesFieldsAndValues() {
        FieldDefinition side = dictionary.field(54);
        assertThat(side.name()).isEqualTo("Side");
        assertThat(side.values()).containsEntry("1", "BUY");
        assertThat(side.allows("9")).isTrue();
        assertThat(side.allows("1 2")).isFalse();
        assertThat(dictionary.field("Side")).isEqualTo(side);
        assertThat(dictionary.field(31337)).isNull();
        assertThat(dictionary.field("FinancialStatus").allows("1 2")).isTrue();
        assertThat(dictionary.field("FinancialStatus").allows("1 3")).isFalse();
        assertThat(dictionary.header().tags()).contains(8, 9, 35);
        assertThat(dictionary.trailer().required()).containsExactly(10);
    }
}
