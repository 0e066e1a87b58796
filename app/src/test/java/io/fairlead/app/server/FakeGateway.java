package io.fairlead.app.server;

import io.fairlead.core.Recovery;
import io.fairlead.core.ReportedValues;
import io.fairlead.core.book.MarketData;
import io.fairlead.core.breaker.Circuit;
import io.fairlead.core.breaker.Circuits;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.BreakerCommand;
import io.fairlead.core.event.BreakerEvent;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.GroupCommand;
import io.fairlead.core.event.GuardCommand;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.LimitCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.event.PositionCommand;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.guard.Guards;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.CancelOnDisconnect;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.core.view.BreakView;
import io.fairlead.core.view.DoubtView;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.GroupView;
import io.fairlead.core.view.KillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.ParentView;
import io.fairlead.core.view.PositionView;
import io.fairlead.core.view.VenuePositionView;
import io.fairlead.gateway.GuardView;
import io.fairlead.gateway.ReadSide;
import io.fairlead.gateway.SessionView;
import io.fairlead.gateway.Trading;
import io.fairlead.gateway.VenueView;
import io.fairlead.venues.rate.BudgetView;
import io.fairlead.venues.rate.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The gateway's outward contract in memory: one venue, one instrument, one account. Any thread; guarded by itself.
final class FakeGateway implements Trading, ReadSide {
    static final long START_NANOS = 1_763_740_800_000_000_000L;
    static final VenueId VENUE = new VenueId("lp");
    static final Symbol EURUSD = new Symbol("EUR/USD");
    static final AccountId ACCOUNT = new AccountId("main");

    static final Instrument INSTRUMENT = new Instrument(
            EURUSD,
            new Currency("EUR"),
            new Currency("USD"),
            new Instrument.Contract(
                    Decimal.of(100_000), Decimal.of("0.00001"), Decimal.of("0.01"), Decimal.of("0.01"), Decimal.of(50)),
            Map.of(VENUE, "EURUSD"));

    /// A command that the fake accepted, and what it changed.
    record Happened(Command command) {}

    final FakeLog log = new FakeLog();
    final FakeOrders orders = new FakeOrders(log);
    volatile Guards.@Nullable Published publishedLimits;
    final FakeSessions sessions = new FakeSessions();
    final FakePrices prices = new FakePrices();
    final FakeMassStatus massStatus = new FakeMassStatus();

    /// What the read side shows.
    volatile MarketData market = prices;

    final List<Command> commands = new CopyOnWriteArrayList<>();
    volatile @Nullable ReportedValues values;
    volatile List<GuardView> guards = List.of();
    final List<FillView> fills = new CopyOnWriteArrayList<>();
    private final FakeParents parents = new FakeParents();
    final List<GroupView> groups = new CopyOnWriteArrayList<>();
    final List<DoubtView> doubts = new CopyOnWriteArrayList<>();
    final List<KillView> kills = new CopyOnWriteArrayList<>();
    volatile String refusing = "";
    volatile List<Circuits.Standing> circuits = List.of(new Circuits.Standing(
            VENUE, BreakerEvent.Endpoint.ORDERS, new Circuit.Open("10 failures", START_NANOS, START_NANOS + 1, 1)));
    volatile List<VenueBudget> budgets = List.of(new VenueBudget(
            VENUE,
            new BudgetView(
                    "lp-orders",
                    List.of(new BudgetView.Limit("orders-per-second", 50, 50, 1_000_000_000, 5, 45, 0)),
                    0,
                    Map.of(Lane.NEW, 7L),
                    Map.of(Lane.NEW, 1L))));
    volatile boolean silent;
    volatile @Nullable DenialCode denial;

    static KillView kill() {
        return new KillView(
                Scope.of(ACCOUNT),
                Origin.GATEWAY,
                START_NANOS,
                "runaway",
                false,
                KillView.Phase.CANCELLING,
                1,
                0,
                List.of(new KillView.Unconfirmed(ACCOUNT, new OrderId("A-1"), OrderStatus.UNKNOWN, "asked for")),
                0,
                "",
                11_200_000_000L);
    }

