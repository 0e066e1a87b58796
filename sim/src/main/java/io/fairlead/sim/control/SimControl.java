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
            new Fault.Heartbeats("", true),
            new Fault.Quirks("", Fault.Quirk.OFF),
            new FeedFault.Ghosts("", false),
            new FeedFault.Slow("", Duration.ZERO),
            new FeedFault.QuoteAnswers("", FeedFault.QuoteAnswer.QUOTED));

    private final Desk desk;
    private final Supplier<List<String>> loggedOn;
    private final CountDownLatch stop = new CountDownLatch(1);

    public SimControl(Desk desk, Supplier<List<String>> loggedOn) {
        this.desk = desk;
        this.loggedOn = loggedOn;
        desk.whenEnded(stop::countDown);
    }

    /// Switches a fault on or lets it strike; returns once it has.
    public void apply(Fault fault) {
        desk.apply(fault);
        desk.ask(_ -> true);
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
        String[] words = line.strip().split("\\s+", 2);
        String rest = words.length == 2 ? words[1] : "";
        try {
            return switch (words[0]) {
                case "status" -> "ok " + status().json();
                case "fault" -> fault(rest);
                case "move" -> move(rest);
                case "auction" -> auction(rest);
                case "quote" -> quote(rest);
                case "indicate" -> indicate(rest);
                case "stop" -> {
                    stop();
                    yield "ok stopping";
                }
                default -> "error unknown command; there are: status, fault, move, auction, quote, indicate, stop";
            };
        } catch (IllegalArgumentException e) {
            return "error " + e.getMessage();
        }
    }

    private String fault(String text) {
        if (text.equals("clear")) {
            clear();
        } else {
            apply(FaultText.parse(text));
        }
        return "ok";
    }

    private String move(String text) {
        String[] words = text.split("\\s+", -1);
        if (words.length != 2) {
            return "error expected: move SYMBOL PRICE";
        }
        move(words[0], Decimal.of(words[1]));
        return "ok";
    }

    private String auction(String text) {
        String[] words = text.split("\\s+", -1);
        if (words.length > 2 || text.isEmpty()) {
            return "error expected: auction opening|close|valuation [SYMBOL]";
        }
        hold(Auction.valueOf(words[0].toUpperCase(Locale.ROOT)), words.length == 2 ? words[1] : "");
        return "ok";
    }

    private String quote(String text) {
        String[] words = text.split("\\s+", -1);
        return words.length == 5
                ? "ok "
                        + quote(
                                words[0],
                                Decimal.of(words[1]),
                                Decimal.of(words[2]),
                                Decimal.of(words[3]),
                                seconds(words[4]))
                : "error expected: quote SYMBOL BID OFFER QTY SECONDS";
    }

    private String indicate(String text) {
        String[] words = text.split("\\s+", -1);
        return words.length == 5
                ? "ok "
                        + indicate(
                                words[0],
                                Side.valueOf(words[1].toUpperCase(Locale.ROOT)),
                                Decimal.of(words[2]),
                                Decimal.of(words[3]),
                                seconds(words[4]))
                : "error expected: indicate SYMBOL buy|sell PRICE QTY SECONDS";
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Integer.parseInt(text));
    }
}
