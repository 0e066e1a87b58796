package io.fairlead.sim.desk;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Side;
import io.fairlead.sim.fault.Delivery;
import io.fairlead.sim.fault.Fault;
import io.fairlead.sim.fault.FaultPlan;
import io.fairlead.sim.fault.Faults;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.log.TradeLogWriter;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.Auction;
import io.fairlead.sim.match.Exchange;
import io.fairlead.sim.match.HeldPosition;
import io.fairlead.sim.match.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves every request of every door in turn: asks the matching core, writes the trade log, and only then
/// answers. Its state is owned by the thread `sim-desk`; `submit`, `apply`, `execute` and `ask` may be called
/// from any other.
public final class Desk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int INBOX_SIZE = 65_536;
    private static final long MAX_WAIT_NANOS = 100_000_000;

    private final Exchange exchange;
    private final TradeLogWriter log;
    private final InstantSource clock;
    private final FaultPlan plan;
    private final long stepNanos;
    private final Faults faults;
    private final Veil veil = new Veil();
    private final Blotter blotter = new Blotter();
    private final Timers timers = new Timers();
    private final Copier copier = new Copier(timers, answer -> door().copy(answer));
    private final BlockingQueue<Runnable> inbox = new ArrayBlockingQueue<>(INBOX_SIZE);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Tally tally = new Tally();
    private @Nullable Door door;
    private @Nullable Thread thread;
    private long lastDueNanos;
    private int waiting;
    private volatile boolean stopping;

    public Desk(Exchange exchange, TradeLogWriter log, InstantSource clock, FaultPlan plan, Duration step) {
        this.exchange = exchange;
        this.log = log;
        this.clock = clock;
        this.plan = plan;
        this.stepNanos = step.toNanos();
        this.faults = new Faults(plan.seed());
    }

    /// Starts the desk's thread; answers go to `to`.
    public void start(Door to, ThreadFactory threads) {
        door = to;
        long now = nanos();
        for (FaultPlan.Timed timed : plan.faults()) {
            timers.at(now + timed.after().toNanos(), () -> strike(timed.fault()));
        }
        timers.at(now + stepNanos, () -> step(now + stepNanos));
        thread = threads.newThread(this::run);
        thread.start();
    }

    /// Hands in a request. Waits while the inbox is full, so that the sender's own line backs up.
    public void submit(Request request) {
        execute(() -> serve(request));
    }

    /// Hands in a fault.
    public void apply(Fault fault) {
        execute(() -> strike(fault));
    }

    /// Runs an action on the desk's thread.
    public void execute(Runnable action) {
        try {
            while (!inbox.offer(action, 100, TimeUnit.MILLISECONDS)) {
                if (stopping) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Cancels every open order of a client, without a word of its own.
    public void cancelAll(String owner) {
        execute(() -> publish(exchange.cancelAll(owner, nanos())));
    }

    /// Runs an action with the matching core and the time of then on the desk's thread.
    public void execute(ObjLongConsumer<Exchange> action) {
        execute(() -> action.accept(exchange, nanos()));
    }

    /// Has the positions of an account told, unless a fault keeps them back.
    public void askPositions(String account, Consumer<List<HeldPosition>> answer) {
        list(() -> answer.accept(exchange.positions(account)));
    }

    /// Takes up the trades of an earlier run. Before the start.
    public void restore(TradeLog earlier) {
        blotter.restore(earlier);
    }

    /// Has the trades of an account told, of a time, unless a fault keeps them back.
    public void askTrades(String account, long fromNanos, long toNanos, Consumer<List<BookedTrade>> answer) {
        list(() -> answer.accept(blotter.of(account, fromNanos, toNanos)));
    }

    private void list(Runnable answer) {
        execute(() -> {
            tally.requests++;
            if (!faults.ignoresNextList()) {
                answer.run();
            }
        });
    }

    /// Asks a question on the desk's thread and waits for the answer.
    ///
    /// @throws IllegalArgumentException if the question was a bad one
    /// @throws IllegalStateException if the desk is closed
    public <T> T ask(Function<Exchange, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        execute(() -> {
            try {
                answer.complete(question.apply(exchange));
            } catch (IllegalArgumentException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            CompletableFuture.anyOf(answer, ended).join();
            return answer.resultNow();
        } catch (CompletionException e) {
            throw new IllegalArgumentException(answer.exceptionNow().getMessage(), e);
        }
    }

    /// Moves a symbol's price; see `Exchange.move`.
    public void move(String symbol, Decimal price) {
        ask(venue -> {
            publish(venue.move(symbol, price, nanos()));
            return true;
        });
    }

    /// Has every market make a step now, besides those of the clock.
    public void stepNow() {
        ask(_ -> {
            stepAt(nanos());
            return true;
        });
    }

    /// Holds an auction now; see `Exchange.hold`.
    public void hold(Auction auction, String symbol) {
        ask(venue -> {
            publish(venue.hold(auction, symbol, nanos()));
            return true;
        });
    }

    /// Quotes a price for a while; see `Exchange.quote`.
    public String quote(String symbol, Decimal bid, Decimal offer, Decimal qty, Duration time) {
        return ask(venue -> venue.quote(symbol, bid, offer, qty, nanos() + time.toNanos()));
    }

    /// Indicates a price for a while; see `Exchange.indicate`.
    public String indicate(String symbol, Side side, Decimal price, Decimal qty, Duration time) {
        return ask(venue -> venue.indicate(symbol, side, price, qty, nanos() + time.toNanos()));
    }

    /// What happened since the start; read it on the desk's thread.
    public Tally tally() {
        return tally;
    }

    /// Runs an action once the desk serves no more: closed, or the trade log failed.
    public void whenEnded(Runnable action) {
        CompletableFuture<Void> _ = ended.thenRun(action);
    }

    @Override
    public void close() {
        stopping = true;
        Thread running = thread;
        if (running != null) {
            ended.join();
        }
        log.close();
    }

    private void run() {
        try {
            while (!stopping) {
                Runnable next = inbox.poll(timers.wait(nanos(), MAX_WAIT_NANOS), TimeUnit.NANOSECONDS);
                // What is due comes before what only arrives now.
                timers.run(nanos());
                if (next != null) {
                    next.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The log may be behind the core now: a venue that can't write down what it does must not do it.
            LOG.error("simulator stopped: {}", e.getMessage(), e);
            stopping = true;
            door().abandon();
        } finally {
            ended.complete(null);
        }
    }

    private void serve(Request request) {
        long now = nanos();
        tally.requests++;
        log.received(request, now);
        switch (request) {
            case Request.New order
            when faults.rejectsNext() -> publish(exchange.refuse(order, "simulated rejection", now));
            case Request.Cancel cancel
            when faults.racesNextCancel() -> {
                log.flush();
                timers.at(now + faults.cancelHoldNanos(), () -> loseRace(cancel));
            }
            case Request.Cancel _ when faults.losesNextCancel() -> log.flush();
            case Request.Cancel cancel
            when faults.slowsNextCancel() -> {
                log.flush();
                timers.at(now + faults.slowCancelNanos(), () -> publish(exchange.on(cancel, nanos())));
            }
            case Request.MassCancel cancel -> massCancel(cancel, now);
            case Request.MassStatus _ when faults.ignoresNextList() -> log.flush();
            case Request.New _, Request.Cancel _, Request.Replace _ -> publish(exchange.on(request, now));
            case Request.Status _, Request.MassStatus _ -> publish(exchange.on(request, now));
        }
    }

    private void massCancel(Request.MassCancel cancel, long now) {
        switch (faults.massCancelAnswer()) {
            case SERVED -> publish(exchange.on(cancel, now));
            case IGNORED -> log.flush();
            case REFUSED ->
                publish(List.of(new Answer.MassCanceled(
                        cancel.owner(), cancel.clOrdId(), cancel.symbol(), List.of(), "simulated refusal", now)));
        }
    }

    private void loseRace(Request.Cancel cancel) {
        publish(exchange.fillUp(cancel.owner(), cancel.order(), nanos()));
        publish(exchange.on(cancel, nanos()));
    }

    private void step(long dueNanos) {
        long now = nanos();
        stepAt(now);
        // After a pause the missed steps are not made up for.
        long next = Math.max(dueNanos + stepNanos, now);
        timers.at(next, () -> step(next));
    }

    private void stepAt(long now) {
        publish(exchange.step(now));
        door().stepped(exchange, now);
    }

    private void publish(List<Answer> answers) {
        for (Answer answer : answers) {
            log.answered(answer);
        }
        log.flush();
        for (Answer answer : answers) {
            tally.count(answer);
            blotter.note(answer);
            copier.copy(answer, nanos());
            deliver(answer);
        }
    }

    private void deliver(Answer answer) {
        if (answer instanceof Answer.Report report && report.type() == ExecType.TRADE && faults.losesNextFill()) {
            Answer.Trade trade = report.trade();
            if (trade != null && !faults.revealsLostFills()) {
                veil.hide(report, trade.lastQty());
                blotter.deny(report.execId());
            }
            return;
        }
        Answer shown = veil.over(answer);
        if (answer instanceof Answer.Report report && report.type() == ExecType.TRADE) {
            long late = faults.nextFillLateNanos();
            if (late > 0) {
                timers.at(nanos() + late, () -> door().answer(shown, Delivery.ONCE));
                return;
            }
        }
        Delivery delivery = answer instanceof Answer.Report ? faults.nextDelivery() : Delivery.ONCE;
        long now = nanos();
        long due = Math.max(now + faults.delayNanos(), lastDueNanos);
        if (due <= now && waiting == 0) {
            door().answer(shown, delivery);
            return;
        }
        lastDueNanos = due;
        waiting++;
        timers.at(due, () -> {
            waiting--;
            door().answer(shown, delivery);
        });
    }

    private void strike(Fault fault) {
        tally.faults++;
        switch (fault) {
            case Fault.Rejects rejects -> faults.set(rejects);
            case Fault.Latency latency -> faults.set(latency);
            case Fault.Duplicates duplicates -> faults.set(duplicates);
            case Fault.CancelRace race -> faults.set(race);
            case Fault.SlowCancels slow -> faults.set(slow);
            case Fault.LoseCancels lose -> faults.set(lose);
            case Fault.MassCancels mass -> faults.set(mass);
            case Fault.LoseFills lose -> faults.set(lose);
            case Fault.LateFills late -> faults.set(late);
            case Fault.LateCopies late -> copier.set(late);
            case Fault.LoseCopies lose -> copier.set(lose);
            case Fault.Unanswered unanswered -> faults.set(unanswered);
            case Fault.TradeElsewhere trade -> serve(Elsewhere.request(trade, nanos()));
            case Fault.OrderElsewhere order -> orderElsewhere(order);
            case Fault.SlowFills slow -> publish(exchange.capLevels(slow.levelLots(), nanos()));
            case Fault.Bust bust -> publish(exchange.bust(bust.execId(), nanos()));
            case Fault.Halt halt -> halt(halt);
            case Fault.Listed list -> list(list);
            case Fault.Flood flood -> door().flood(exchange, flood.messages());
            case Fault.OfLine line -> door().strike(line, exchange);
        }
    }

    private void list(Fault.Listed list) {
        if (exchange.ticker(list.symbol()) != null) {
            publish(exchange.list(list.symbol(), list.on(), nanos()));
        }
    }

    private void halt(Fault.Halt halt) {
        if (exchange.ticker(halt.symbol()) != null) {
            exchange.halt(halt.symbol(), halt.on());
        }
    }

    /// The client's own session never hears of it by itself.
    private void orderElsewhere(Fault.OrderElsewhere order) {
        long now = nanos();
        Request.New request = Elsewhere.request(order, now);
        log.received(request, now);
        List<Answer> unheard = exchange.on(request, now);
        unheard.forEach(log::answered);
        log.flush();
        unheard.forEach(answer -> copier.copy(answer, now));
    }

    private Door door() {
        Door to = door;
        if (to == null) {
            throw new IllegalStateException("the desk has not been started");
        }
        return to;
    }

    private long nanos() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
