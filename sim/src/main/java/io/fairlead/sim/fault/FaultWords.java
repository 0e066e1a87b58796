package io.fairlead.sim.fault;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The words of a fault as a person writes them, and what they stand for; the first, at 0, is its name.
/// Immutable.
///
/// Every method throws `IllegalArgumentException`, saying what was expected, if it finds something else.
public final class FaultWords {
    private final List<String> words;

    public FaultWords(String text) {
        words = List.of(text.strip().split("\\s+", -1));
    }

    public String name() {
        return words.getFirst();
    }

    public int size() {
        return words.size();
    }

    public boolean contains(String word) {
        return words.contains(word);
    }

    /// The word at a place, or what stands for it where it is missing; null if it must not be.
    public String word(int at, @Nullable String otherwise) {
        if (at < words.size()) {
            return words.get(at);
        }
        if (otherwise == null) {
            throw new IllegalArgumentException("'" + words.getFirst() + "' needs a value");
        }
        return otherwise;
    }

    public int percent(int at) {
        String word = word(at, null);
        if (!word.endsWith("%")) {
            throw new IllegalArgumentException("expected a share such as 10%, was '" + word + "'");
        }
        return number(word.substring(0, word.length() - 1), word);
    }

    public int count(int at, @Nullable String otherwise) {
        String word = word(at, otherwise);
        return number(word, word);
    }

    private static int number(String digits, String word) {
        if (!digits.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("expected a whole number, was '" + word + "'");
        }
        return Integer.parseInt(digits);
    }

    public Duration duration(int at, @Nullable Duration otherwise) {
        if (at >= words.size() && otherwise != null) {
            return otherwise;
        }
        String word = word(at, null);
        if (word.matches("[0-9]{1,9}ms")) {
            return Duration.ofMillis(Integer.parseInt(word, 0, word.length() - 2, 10));
        }
        if (word.matches("[0-9]{1,6}s")) {
            return Duration.ofSeconds(Integer.parseInt(word, 0, word.length() - 1, 10));
        }
        throw new IllegalArgumentException("expected a time such as 50ms or 2s, was '" + word + "'");
    }

    public boolean flag(int at, String name) {
        if (at >= words.size()) {
            return false;
        }
        if (!words.get(at).equals(name)) {
            throw new IllegalArgumentException("expected '" + name + "', was '" + words.get(at) + "'");
        }
        return true;
    }

    public boolean on(int at) {
        return switch (word(at, null)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("expected on or off, was '" + words.get(at) + "'");
        };
    }

    /// A constant in lower case with dashes.
    public <E extends Enum<E>> E constant(Class<E> type, int at) {
        String word = word(at, null);
        StringJoiner all = new StringJoiner(", ");
        for (E each : type.getEnumConstants()) {
            String name = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(word)) {
                return each;
            }
            all.add(name);
        }
        throw new IllegalArgumentException("expected one of " + all + ", was '" + word + "'");
    }

    /// What was read, if there are no more than so many words behind the first.
    public <F> F atMost(int arguments, F fault) {
        if (words.size() > arguments + 1) {
            throw new IllegalArgumentException("'" + words.get(arguments + 1) + "' is one word too many");
        }
        return fault;
    }

    public Side side(int at) {
        return switch (word(at, null)) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw new IllegalArgumentException("expected buy or sell, was '" + words.get(at) + "'");
        };
    }

    public Decimal decimal(int at) {
        return Decimal.of(word(at, null));
    }
}
