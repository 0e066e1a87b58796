package io.fairlead.sim.fault;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import java.time.Duration;

/// Faults as a person writes them, such as `latency 50ms 20ms` or `disconnect FAIRLEAD`. Pure.
public final class FaultText {
    private final FaultWords words;

    private FaultText(String text) {
        words = new FaultWords(text);
    }

    /// Reads one fault.
    ///
    /// @throws IllegalArgumentException saying what was expected
    public static Fault parse(String text) {
        return new FaultText(text).fault();
    }

    private Fault fault() {
        return switch (words.name()) {
            case "rejects" -> words.atMost(1, new Fault.Rejects(words.percent(1)));
            case "latency" ->
                words.atMost(2, new Fault.Latency(words.duration(1, null), words.duration(2, Duration.ZERO)));
            case "duplicates" -> words.atMost(2, new Fault.Duplicates(words.percent(1), words.flag(2, "poss-dup")));
            case "cancel-race" ->
                words.atMost(2, new Fault.CancelRace(words.percent(1), words.duration(2, Duration.ofMillis(20))));
            case "slow-cancels" ->
                words.atMost(2, new Fault.SlowCancels(words.percent(1), words.duration(2, Duration.ofMillis(200))));
            case "lose-cancels" -> words.atMost(1, new Fault.LoseCancels(words.percent(1)));
            case "mass-cancels" -> words.atMost(1, new Fault.MassCancels(massCancelAnswer()));
            case "slow-fills" -> words.atMost(1, new Fault.SlowFills(words.count(1, null)));
            case "lose-fill" -> loseFill();
            case "late-fill" ->
                words.atMost(2, new Fault.LateFills(words.count(1, "1"), words.duration(2, Duration.ofSeconds(1))));
            case "late-copies" -> words.atMost(1, new Fault.LateCopies(words.duration(1, null)));
            case "lose-copies" -> words.atMost(1, new Fault.LoseCopies(words.count(1, "1")));
            case "unanswered" -> words.atMost(1, new Fault.Unanswered(words.count(1, "1")));
            case "trade-elsewhere" -> tradeElsewhere();
            case "order-elsewhere" -> orderElsewhere();
            case "bust" -> words.atMost(1, new Fault.Bust(words.word(1, "")));
            case "flood" -> words.atMost(1, new Fault.Flood(words.count(1, null)));
            case "heartbeats" -> words.atMost(2, new Fault.Heartbeats(words.word(2, ""), words.on(1)));
            case "quirks" -> words.atMost(2, new Fault.Quirks(words.word(2, ""), quirk()));
            case "gap" -> words.atMost(2, new Fault.SequenceGap(words.word(2, ""), words.count(1, null)));
            case "swallow" -> words.atMost(2, new Fault.Swallow(words.word(2, ""), words.count(1, null)));
            case "disconnect" -> words.atMost(1, new Fault.Disconnect(words.word(1, "")));
            case "reset" -> words.atMost(1, new Fault.SequenceReset(words.word(1, "")));
            default -> ofPrices();
        };
    }

    private Fault ofPrices() {
        return switch (words.name()) {
            case "halt" -> words.atMost(1, new Fault.Halt(words.word(1, null), true));
            case "resume" -> words.atMost(1, new Fault.Halt(words.word(1, null), false));
            case "list" -> words.atMost(1, new Fault.Listed(words.word(1, null), true));
            case "delist" -> words.atMost(1, new Fault.Listed(words.word(1, null), false));
            case "updates" ->
                words.atMost(3, new FeedFault.BadUpdates(words.word(3, ""), spoil(1), words.count(2, "1")));
            case "ghosts" -> words.atMost(2, new FeedFault.Ghosts(words.word(2, ""), words.on(1)));
            case "slow-feed" -> words.atMost(2, new FeedFault.Slow(words.word(2, ""), words.duration(1, null)));
            case "levels" -> levels();
            case "quotes" -> words.atMost(2, new FeedFault.QuoteAnswers(words.word(2, ""), quoteAnswer(1)));
            case "cancel-quotes" -> words.atMost(1, new FeedFault.CancelQuotes(words.word(1, "")));
            default -> throw new IllegalArgumentException("unknown fault '" + words.name() + "'");
        };
    }

    /// `levels id [runs] [numbered] [SESSION]`.
    private Fault levels() {
        FeedFault.Naming naming = words.constant(FeedFault.Naming.class, 1);
        boolean runs = words.contains("runs");
        boolean numbered = words.contains("numbered");
        int next = 2 + (runs ? 1 : 0) + (numbered ? 1 : 0);
        return words.atMost(next, new FeedFault.Levels(words.word(next, ""), naming, runs, numbered));
    }

    private FeedFault.Spoil spoil(int at) {
        return words.constant(FeedFault.Spoil.class, at);
    }

    private FeedFault.QuoteAnswer quoteAnswer(int at) {
        return words.constant(FeedFault.QuoteAnswer.class, at);
    }

    private Fault loseFill() {
        boolean counted = words.size() > 1 && !words.word(1, null).equals("revealed");
        int last = counted ? 2 : 1;
        return words.atMost(
                last, new Fault.LoseFills(counted ? words.count(1, null) : 1, words.flag(last, "revealed")));
    }

    private Fault tradeElsewhere() {
        Side side = words.side(3);
        Decimal qty = Decimal.of(words.count(4, null));
        return words.atMost(4, new Fault.TradeElsewhere(words.word(1, null), words.word(2, null), side, qty));
    }

    /// `order-elsewhere SESSION ACCOUNT SYMBOL buy|sell QTY PRICE`.
    private Fault orderElsewhere() {
        Decimal qty = Decimal.of(words.count(5, null));
        Decimal price = Decimal.of(words.word(6, null));
        return words.atMost(
                6,
                new Fault.OrderElsewhere(
                        words.word(1, null), words.word(2, null), words.word(3, null), words.side(4), qty, price));
    }

    private Fault.Quirk quirk() {
        return words.constant(Fault.Quirk.class, 1);
    }

    private Fault.MassCancelAnswer massCancelAnswer() {
        return words.constant(Fault.MassCancelAnswer.class, 1);
    }
}
