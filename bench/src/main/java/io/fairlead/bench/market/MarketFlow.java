package io.fairlead.bench.market;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fairlead.bench.wire.OrderText;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// What a provider sends of one instrument, as bytes: a snapshot of ten levels a side, then thousands of
/// MarketDataIncrementalRefresh(X) of four entries each, by price. Played from the beginning again and again.
/// Immutable.
final class MarketFlow {
    /// Entries of each increment.
    static final int ENTRIES = 4;

    static final int LEVELS = 10;
    private static final int INCREMENTS = 4_096;
    private static final int MIDDLE = 108_500;
    private static final int REACH = 40;
    private static final String TIME = "20261121-10:15:30.123";

    private final byte[] bytes;
    private final int[] starts = new int[INCREMENTS + 2];

    MarketFlow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, Integer> levels = new TreeMap<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] snapshot = snapshot(random, levels);
        all.writeBytes(snapshot);
        starts[1] = all.size();
        for (int i = 1; i <= INCREMENTS; i++) {
            all.writeBytes(increment(random, levels));
            starts[i + 1] = all.size();
        }
        all.writeBytes(new byte[Long.BYTES]); // as in a session, more room is behind the last message
        bytes = all.toByteArray();
    }

    private static byte[] snapshot(SplittableRandom random, Map<Integer, Integer> levels) {
        StringBuilder text = new StringBuilder(header('W'));
        text.append("262=md-1|55=")
                .append(OrderText.SYMBOL)
                .append("|268=")
                .append(2 * LEVELS)
                .append('|');
        for (int i = 1; i <= LEVELS; i++) {
            for (int side = -1; side <= 1; side += 2) {
                int price = MIDDLE + side * i;
                int size = random.nextInt(1, 1_000);
                levels.put(price, size);
                text.append(entry(price, size));
            }
        }
        return OrderText.framed(text.toString());
    }

    private static byte[] increment(SplittableRandom random, Map<Integer, Integer> levels) {
        StringBuilder text = new StringBuilder(header('X'));
        text.append("262=md-1|268=").append(ENTRIES).append('|');
        for (int i = 0; i < ENTRIES; i++) {
            int away = random.nextInt(1, REACH);
            int price = MIDDLE + (random.nextBoolean() ? away : -away);
            boolean there = levels.containsKey(price);
            boolean leaves = there && random.nextInt(3) == 0;
            int size = random.nextInt(1, 1_000);
            text.append("279=").append(leaves ? '2' : there ? '1' : '0').append('|');
            text.append(entry(price, size).replaceFirst("270=", "55=" + OrderText.SYMBOL + "|270="));
            if (leaves) {
                levels.remove(price);
            } else {
                levels.put(price, size);
            }
        }
        return OrderText.framed(text.toString());
    }

    private static String entry(int price, int size) {
        return "269=" + (price < MIDDLE ? '0' : '1') + "|270=" + price / 100_000 + '.'
                + ("" + (price + 1_000_000)).substring(2) + "|271=" + size + "000|";
    }

    private static String header(char type) {
        return "35=" + type + "|34=000000002|49=" + OrderText.COUNTERPARTY + "|56=" + OrderText.OURSELVES + "|52="
                + TIME + "|";
    }

    byte[] bytes() {
        return bytes;
    }

    /// The snapshot is message 0.
    int messages() {
        return INCREMENTS + 1;
    }

    int start(int message) {
        return starts[message];
    }

    int length(int message) {
        return starts[message + 1] - starts[message];
    }

    /// The message as text with `|` for SOH.
    String text(int message) {
        return new String(bytes, start(message), length(message), US_ASCII).replace('\u0001', '|');
    }
}