    @Override
    public synchronized CompletableFuture<Answer> submit(Command command) {
        if (silent) {
            return new CompletableFuture<>();
        }
        Outcome outcome = decide(command);
        if (outcome instanceof Outcome.Accepted(List<OrderId> concerned)) {
            commands.add(command);
            OrderId order = concerned.size() == 1 ? concerned.getFirst() : null;
            log.happens(order, command.getClass().getSimpleName(), new Happened(command));
        }
        return CompletableFuture.completedFuture(new Answer(outcome, log.end()));
    }

    private Outcome decide(Command command) {
        DenialCode refuse = denial;
        if (refuse != null) {
            return new Outcome.Refused(refuse, "price", "1.234567", "Use a multiple of the tick.");
        }
        return switch (command) {
            case Command.PlaceOrder place -> orders.place(place);
            case Command.ReplaceOrder replace -> orders.change(replace.order(), OrderStatus.PENDING_REPLACE);
            case Command.CancelOrder cancel -> orders.change(cancel.order(), OrderStatus.CANCELED);
            case Command.QueryOrder query -> orders.change(query.order(), OrderStatus.NEW);
            case Command.ResolveOrder resolve -> orders.change(resolve.order(), OrderStatus.FILLED);
            case HaltCommand _ -> new Outcome.Accepted(List.of());
            case GroupCommand.PlaceGroup group -> orders.place(group.order());
            case GroupCommand.CancelGroup cancel -> ofGroup(cancel.group());
            case GroupCommand.ChangeLeg change -> ofGroup(change.group());
            case Command.CancelAll _, Command.Flatten _ -> new Outcome.Accepted(orders.ids());
            case Command.ClosePosition _ -> new Outcome.Refused(DenialCode.NO_POSITION, "symbol", "EUR/USD", "None.");
            case Command.ArmAccount _,
                    Command.DisarmAccount _,
                    Command.RefuseNewOrders _,
                    Command.AllowNewOrders _,
                    BreakerCommand _,
                    LimitCommand _ -> new Outcome.Accepted(List.of());
            case ParentCommand of -> parents.decide(of, orders);
            case GuardCommand _, PositionCommand _ -> new Outcome.Accepted(List.of());
        };
    }

    @Override
    public Page<ParentView> parents(boolean liveOnly, @Nullable String cursor, int limit) {
        return new Page<>(parents.all(this::order), null);
    }

    @Override
    public @Nullable ParentView parent(ClientOrderId id) {
        return parents.get(id, this::order);
    }

    private Outcome ofGroup(GroupId id) {
        return group(id) == null
                ? new Outcome.Refused(DenialCode.GROUP_UNKNOWN, "group", id.value(), "List the groups.")
                : new Outcome.Accepted(List.of());
    }

    void fill(OrderId order, String exec, String price) {
        fills.add(new FillView(
                order,
                ACCOUNT,
                VENUE,
                EURUSD,
                Side.BUY,
                new FillView.Execution(
                        new ExecId(exec),
                        Decimal.of(100_000),
                        Decimal.ONE,
                        Decimal.of(price),
                        START_NANOS,
                        START_NANOS + 1,
                        FillView.Source.STREAM),
                FillView.State.STANDS,
                log.end()));
    }

    @Override
    public long position() {
        return log.end();
    }

    @Override
    public boolean awaitPosition(long position, Duration limit) {
        return position <= log.end();
    }

    @Override
    public synchronized @Nullable OrderView order(OrderId id) {
        return orders.get(id);
    }

    @Override
    public synchronized @Nullable OrderView order(AccountId account, ClientOrderId clientOrderId) {
        return account.equals(ACCOUNT) ? orders.get(clientOrderId) : null;
    }

    @Override
    public synchronized Page<OrderView> orders(OrderFilter filter, @Nullable String cursor, int limit) {
        return page(orders.matching(filter), cursor, limit);
    }

