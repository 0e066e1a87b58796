package io.fairlead.proof.world;

import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.fix.engine.FixAcceptor;
import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Idle;
import io.fairlead.journal.SyncPolicy;
import io.fairlead.proof.virtual.VirtualHost;
import io.fairlead.proof.world.Scenario.Numbers;
import io.fairlead.proof.world.Scenario.ProviderPlan;
import io.fairlead.proof.world.happening.Happening;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.Depth;
import io.fairlead.sim.match.Exchange;
import io.fairlead.sim.match.ReferenceMarket;
import io.fairlead.sim.match.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A liquidity provider across the lives of its process: its order sessions in front of a matching core, which forgets
/// nothing. Owned by the world's thread.
final class Provider {
    private static final long DAY_END = 22 * 3600 * Stage.SECOND;

    private final Stage stage;
    private final Witness witness;
    private final Exchange exchange;
    private final List<ProviderLine> lines = new ArrayList<>();
    private final Map<String, ProviderLine> carriers = new HashMap<>();
    private final Set<String> lostFills = new HashSet<>();
    private final Endpoint door;
    private final Map<String, Long> listed = new HashMap<>();
    private @Nullable FixAcceptor acceptor;
    private final Set<String> told = new HashSet<>();
    private long changesDoneNanos;
    private int life;
    private int working;
    private boolean turnDue;
    private boolean closed;
    final ProviderPlan plan;
    final VirtualHost host;
    final VenueBooks books = new VenueBooks();
    final ProviderFaults faults;
    final ProviderHours hours;
    final ProviderTrades trades;
    final ProviderCopies copies;
    private final BlindReads blind;

    Provider(Stage stage, ProviderPlan plan, Witness witness) {
        this.stage = stage;
        this.plan = plan;
        this.witness = witness;
        String name = plan.venue().value();
        host = new VirtualHost(name, stage.network(), 0);
        door = new Endpoint(name, 9880);
        faults = new ProviderFaults(stage);
        hours = new ProviderHours(stage);
        trades = new ProviderTrades(stage, this);
        copies = new ProviderCopies(stage, this);
        blind = new BlindReads(stage, this);
        exchange = new Exchange(new Exchange.Settings(
                ReferenceMarket.listings().subList(0, 2), stage.random().nextLong(), name, DAY_END));
        for (int i = 1; i <= plan.sessions(); i++) {
            lines.add(new ProviderLine(stage, this, plan.session(i)));
        }
    }

    Endpoint door() {
        return door;
    }

    List<ProviderLine> lines() {
        return lines;
    }

    long nowNanos() {
        return host.clock().nanos();
    }

    /// Opens the doors, and lets the market move.
    void start() {
        open(false);
        step();
    }

    private void open(boolean forgetsNumbers) {
        FixAcceptor listening = new FixAcceptor(host.listen(door, this::wake), Idle.SPIN);
        for (ProviderLine line : lines) {
            listening.add(line.reopen(forgetsNumbers), SessionSchedule.ALWAYS);
        }
        copies.open(listening, forgetsNumbers);
        acceptor = listening;
        wake();
    }

    /// The process dies and comes back after a while. What it had not looked at yet is lost.
    void restart() {
        if (acceptor == null) {
            return;
        }
        stage.happened(Happening.VENUE_RESTARTS, host.name(), "the venue restarts");
        acceptor = null;
        life++;
        working = 0;
        host.crashProcess();
        boolean forgets = plan.numbers() == Numbers.FORGOTTEN_AT_RESTART;
        stage.time().after(stage.between(50 * Stage.MILLI, 4 * Stage.SECOND), () -> open(forgets));
    }

    /// The market moves no more.
    void close() {
        closed = true;
    }

    private void wake() {
        if (!turnDue) {
            turnDue = true;
            stage.time().after(stage.between(10_000, 300_000), this::turn);
        }
    }

    private void turn() {
        turnDue = false;
        FixAcceptor listening = acceptor;
        if (listening == null) {
            return;
        }
        int work = listening.poll(nowNanos());
        lines.forEach(ProviderLine::flush);
        copies.flush();
        if (work > 0) {
            wake();
        } else if (!turnDue) {
            turnDue = true;
            stage.time().after(stage.between(40 * Stage.MILLI, 80 * Stage.MILLI), this::turn);
        }
    }

