package io.fairlead.fix.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixFramer;
import io.fairlead.fix.codec.FixGroup;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.GroupSpec;
import io.fairlead.fix.codec.UtcTimestamp;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.dictionary.MessageValidator;
import io.fairlead.fix.session.Bounds;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.testing.Fix;
import io.fairlead.fix.testing.MemoryLink;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an attacker would send. Nothing of it may throw, hang, grow, or end anything but its own session.
@Timeout(20)
class HostileInputTest {
    private static final long NOW = 1_767_614_400_000_000_000L;
    private static final String HEADER = "|49=THEM|56=US|52=20260105-12:00:00|";
    private static final Bounds BOUNDS = new Bounds(4096, 64, 64 * 1024, 1_000_000_000L);
    private static final int MUTATIONS = 40_000;

    private final MemoryLink link = new MemoryLink();
    private final MessageValidator validator = new MessageValidator(FixDictionary.fix44(), true);
    private int delivered;

    private FixSession loggedOn() {
        SessionProfile profile =
                SessionProfile.acceptor(SessionId.of("FIX.4.4", "US", "THEM")).withBounds(BOUNDS);
        SessionParts parts = SessionParts.of(new MemoryMessageStore(), (_, _, _, _) -> delivered++);
        FixSession session = new FixSession(profile, parts.withCheck(validator));
        session.attach(link, NOW);
        link.feed(Fix.message("35=A|34=1" + HEADER + "98=0|108=30|"));
        session.poll(NOW);
        assertThat(session.loggedOn()).isTrue();
        return session;
    }

    private void stillWorks(FixSession session) {
        int before = delivered;
        int expected = session.status().expectedIncoming();
        link.feed(Fix.message(
                "35=D|34=" + expected + HEADER + "11=a|55=EUR/USD|54=1|60=20260105-12:00:00|38=1|40=1|21=1|"));
        session.poll(NOW);
        session.poll(NOW);
        assertThat(session.loggedOn()).isTrue();
        assertThat(delivered).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-5", "2147483647", "99999999999999999999", "-2147483648", "+5", "1e3", " 12", "", "0", "0x10"})
    void survivesAnyBodyLength(String bodyLength) {
        byte[] bytes =
                ("8=FIX.4.4\u00019=" + bodyLength + "\u000135=0\u000134=2\u000110=000\u0001").getBytes(ISO_8859_1);
        FixFramer framer = new FixFramer(4096);
        assertThat(framer.frame(bytes, 0, bytes.length)).isEqualTo(FixFramer.GARBLED);
        assertThat(framer.skipped()).isPositive();
        FixSession session = loggedOn();
        link.feed(bytes);
        session.poll(NOW);
        stillWorks(session);
    }

    @Test
    void survivesTenMegabytesWithoutADelimiter() {
        FixSession session = loggedOn();
        byte[] flood = new byte[64 * 1024];
        Arrays.fill(flood, (byte) 'x');
        for (int fed = 0; fed < 10 << 20; fed += flood.length) {
            link.feed(flood);
            while (session.poll(NOW) > 0) {
                assertThat(session.waitingBytes()).isLessThanOrEqualTo(BOUNDS.outboundBytes());
            }
        }
        assertThat(session.status().received().get("garbled")).isPositive();
        stillWorks(session);
    }

    @Test
    void survivesTenMegabytesOfBeginnings() {
        FixSession session = loggedOn();
        byte[] flood = "8=FIX.4.4\u00019=4000\u0001".repeat(4000).getBytes(ISO_8859_1);
        for (int fed = 0; fed < 10 << 20; fed += flood.length) {
            link.feed(flood);
            while (session.poll(NOW) > 0) {
                assertThat(session.connected()).isTrue();
            }
        }
        // What looks like the beginning of a message swallows the next ones until it is seen through.
        link.feed("x".repeat(8192).getBytes(ISO_8859_1));
        while (session.poll(NOW) > 0) {
            assertThat(session.connected()).isTrue();
        }
        stillWorks(session);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "-1", "99999", "99999999999999", "0", "x", "1"})
    void survivesAnyGroupCount(String count) {
        FixMessage message =
                Fix.decoded("35=W|34=2" + HEADER + "55=S|268=" + count + "|269=0|270=1|271=1|269=1|270=2|");
        validator.check(message);
        FixGroup group = new FixGroup();
        int instances = 0;
        for (group.of(message, GroupSpec.of(268, 269, 270, 271)); group.next(); ) {
            instances++;
        }
        assertThat(instances).isEqualTo(2);
        assertThat(message.fault()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "-1", "99999999999", "0", "x", "2", "4000", ""})
    void survivesADataFieldThatLiesAboutItsLength(String length) {
        FixSession session = loggedOn();
        link.feed(Fix.message("35=B|34=2" + HEADER + "148=x|33=1|58=y|95=" + length + "|96=abcdef|"));
        session.poll(NOW);
        assertThat(delivered).isZero();
        stillWorks(session);
    }

