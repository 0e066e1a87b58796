package io.fairlead.core.testing;

import io.fairlead.core.model.Decimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Random values by seed, for property tests: a failing case names its seed and can be run again alone.
public final class Generator {
    private final SplittableRandom random;

    public Generator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// Runs a property for seeds 0 to `runs`, naming the seed that fails.
    public static void forSeeds(int runs, Consumer<Generator> property) {
        for (int seed = 0; seed < runs; seed++) {
            try {
                property.accept(new Generator(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /// From `low` to `high`, both included.
    public int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    public long anyLong() {
        // Small, large and any width in between, as edges hide at every size.
        return random.nextLong() >> random.nextInt(64);
    }

    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    public <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    public <E extends Enum<E>> E constant(Class<E> type) {
        E[] values = type.getEnumConstants();
        return values[random.nextInt(values.length)];
    }

    /// A decimal of any sign, width and scale that fits.
    public Decimal decimal() {
        long unscaled = anyLong() % 1_000_000_000_000_000_000L;
        return new Decimal(unscaled, between(0, Decimal.MAX_SCALE));
    }

    /// A decimal above zero.
    public Decimal positive() {
        Decimal value = decimal().abs();
        return value.isZero() ? Decimal.ONE : value;
    }

    /// Printable ASCII without blanks at the ends, as ids need.
    public String id(int maxLength) {
        int length = between(1, maxLength);
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < length; i++) {
            id.append((char) between('!', '~'));
        }
        return id.toString();
    }

    /// Letters and digits only.
    public String word(int maxLength) {
        int length = between(1, maxLength);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".charAt(random.nextInt(36)));
        }
        return word.toString();
    }

    /// Any text without lone surrogates, often empty.
    public String text() {
        int length = chance(30) ? 0 : between(1, 40);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    switch (between(0, 9)) {
                        case 0 -> between(0x80, 0x7FF);
                        case 1 -> between(0x800, 0xD7FF);
                        case 2 -> between(0x10000, 0x10FFFF);
                        default -> between(0, 0x7F);
                    });
        }
        return text.toString();
    }

    public byte[] bytes(int maxLength) {
        byte[] bytes = new byte[between(0, maxLength)];
        random.nextBytes(bytes);
        return bytes;
    }
}
