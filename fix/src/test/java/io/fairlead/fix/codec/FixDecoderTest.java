package io.fairlead.fix.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.fix.testing.Fix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FixDecoderTest {
    private static final String HEAD = "35=8|34=3|49=B|56=A|52=20260105-12:00:00|";

    @Test
    void readsValuesByTagAndReturnsSentinelsForWhatIsNotThere() {
        FixMessage message = Fix.decoded(HEAD + "11=abc|44=1.50|38=x|54=1|60=2026|58=two words|");
        FixDecimal price = new FixDecimal();
        assertThat(message.msgType()).isEqualTo(MsgType.EXECUTION_REPORT);
        assertThat(message.msgSeqNum()).isEqualTo(3);
        assertThat(message.string(11)).isEqualTo("abc");
        assertThat(message.valueEquals(58, "two words")).isTrue();
        assertThat(message.decimal(44, price)).isTrue();
        assertThat(price.mantissa()).isEqualTo(150);
        assertThat(price.scale()).isEqualTo(2);
        assertThat(message.charValue(54)).isEqualTo('1');
        assertThat(message.charValue(11)).isEqualTo(FixMessage.NO_CHAR);
        assertThat(message.intValue(38)).isEqualTo(FixMessage.NO_INT);
        assertThat(message.longValue(999)).isEqualTo(FixMessage.NO_LONG);
        assertThat(message.timestamp(60)).isEqualTo(UtcTimestamp.INVALID);
        assertThat(message.timestamp(52)).isEqualTo(1_767_614_400_000_000_000L);
        assertThat(message.decimal(38, price)).isFalse();
        assertThat(message.string(999)).isNull();
        assertThat(message.string(999, "none")).isEqualTo("none");
        assertThat(message.has(999)).isFalse();
        assertThat(message.valueEquals(999, "")).isFalse();
        assertThat(message.possDup()).isFalse();
    }

    @Test
    void comparesTheValuesOfTwoFields() {
        FixMessage message = Fix.decoded(HEAD + "55=EURUSD|1=EURUSD|2=EURUSB|58=longer than one word|"
                + "354=longer than one word|355=longer than one wirt|103=EURUSDT|");
        int symbol = message.indexOf(55);
        assertThat(message.sameAt(symbol, symbol + 1)).isTrue();
        assertThat(message.sameAt(symbol, symbol + 2)).isFalse();
        assertThat(message.sameAt(symbol + 3, symbol + 4)).isTrue();
        assertThat(message.sameAt(symbol + 3, symbol + 5)).isFalse();
        assertThat(message.sameAt(symbol, symbol + 6)).isFalse();
        assertThat(message.sameAt(message.fields() - 1, message.fields() - 1)).isTrue();
    }

    @Test
    void refusesNumbersThatAreNone() {
        for (String text : List.of("-", "1-", "+1", " 1", "1e3", "1234567890123456789", "0x1", "1.0")) {
            assertThat(Fix.decoded(HEAD + "38=" + text + "|").longValue(38))
                    .as(text)
                    .isEqualTo(FixMessage.NO_LONG);
        }
        for (String text : List.of("-", ".", "-.", "1.2.3", "1e3", "+1", "12345678901234567890", "NaN", "1,5")) {
            assertThat(Fix.decoded(HEAD + "44=" + text + "|").decimal(44, new FixDecimal()))
                    .as(text)
                    .isFalse();
        }
        assertThat(Fix.decoded(HEAD + "38=0023|").intValue(38)).isEqualTo(23);
        assertThat(Fix.decoded(HEAD + "38=-0|").intValue(38)).isZero();
        assertThat(Fix.decoded(HEAD + "38=99999999999|").intValue(38)).isEqualTo(FixMessage.NO_INT);
    }

    @Test
    void namesTheFaultAndTheTag() {
        assertThat(fault("11=|")).isEqualTo("TAG_SPECIFIED_WITHOUT_A_VALUE 11");
        assertThat(fault("abc=1|")).isEqualTo("INVALID_TAG_NUMBER 0");
        assertThat(fault("011=1|")).isEqualTo("INVALID_TAG_NUMBER 11");
        assertThat(fault("58=two|words|")).isEqualTo("NON_DATA_VALUE_INCLUDES_FIELD_DELIMITER 58");
        assertThat(fault("93=9|89=abc|")).isEqualTo("SIGNATURE_PROBLEM 93");
        assertThat(fault("90=3|91=a|b|")).isEqualTo("DECRYPTION_PROBLEM 91");
        assertThat(fault("123456789012=1|")).isEqualTo("INVALID_TAG_NUMBER 0");
        assertThat(fault("95=9|96=abc|")).isEqualTo("INCORRECT_DATA_FORMAT_FOR_VALUE 95");
        assertThat(fault("95=-5|96=abc|")).isEqualTo("INCORRECT_DATA_FORMAT_FOR_VALUE 95");
        assertThat(fault("95=2147483647|96=abc|")).isEqualTo("INCORRECT_DATA_FORMAT_FOR_VALUE 95");
        assertThat(fault("58=fine|")).isEqualTo("null 0");
        FixMessage longType = Fix.decoded("35=TOOLONG|34=1|");
        assertThat(longType.fault()).isEqualTo(RejectReason.INVALID_MSG_TYPE);
    }

    private static String fault(String fields) {
        FixMessage message = Fix.decoded(HEAD + fields);
        return message.fault() + " " + message.faultTag();
    }

    @Test
    void takesDataFieldsByTheirLength() {
        FixMessage message = Fix.decoded(HEAD + "95=6|96=a|10=b|58=after|");
        assertThat(message.fault()).isNull();
        assertThat(message.string(96)).isEqualTo("a\u000110=b");
        assertThat(message.string(58)).isEqualTo("after");
    }

    @Test
    void readsEachMessageAsIfItWereTheFirst() {
        Random random = new Random(7);
        FixMessage reused = new FixMessage(24);
        List<String> layouts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            // Often a message like one before, whole or in part, so that what was kept of that is used.
            String body = layouts.isEmpty() || random.nextInt(4) == 0
                    ? body(random)
                    : layouts.get(random.nextInt(layouts.size()));
            int cut = body.indexOf('|', random.nextInt(body.length()));
            body = random.nextInt(3) == 0 ? body.substring(0, cut + 1) + body(random) : body;
            layouts.add(body);
            if (layouts.size() > 5) {
                layouts.removeFirst();
            }
            byte[] bytes = Fix.message(HEAD + body);
            byte[] buffer = Arrays.copyOf(bytes, bytes.length + random.nextInt(20)); // as in a stream, or at its end
            FixMessage fresh = new FixMessage(24);
            assertThat(FixDecoder.decode(buffer, 0, bytes.length, reused))
                    .as(body)
                    .isEqualTo(FixDecoder.decode(buffer, 0, bytes.length, fresh));
            assertThat(told(reused)).as(body).isEqualTo(told(fresh));
        }
    }

    @Test
    void forgetsWhatStoodBehindTheEndOfAShorterMessage() {
        FixMessage reused = new FixMessage(24);
        byte[] longer = Fix.message(HEAD + "10=123|11=abc|");
        byte[] shorter = Fix.message(HEAD);
        FixDecoder.decode(longer, 0, longer.length, reused);
        assertThat(reused.string(11)).isEqualTo("abc");
        FixDecoder.decode(Arrays.copyOf(shorter, 1_000), 0, shorter.length, reused);
        assertThat(reused.has(11)).isFalse();
    }

    private static String body(Random random) {
        StringBuilder body = new StringBuilder();
        for (int left = 1 + random.nextInt(8); left > 0; left--) {
            body.append(
                    switch (random.nextInt(9)) {
                        case 0 -> "11=abc" + random.nextInt(1000);
                        case 1 -> "44=1.0" + random.nextInt(100_000);
                        case 2 -> "95=3|96=a|b";
                        case 3 -> "5" + random.nextInt(3) + "=1";
                        case 4 -> random.nextInt(3000) + "=x";
                        case 5 -> "58=" + "long ".repeat(random.nextInt(6));
                        case 6 -> "1" + random.nextInt(4) + "=" + random.nextInt(10);
                        case 7 -> "junk";
                        default -> "";
                    });
            body.append('|');
        }
        return body.toString();
    }

    /// All that a message tells.
    private static List<Object> told(FixMessage message) {
        List<Object> told = new ArrayList<>();
        told.add(message.fields() + " " + message.msgType() + " " + message.fault() + " " + message.faultTag());
        for (int i = 0; i < message.fields(); i++) {
            told.add(message.tag(i) + "=" + message.stringAt(i));
        }
        for (int tag = 1; tag < 3000; tag++) {
            if (message.has(tag)) {
                told.add(tag + " first at " + message.indexOf(tag));
            }
        }
        return told;
    }

    @Test
    void boundsTheNumberOfFields() {
        byte[] bytes = Fix.message(HEAD + "58=x|".repeat(50));
        FixMessage small = new FixMessage(16);
        assertThat(FixDecoder.decode(bytes, 0, bytes.length, small)).isZero();
        assertThat(small.fields()).isEqualTo(16);
        assertThat(small.fault()).isEqualTo(RejectReason.OTHER);
    }

    @Test
    void knowsGarbledBytes() {
        byte[] good = Fix.message(HEAD + "58=x|");
        FixMessage message = new FixMessage(32);
        byte[] changed = good.clone();
        changed[good.length - 12]++;
        assertThat(FixDecoder.decode(changed, 0, changed.length, message)).isEqualTo(FixDecoder.BAD_CHECK_SUM);
        assertThat(FixDecoder.decode(good, 0, good.length - 1, message)).isEqualTo(FixDecoder.BAD_STRUCTURE);
        assertThat(FixDecoder.decode(good, 0, 3, message)).isEqualTo(FixDecoder.BAD_STRUCTURE);
        byte[] disordered = Fix.message("34=1|35=0|");
        assertThat(FixDecoder.decode(disordered, 0, disordered.length, message)).isEqualTo(FixDecoder.BAD_STRUCTURE);
    }

    @Test
    void walksGroupsAndTheirGroups() {
        GroupSpec parties = GroupSpec.of(453, 448, 447, 452, 802, 523, 803);
        GroupSpec subIds = GroupSpec.of(802, 523, 803);
        FixMessage message =
                Fix.decoded(HEAD + "453=2|448=one|452=3|802=2|523=a|803=1|523=b|803=2|448=two|452=12|58=behind|");
        FixGroup party = new FixGroup();
        FixGroup subId = new FixGroup();
        List<String> found = new ArrayList<>();
        for (party.of(message, parties); party.next(); ) {
            found.add(party.string(448, "") + party.intValue(452) + party.string(58, "-"));
            for (subId.of(party, subIds); subId.next(); ) {
                found.add(subId.string(523, "") + subId.charValue(803));
            }
        }
        assertThat(found).containsExactly("one3-", "a1", "b2", "two12-");
        assertThat(party.complete()).isTrue();
        assertThat(party.declared()).isEqualTo(2);
    }

    @Test
    void trustsTheFieldsMoreThanTheCount() {
        GroupSpec entries = GroupSpec.of(268, 269, 270, 273);
        FixGroup entry = new FixGroup();
        FixMessage message = Fix.decoded(HEAD + "268=2000000000|269=0|270=1.5|273=12:00:00|269=1|270=1.6|");
        FixDecimal price = new FixDecimal();
        int count = 0;
        for (entry.of(message, entries); entry.next(); count++) {
            assertThat(entry.decimal(270, price)).isTrue();
            assertThat(entry.valueEquals(269, String.valueOf(count))).isTrue();
            assertThat(entry.timestamp(273)).isEqualTo(UtcTimestamp.INVALID);
        }
        assertThat(count).isEqualTo(2);
        assertThat(entry.complete()).isFalse();
        assertThat(entry.of(Fix.decoded(HEAD), entries).next()).isFalse();
        assertThat(entry.of(Fix.decoded(HEAD + "268=1|58=x|"), entries).next()).isFalse();
    }

    @Test
    void framesOnlyWhatIsAMessage() {
        FixFramer framer = new FixFramer(1024);
        byte[] good = Fix.message(HEAD + "58=x|");
        for (int cut = 0; cut < good.length; cut++) {
            assertThat(framer.frame(good, 0, cut)).as("first %d bytes", cut).isEqualTo(FixFramer.NEED_MORE);
        }
        assertThat(framer.frame(good, 0, good.length)).isEqualTo(good.length);
        for (String bad : List.of(
                "8=FIX.4.4|9=-5|35=0|10=000|",
                "8=FIX.4.4|9=2147483647|35=0|10=000|",
                "8=FIX.4.4|9=99999999999999|35=0|10=000|",
                "8=FIX.4.4|9=|35=0|10=000|",
                "8=FIX.4.4|9=5x|35=0|10=000|",
                "8=FIX.4.4|35=0|10=000|",
                "8=FIX.4.4|9=4|35=0|10=000|",
                "8=FIX.4.4|90=5|35=0|10=000|",
                "8=FIXFIXFIXFIXFIXFIX|9=5|",
                "hello")) {
            byte[] bytes = bad.replace('|', '\u0001').getBytes(US_ASCII);
            assertThat(framer.frame(bytes, 0, bytes.length)).as(bad).isEqualTo(FixFramer.GARBLED);
            assertThat(framer.skipped()).as(bad).isEqualTo(bytes.length);
        }
    }

    @Test
    void findsTheNextMessageBehindGarbage() {
        byte[] stream = "8=FIX.4.4|9=3|35=0|garbage8=FIX.4.4|9=5|35=0|10=163|"
                .replace('|', '\u0001')
                .getBytes(US_ASCII);
        FixFramer framer = new FixFramer(1024);
        assertThat(framer.frame(stream, 0, stream.length)).isEqualTo(FixFramer.GARBLED);
        int from = framer.skipped();
        assertThat(framer.frame(stream, from, stream.length)).isEqualTo(stream.length - from);
    }

    @Test
    void spellsMessageTypes() {
        assertThat(MsgType.text(MsgType.of("AF"))).isEqualTo("AF");
        assertThat(MsgType.of("D")).isEqualTo(MsgType.NEW_ORDER_SINGLE);
        assertThat(MsgType.admin(MsgType.LOGON)).isTrue();
        assertThat(MsgType.admin(MsgType.EXECUTION_REPORT)).isFalse();
        assertThatThrownBy(() -> MsgType.of("")).hasMessageContaining("1 to 4");
        assertThat(Tag.header(52)).isTrue();
        assertThat(Tag.header(55)).isFalse();
        assertThat(Tag.trailer(10)).isTrue();
    }
}
