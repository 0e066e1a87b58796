package io.fairlead.sim.control;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.sim.desk.Desk;
import io.fairlead.sim.desk.Tally;
import io.fairlead.sim.fault.Fault;
import io.fairlead.sim.fault.FaultText;
import io.fairlead.sim.fault.FeedFault;
import io.fairlead.sim.match.Auction;
import io.fairlead.sim.match.Depth;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Steers a running simulator: switches faults, moves prices, tells the state. Any thread.
public final class SimControl {
    private static final List<Fault> ALL_CLEAR = List.of(
            new Fault.Rejects(0),
            new Fault.Latency(Duration.ZERO, Duration.ZERO),
            new Fault.Duplicates(0, false),
            new Fault.CancelRace(0, Duration.ZERO),
            new Fault.SlowCancels(0, Duration.ZERO),
            new Fault.LoseCancels(0),
            new Fault.MassCancels(Fault.MassCancelAnswer.SERVED),
            new Fault.SlowFills(0),
            new Fault.LateFills(0, Duration.ZERO),
            new Fault.Unanswered(0),
            new Fault.LoseFills(0, false),
            new Fault.LateCopies(Duration.ZERO),
            new Fault.LoseCopies(0),
            new Fault.Heartbeats("", true),
            new Fault.Quirks("", Fault.Quirk.OFF),
            new FeedFault.Ghosts("", false),
            new FeedFault.Slow("", Duration.ZERO),
            new FeedFault.QuoteAnswers("", FeedFault.QuoteAnswer.QUOTED));

    private final Desk desk;
    private final Supplier<List<String>> loggedOn;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final ControlWords words;

    public SimControl(Desk desk, Supplier<List<String>> loggedOn) {
        this.desk = desk;
        this.loggedOn = loggedOn;
        words = words();
        desk.whenEnded(stop::countDown);
    }

    /// Switches a fault on or lets it strike; returns once it has.
    ///
    /// @throws IllegalArgumentException if it names a market that nobody lists
    public void apply(Fault fault) {
        String market = market(fault);
        desk.ask(venue -> {
            if (market != null && venue.ticker(market) == null) {
                throw new IllegalArgumentException("nobody lists " + market);
            }
            return true;
        });
        desk.apply(fault);
        desk.ask(_ -> true);
    }

    /// The market that a fault is about; null if it is about none.
    private static @Nullable String market(Fault fault) {
        return switch (fault) {
            case Fault.Halt halt -> halt.symbol();
            case Fault.Listed listed -> listed.symbol();
            case Fault.TradeElsewhere trade -> trade.symbol();
            case Fault.OrderElsewhere order -> order.symbol();
            default -> null;
        };
    }

    /// Ends every fault that holds.
    public void clear() {
        ALL_CLEAR.forEach(desk::apply);
        desk.ask(_ -> true);
    }

    /// Moves the price of a symbol.
    ///
    /// @throws IllegalArgumentException if there is no such symbol, or the price is off its tick
    public void move(String symbol, Decimal price) {
        desk.move(symbol, price);
    }

    /// Has every market make a step now, and what changed be told.
    public void step() {
        desk.stepNow();
    }

    /// The book of a symbol as it is, whatever clients were told of it. `levels` 0 means all.
    ///
    /// @throws IllegalArgumentException if there is no such symbol
    public Depth depth(String symbol, int levels) {
        return desk.ask(exchange -> {
            Depth depth = exchange.depth(symbol, levels);
            if (depth == null) {
                throw new IllegalArgumentException("no market " + symbol);
            }
            return depth;
        });
    }

    /// Holds an auction now, in one market or, if `symbol` is empty, in all.
    public void hold(Auction auction, String symbol) {
        desk.hold(auction, symbol);
    }

    /// Holds a two-sided quote; the QuoteID(117) under which an order of type D gets it.
    public String quote(String symbol, Decimal bid, Decimal offer, Decimal qty, Duration time) {
        return desk.quote(symbol, bid, offer, qty, time);
    }

    /// Indicates that the venue would trade on `side`; the IOIID(23) under which an order of type E gets it.
    public String indicate(String symbol, Side side, Decimal price, Decimal qty, Duration time) {
        return desk.indicate(symbol, side, price, qty, time);
    }

    public SimStatus status() {
        List<String> names = loggedOn.get();
        Tally tally = desk.tally();
        return desk.ask(exchange -> new SimStatus(
                names,
                tally.requests(),
                tally.executions(),
                tally.rejects(),
                tally.faults(),
                exchange.orderCount(),
                exchange.openCount()));
    }

    /// Lets `awaitStop` return. It is up to whoever waits there to close the simulator.
    public void stop() {
        stop.countDown();
    }

    /// Waits for `stop`, or for a venue that cannot go on.
    public void awaitStop() throws InterruptedException {
        stop.await();
    }

    /// Does what a line of text says and returns the line to answer: `ok …` or `error …`.
    public String execute(String line) {
        return words.execute(line);
    }

    private ControlWords words() {
        return new ControlWords()
                .with("status", _ -> status().json())
                .withFaults(text -> apply(FaultText.parse(text)), this::clear)
                .withMove(this::move)
                .with("auction", this::auction)
                .with("quote", this::quote)
                .with("indicate", this::indicate)
                .withStop(this::stop);
    }

    private String auction(String text) {
        String[] words = text.split("\\s+", -1);
        if (words.length > 2 || text.isEmpty()) {
            throw new IllegalArgumentException("expected: auction opening|close|valuation [SYMBOL]");
        }
        hold(Auction.valueOf(words[0].toUpperCase(Locale.ROOT)), words.length == 2 ? words[1] : "");
        return "";
    }

    private String quote(String text) {
        String[] words = five(text, "quote SYMBOL BID OFFER QTY SECONDS");
        return quote(words[0], Decimal.of(words[1]), Decimal.of(words[2]), Decimal.of(words[3]), seconds(words[4]));
    }

    private String indicate(String text) {
        String[] words = five(text, "indicate SYMBOL buy|sell PRICE QTY SECONDS");
        Side side = Side.valueOf(words[1].toUpperCase(Locale.ROOT));
        return indicate(words[0], side, Decimal.of(words[2]), Decimal.of(words[3]), seconds(words[4]));
    }

    private static String[] five(String text, String expected) {
        String[] words = text.split("\\s+", -1);
        if (words.length != 5) {
            throw new IllegalArgumentException("expected: " + expected);
        }
        return words;
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Integer.parseInt(text));
    }
}
