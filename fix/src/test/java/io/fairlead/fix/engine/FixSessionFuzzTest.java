package io.fairlead.fix.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.dictionary.MessageValidator;
import io.fairlead.fix.session.Bounds;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.testing.Fix;
import io.fairlead.fix.testing.MemoryLink;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Whatever a counterparty sends, polling never throws, and what is kept for it stays within bounds.
class FixSessionFuzzTest {
    private static final long NOW = 1_767_614_400_000_000_000L;
    private static final int MESSAGES = 3_000;
    private static final Bounds BOUNDS = new Bounds(4096, 64, 64 * 1024, 1_000_000_000L);
    private static final List<String> BODIES = List.of(
            "35=0|34=%d|",
            "35=1|34=%d|112=x|",
            "35=2|34=%d|7=1|16=0|",
            "35=2|34=%d|7=2147483647|16=-1|",
            "35=3|34=%d|45=1|",
            "35=4|34=%d|123=Y|36=9|",
            "35=4|34=%d|36=2147483647|",
            "35=5|34=%d|58=x|",
            "35=A|34=%d|98=0|108=1|141=Y|",
            "35=8|34=%d|37=o|17=e|150=F|39=2|55=S|54=1|151=0|14=1|6=1|",
            "35=W|34=%d|55=S|268=2|269=0|270=1|269=1|270=2|",
            "35=B|34=%d|95=3|96=abc|",
            "35=D|34=%d|11=a|43=Y|122=bad|");

    private final MemoryMessageStore store = new MemoryMessageStore(1 << 16, 1 << 8);
    private long now = NOW;

    @RepeatedTest(12)
    void survivesMutatedTraffic(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        SessionId id = SessionId.of("FIX.4.4", "US", "THEM");
        SessionProfile profile =
                (random.nextBoolean() ? SessionProfile.initiator(id) : SessionProfile.acceptor(id)).withBounds(BOUNDS);
        int[] delivered = {0};
        FixSession session = new FixSession(
                profile,
                SessionParts.of(store, (from, message, _, _) -> {
                            delivered[0] += message.fields();
                            from.begin('D').put(11, message.string(37, "none"));
                            from.commit(now);
                        })
                        .withCheck(new MessageValidator(FixDictionary.fix44(), true)));
        MemoryLink link = new MemoryLink();
        for (int i = 0; i < MESSAGES; i++) {
            if (!session.connected()) {
                session.resetNumbers(1, 1, now);
                link = new MemoryLink();
                session.attach(link, now);
                link.feed(Fix.message("35=A|34=1|49=THEM|56=US|52=20260105-12:00:00|98=0|108=30|"));
                session.poll(now);
            }
            link.feed(mutated(random, session.status().expectedIncoming()));
            link.slow(random.nextInt(50) == 0);
            now += random.nextInt(100_000_000);
            session.poll(now);
            assertThat(session.waitingBytes()).isLessThanOrEqualTo(BOUNDS.outboundBytes());
            assertThat(session.connected() || !session.loggedOn())
                    .as("%s without a link", session.state())
                    .isTrue();
            assertThat(session.status().expectedIncoming()).isPositive();
            assertThat(session.status().nextOutgoing()).isPositive();
            link.written();
        }
        assertThat(session.status().received()).isNotEmpty();
        assertThat(delivered[0]).isPositive();
    }

    private byte[] mutated(Random random, int expected) {
        int seqNum = random.nextInt(4) == 0 ? random.nextInt(20) : expected;
        String body = BODIES.get(random.nextInt(BODIES.size())).formatted(seqNum);
        String full = body.replaceFirst("\\|", "|49=THEM|56=US|52=20260105-12:00:00|");
        byte[] bytes = Fix.message(full);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(random, bytes);
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> Fix.message(new String(flipped(random, full.getBytes(ISO_8859_1)), ISO_8859_1));
            case 3 -> noise(random);
            default -> bytes;
        };
    }

    private static byte[] flipped(Random random, byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[1 + random.nextInt(6000)];
        random.nextBytes(noise);
        String[] starts = {
            "8=FIX.4.4\u00019=-5\u0001", "8=FIX.4.4\u00019=2147483647\u0001", "8=FIX", "8=FIX.4.4\u0001", ""
        };
        byte[] start = starts[random.nextInt(starts.length)].getBytes(ISO_8859_1);
        System.arraycopy(start, 0, noise, 0, Math.min(start.length, noise.length));
        return noise;
    }
}
