package io.fairlead.sim.fault;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Faults as a person writes them, such as `latency 50ms 20ms` or `disconnect FAIRLEAD`. Pure.
public final class FaultText {
    private final List<String> words;

    private FaultText(String text) {
        words = List.of(text.strip().split("\\s+", -1));
    }

    /// Reads one fault.
    ///
    /// @throws IllegalArgumentException saying what was expected
    public static Fault parse(String text) {
        return new FaultText(text).fault();
    }

    private Fault fault() {
        return switch (words.getFirst()) {
            case "rejects" -> atMost(1, new Fault.Rejects(percent(1)));
            case "latency" -> atMost(2, new Fault.Latency(duration(1, null), duration(2, Duration.ZERO)));
            case "duplicates" -> atMost(2, new Fault.Duplicates(percent(1), flag(2, "poss-dup")));
            case "cancel-race" -> atMost(2, new Fault.CancelRace(percent(1), duration(2, Duration.ofMillis(20))));
            case "slow-cancels" -> atMost(2, new Fault.SlowCancels(percent(1), duration(2, Duration.ofMillis(200))));
            case "lose-cancels" -> atMost(1, new Fault.LoseCancels(percent(1)));
            case "mass-cancels" -> atMost(1, new Fault.MassCancels(massCancelAnswer(1)));
            case "slow-fills" -> atMost(1, new Fault.SlowFills(count(1, null)));
            case "lose-fill" -> loseFill();
            case "late-fill" -> atMost(2, new Fault.LateFills(count(1, "1"), duration(2, Duration.ofSeconds(1))));
            case "unanswered" -> atMost(1, new Fault.Unanswered(count(1, "1")));
            case "trade-elsewhere" -> tradeElsewhere();
            case "bust" -> atMost(1, new Fault.Bust(word(1, "")));
            case "flood" -> atMost(1, new Fault.Flood(count(1, null)));
            case "heartbeats" -> atMost(2, new Fault.Heartbeats(word(2, ""), on(1)));
            case "quirks" -> atMost(2, new Fault.Quirks(word(2, ""), quirk(1)));
            case "gap" -> atMost(2, new Fault.SequenceGap(word(2, ""), count(1, null)));
            case "swallow" -> atMost(2, new Fault.Swallow(word(2, ""), count(1, null)));
            case "disconnect" -> atMost(1, new Fault.Disconnect(word(1, "")));
            case "reset" -> atMost(1, new Fault.SequenceReset(word(1, "")));
            case "halt" -> atMost(1, new Fault.Halt(word(1, null), true));
            case "resume" -> atMost(1, new Fault.Halt(word(1, null), false));
            case "updates" -> atMost(3, new FeedFault.BadUpdates(word(3, ""), spoil(1), count(2, "1")));
            case "ghosts" -> atMost(2, new FeedFault.Ghosts(word(2, ""), on(1)));
            case "slow-feed" -> atMost(2, new FeedFault.Slow(word(2, ""), duration(1, null)));
            case "levels" -> levels();
            case "quotes" -> atMost(2, new FeedFault.QuoteAnswers(word(2, ""), quoteAnswer(1)));
            case "cancel-quotes" -> atMost(1, new FeedFault.CancelQuotes(word(1, "")));
            default -> throw new IllegalArgumentException("unknown fault '" + words.getFirst() + "'");
        };
    }

    /// `levels id [runs] [numbered] [SESSION]`.
    private Fault levels() {
        FeedFault.Naming naming = constant(FeedFault.Naming.class, 1);
        boolean runs = words.contains("runs");
        boolean numbered = words.contains("numbered");
        int next = 2 + (runs ? 1 : 0) + (numbered ? 1 : 0);
        return atMost(next, new FeedFault.Levels(word(next, ""), naming, runs, numbered));
    }

    private FeedFault.Spoil spoil(int at) {
        return constant(FeedFault.Spoil.class, at);
    }

    private FeedFault.QuoteAnswer quoteAnswer(int at) {
        return constant(FeedFault.QuoteAnswer.class, at);
    }

    /// A constant in lower case with dashes.
    private <E extends Enum<E>> E constant(Class<E> type, int at) {
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

    private Fault loseFill() {
        boolean counted = words.size() > 1 && !words.get(1).equals("revealed");
        int last = counted ? 2 : 1;
        return atMost(last, new Fault.LoseFills(counted ? count(1, null) : 1, flag(last, "revealed")));
    }

    private Fault tradeElsewhere() {
        Side side = switch (word(3, null)) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw new IllegalArgumentException("expected buy or sell, was '" + words.get(3) + "'");
        };
        Decimal qty = Decimal.of(count(4, null));
        return atMost(4, new Fault.TradeElsewhere(word(1, null), word(2, null), side, qty));
    }

    private Fault atMost(int arguments, Fault fault) {
        if (words.size() > arguments + 1) {
            throw new IllegalArgumentException("'" + words.get(arguments + 1) + "' is one word too many");
        }
        return fault;
    }

    private String word(int at, @Nullable String otherwise) {
        if (at < words.size()) {
            return words.get(at);
        }
        if (otherwise == null) {
            throw new IllegalArgumentException("'" + words.getFirst() + "' needs a value");
        }
        return otherwise;
    }

    private int percent(int at) {
        String word = word(at, null);
        if (!word.endsWith("%")) {
            throw new IllegalArgumentException("expected a share such as 10%, was '" + word + "'");
        }
        return number(word.substring(0, word.length() - 1), word);
    }

    private int count(int at, @Nullable String otherwise) {
        String word = word(at, otherwise);
        return number(word, word);
    }

    private static int number(String digits, String word) {
        if (!digits.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("expected a whole number, was '" + word + "'");
        }
        return Integer.parseInt(digits);
    }

    private Duration duration(int at, @Nullable Duration otherwise) {
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

    private boolean flag(int at, String name) {
        if (at >= words.size()) {
            return false;
        }
        if (!words.get(at).equals(name)) {
            throw new IllegalArgumentException("expected '" + name + "', was '" + words.get(at) + "'");
        }
        return true;
    }

    private Fault.Quirk quirk(int at) {
        return switch (word(at, null)) {
            case "off" -> Fault.Quirk.OFF;
            case "tags" -> Fault.Quirk.TAGS;
            case "broken" -> Fault.Quirk.BROKEN;
            default -> throw new IllegalArgumentException("expected off, tags or broken, was '" + words.get(at) + "'");
        };
    }

    private Fault.MassCancelAnswer massCancelAnswer(int at) {
        return switch (word(at, null)) {
            case "served" -> Fault.MassCancelAnswer.SERVED;
            case "refused" -> Fault.MassCancelAnswer.REFUSED;
            case "ignored" -> Fault.MassCancelAnswer.IGNORED;
            default ->
                throw new IllegalArgumentException("expected served, refused or ignored, was '" + words.get(at) + "'");
        };
    }

    private boolean on(int at) {
        return switch (word(at, null)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("expected on or off, was '" + words.get(at) + "'");
        };
    }
}