    private void step() {
        if (!closed) {
            publish(exchange.step(nowNanos()), null);
        }
        if (acceptor != null) {
            lines.forEach(line -> line.tellPrices(exchange));
        }
        stage.time().after(stage.between(300 * Stage.MILLI, 900 * Stage.MILLI), this::step);
    }

    /// A request came in: it is looked at after a while, unless the process dies before.
    void receive(Request request, ProviderLine from) {
        working++;
        hours.received(request, from, Objects.requireNonNull(acceptor), nowNanos());
        long work = workNanos(request);
        boolean late = LateRefusals.isDue(request, work) && stage.chance(95);
        whileAlive(work, () -> {
            working--;
            Answer.CancelReject refusal = late ? LateRefusals.of(request, books, nowNanos()) : null;
            if (refusal == null) {
                serve(request, from);
            } else {
                stage.happened(Happening.LATE_REFUSALS, host.name(), "refuses a change late");
                publish(List.of(refusal), from);
            }
        });
    }

    /// Does it later, if the process does not die before.
    void whileAlive(long afterNanos, Runnable act) {
        int now = life;
        stage.time().after(afterNanos, () -> {
            if (life == now) {
                act.run();
                wake();
            }
        });
    }

    /// How often its process died.
    int life() {
        return life;
    }

    /// A question is looked at behind the changes that came before it.
    private long workNanos(Request request) {
        long now = stage.now();
        boolean change = request instanceof Request.Cancel || request instanceof Request.Replace;
        boolean question = request instanceof Request.Status || request instanceof Request.MassStatus;
        long work = faults.workNanos(change);
        if (change) {
            changesDoneNanos = Math.max(changesDoneNanos, now + work);
        }
        return question ? Math.max(work, changesDoneNanos - now) : work;
    }

    /// Whether an order may still come to light: bytes have arrived that were not looked at.
    boolean isWorking() {
        return working > 0;
    }

    private void serve(Request request, ProviderLine from) {
        long now = nowNanos();
        switch (request) {
            case Request.New order -> place(order, from, now);
            case Request.Cancel cancel -> {
                if (stage.chance(faults.races)) {
                    stage.happened(Happening.CANCEL_RACES, host.name(), "a fill beats a cancel");
                    publish(exchange.fillUp(cancel.owner(), cancel.order(), now), from);
                }
                publish(exchange.on(cancel, now), from);
            }
            case Request.Status status -> publish(status(status, now), from);
            case Request.MassStatus status -> publish(massStatus(status, now), from);
            case Request.Replace _, Request.MassCancel _ -> publish(exchange.on(request, now), from);
        }
    }

    private void place(Request.New order, ProviderLine from, long now) {
        if (books.find(order.clOrdId()) != null) {
            stage.violations().add(host.name() + " got ClOrdID(11) " + order.clOrdId() + " a second time");
        }
        if (stage.chance(faults.rejects)) {
            stage.happened(Happening.VENUE_REJECTS, host.name(), "rejects " + order.clOrdId());
            if (stage.chance(30)) {
                from.refuse(order);
            } else {
                publish(exchange.refuse(order, "simulated", now), from);
            }
            return;
        }
        stage.census().count(Happening.ORDERS_AT_VENUES);
        if (!lines.stream().allMatch(ProviderLine::loggedOn)) {
            stage.census().count(Happening.FAILOVERS);
        }
        witness.orderAtVenue(order.clOrdId());
        publish(exchange.on(order, now), from);
    }

    private List<Answer> status(Request.Status request, long now) {
        return blind.denies(request)
                ? List.of(new Answer.NoOrder(
                        request.owner(), request.order(), request.symbol(), request.side(), request.statusReqId(), now))
                : exchange.on(request, now);
    }

    private List<Answer> massStatus(Request.MassStatus request, long now) {
        listed.put(request.owner(), now);
        List<Answer> answers = exchange.on(request, now);
        return blind.leavesOut(answers)
                ? List.of(new Answer.NoOrder(
                        request.owner(), Request.Named.NONE, "", null, request.massStatusReqId(), now))
                : answers;
    }

    /// A fill is taken back.
    void bust() {
        if (plan.numbers() == Numbers.KEPT) {
            List<Answer> answers = exchange.bust("", nowNanos());
            if (!answers.isEmpty()) {
                stage.happened(Happening.BUSTS, host.name(), "takes a fill back");
            }
            publish(answers, null);
        }
    }