    @Test
    void survivesEveryByteInEveryPlace() {
        byte[] good = Fix.message("35=B|34=2" + HEADER + "148=x|33=1|58=y|95=3|96=a|b|268=1|269=0|270=1.5|");
        FixMessage message = new FixMessage(64);
        for (int place = 0; place < good.length; place++) {
            for (int value = 0; value < 256; value++) {
                byte[] bytes = good.clone();
                bytes[place] = (byte) value;
                readAll(bytes, message);
            }
        }
    }

    @Test
    void survivesMutationsOfWholeMessages() {
        Random random = new Random(42);
        FixMessage message = new FixMessage(64);
        FixFramer framer = new FixFramer(4096);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = mutated(random);
            int length = framer.frame(bytes, 0, bytes.length);
            assertThat(length).isBetween(FixFramer.GARBLED, bytes.length);
            readAll(bytes, message);
        }
    }

    /// A message whose fields are wrong, doubled, swapped or cut, with a right BodyLength(9) and CheckSum(10), so that
    /// the mutation gets as far as it can.
    private static byte[] mutated(Random random) {
        String[] fields = ("35=8|34=2" + HEADER
                        + "37=o|17=e|150=F|39=2|55=S|54=1|151=0|14=1|6=1|453=1|448=p|447=D|452=1|"
                        + "95=3|96=abc|60=20260105-12:00:00|44=1.5|")
                .split("\\|");
        StringBuilder text = new StringBuilder();
        for (String field : fields) {
            switch (random.nextInt(12)) {
                case 0 -> text.append(field).append('|').append(field).append('|');
                case 1 ->
                    text.append(field, 0, random.nextInt(field.length() + 1)).append('|');
                case 2 ->
                    text.append(random.nextInt())
                            .append('=')
                            .append(random.nextLong())
                            .append('|');
                case 3 ->
                    text.append(field.substring(0, field.indexOf('=') + 1))
                            .append((char) random.nextInt(256))
                            .append('|');
                case 4 -> text.append(fields[random.nextInt(fields.length)]).append('|');
                default -> text.append(field).append('|');
            }
        }
        return Fix.message(text.toString());
    }

    private void readAll(byte[] bytes, FixMessage message) {
        if (FixDecoder.decode(bytes, 0, bytes.length, message) != FixDecoder.OK) {
            return;
        }
        validator.check(message);
        for (int i = 0; i < message.fields(); i++) {
            assertThat(message.start(i) + message.length(i)).isLessThan(bytes.length);
            message.intAt(i);
            message.longAt(i);
            message.charAt(i);
            assertThat(message.stringAt(i)).isNotNull();
            assertThat(message.timestampAt(i)).isGreaterThanOrEqualTo(UtcTimestamp.INVALID);
        }
        assertThat(message.toString()).isNotNull();
    }
}