    private static <T> Page<T> page(List<T> all, @Nullable String cursor, int limit) {
        int from;
        try {
            from = cursor == null ? 0 : Integer.parseInt(cursor);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("not a cursor of this list");
        }
        int to = Math.min(all.size(), from + limit);
        return new Page<>(List.copyOf(all.subList(from, to)), to < all.size() ? Integer.toString(to) : null);
    }

    @Override
    public Page<GroupView> groups(GroupFilter filter, @Nullable String cursor, int limit) {
        return new Page<>(List.copyOf(groups), null);
    }

    @Override
    public @Nullable GroupView group(GroupId id) {
        return groups.stream()
                .filter(group -> group.plan().id().equals(id))
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable GroupId groupOf(OrderId order) {
        return groups.stream()
                .map(group -> group.plan().id())
                .filter(id -> id.value().equals(order.value()))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Page<FillView> fills(FillFilter filter, @Nullable String cursor, int limit) {
        return page(fills, cursor, limit);
    }

    @Override
    public List<BreakView> breaks() {
        return List.of(new BreakView(
                Break.Kind.POSITION_DIFFERS,
                new BreakView.Subject(new AccountId("main"), null, null, null),
                new BreakView.Values("0 units", "3000 units", ""),
                new BreakView.Times(START_NANOS, START_NANOS, 1, 0, "")));
    }

    @Override
    public Map<Evidence, Long> resolutions() {
        return Map.of(Evidence.ORDER_STATUS, 2L);
    }

    @Override
    public List<VenuePositionView> venuePositions() {
        return List.of(FakePositions.single(ACCOUNT, EURUSD));
    }

    @Override
    public List<PositionView> positions() {
        return List.of(new PositionView(
                ACCOUNT,
                EURUSD,
                Decimal.of(-100_000),
                Decimal.of(-1),
                Decimal.of("1.085"),
                Decimal.of("12.5"),
                Decimal.ZERO,
                log.end()));
    }

    @Override
    public PositionView.Valuation valuation(PositionView position) {
        return new PositionView.Valuation(
                Decimal.of("1.0851"),
                Decimal.of(-10),
                new Currency("EUR"),
                Decimal.of("0.92"),
                "EUR/USD",
                Decimal.of("11.5"),
                Decimal.of("-9.2"));
    }

    @Override
    public List<AccountView> accounts() {
        Account account =
                new Account(ACCOUNT, VENUE, AccountKind.DEMO, new Currency("EUR"), PositionMode.NETTING, "12345");
        return List.of(
                new AccountView(account, null, refusing, new Recovery(RecoveryStep.OPEN, 0, "nothing to recover")));
    }

    @Override
    public Guards.@Nullable Published publishedLimits(AccountId account) {
        return publishedLimits;
    }

    @Override
    public @Nullable ReportedValues accountValues(AccountId account) {
        return values;
    }

    @Override
    public List<GuardView> guards(long nowNanos) {
        return guards;
    }

    @Override
    public List<Instrument> instruments() {
        return List.of(INSTRUMENT);
    }

    /// Nobody knows where the order stands; the venue is asked next at `nextNanos`.
    synchronized void doubt(OrderId id, int queries, long nextNanos) {
        orders.change(id, OrderStatus.UNKNOWN);
        doubts.removeIf(each -> each.order().equals(id));
        doubts.add(new DoubtView(id, queries, nextNanos));
    }

    @Override
    public List<DoubtView> doubts() {
        return List.copyOf(doubts);
    }

    @Override
    public List<KillView> kills() {
        return List.copyOf(kills);
    }

    @Override
    public List<VenueView> venues() {
        return List.of(new VenueView(
                VENUE,
                new Capabilities(Set.of(), Set.of(), Set.of(Capability.MASS_CANCEL)),
                CancelOnDisconnect.EMULATED));
    }

    @Override
    public List<SessionView> sessions() {
        return List.of(sessions.session);
    }

    @Override
    public List<Circuits.Standing> circuits() {
        return circuits;
    }

    @Override
    public List<VenueBudget> budgets() {
        return budgets;
    }

    @Override
    public MarketData marketData() {
        return market;
    }
}