    private void publish(List<Answer> answers, @Nullable ProviderLine asker) {
        for (Answer answer : answers) {
            books.note(answer);
            trades.note(answer);
            copies.note(answer);
            if (answer instanceof Answer.Report report && report.type() == ExecType.TRADE) {
                stage.census().count(Happening.FILLS);
            }
        }
        for (Answer answer : answers) {
            ProviderLine to = route(answer, asker);
            if (to != null) {
                deliver(answer, to);
            }
        }
    }

    /// News of an order go where it came from, answers to where the question did.
    private @Nullable ProviderLine route(Answer answer, @Nullable ProviderLine asker) {
        if (answer instanceof Answer.Report report && report.type() != ExecType.ORDER_STATUS) {
            String orderId = report.order().ids().orderId();
            return asker == null || carriers.containsKey(orderId)
                    ? carriers.get(orderId)
                    : carriers.computeIfAbsent(orderId, _ -> asker);
        }
        return asker;
    }

    private void deliver(Answer answer, ProviderLine to) {
        if (faults.losesFor(answer) && !isLastTrace(answer)) {
            lost(answer, to.name());
            return;
        }
        long delay = faults.delayNanos(answer);
        boolean again = faults.repeats(answer);
        if (delay > 0) {
            stage.happened(Happening.REORDERED, host.name(), "an answer is late");
        }
        int now = life;
        stage.time().after(delay, () -> send(answer, to, now, false));
        if (again) {
            stage.happened(Happening.DUPLICATES, host.name(), "an answer comes twice");
            boolean marked = stage.random().nextBoolean();
            stage.time().after(delay + stage.between(0, Stage.SECOND), () -> send(answer, to, now, marked));
        }
    }

    /// Whether nobody could ever know of an order without this word: nothing was told of it before, it is closed,
    /// so that no list will show it, and the log may lose it with the power.
    private boolean isLastTrace(Answer answer) {
        return stage.scenario().policy() == SyncPolicy.BEFORE_ACK
                && answer instanceof Answer.Report report
                && !report.order().open()
                && !told.contains(report.order().ids().orderId());
    }

    private void send(Answer answer, ProviderLine to, int inLife, boolean possResend) {
        if (inLife != life && plan.numbers() != Numbers.KEPT) {
            lost(answer, to.name());
            return;
        }
        if (isLateFill(answer)) {
            stage.census().count(Happening.LATE_FILLS);
        }
        if (answer instanceof Answer.Report report) {
            told.add(report.order().ids().orderId());
        }
        to.send(answer, possResend);
        wake();
    }

    private boolean isLateFill(Answer answer) {
        if (!(answer instanceof Answer.Report report) || report.type() != ExecType.TRADE) {
            return false;
        }
        VenueBooks.Entry entry = books.byOrderId(report.order().ids().orderId());
        return entry != null && entry.newest().status() == OrdStatus.CANCELED;
    }

    /// The best prices of a symbol.
    Depth depth(String symbol) {
        return Objects.requireNonNull(exchange.depth(symbol, 1));
    }

    /// Whether the gateway has had the prices of all symbols for a while.
    boolean hasToldPrices() {
        return lines.getFirst().hasToldPrices(stage.scenario().instruments().size());
    }

    /// When it last answered what it has of an owner's orders; long ago if it never did.
    long listedNanos(String owner) {
        return listed.getOrDefault(owner, Long.MIN_VALUE);
    }

    /// When it last answered what it has of anybody's orders.
    long newestListNanos() {
        return listed.values().stream().mapToLong(Long::longValue).max().orElse(Long.MIN_VALUE);
    }

    /// Nobody will ever hear of this by itself.
    void lost(Answer answer, String line) {
        if (answer instanceof Answer.Report report && report.type() == ExecType.NEW) {
            stage.happened(Happening.LOST_ACKS, line, "an acknowledgement is lost");
        } else if (answer instanceof Answer.Report report && report.type() == ExecType.TRADE) {
            stage.happened(Happening.LOST_FILLS, line, "a fill is lost: " + report.execId());
            lostFills.add(report.execId());
        }
    }

    /// Whether the report of a fill must have reached the gateway: it was sent, and what is sent is sent again until it
    /// arrives.
    boolean mustHaveTold(String execId) {
        return plan.numbers() == Numbers.KEPT && !lostFills.contains(execId);
    }

    boolean settled() {
        return acceptor != null && working == 0 && lines.stream().allMatch(ProviderLine::settled) && copies.settled();
    }

    @Override
    public String toString() {
        return (acceptor == null ? host.name() + " is down, " : "") + lines + ", " + copies;
    }
}
