package io.fairlead.app.dashboard;

import io.fairlead.app.alert.AlertBoard;
import io.fairlead.app.alert.AlertKind;
import io.fairlead.app.alert.Condition;
import io.fairlead.app.alert.Severity;
import io.fairlead.app.server.FakeLimits;
import io.fairlead.core.Recovery;
import io.fairlead.core.ReportedValues;
import io.fairlead.core.book.MarketData;
import io.fairlead.core.event.BreakerCommand;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.LimitCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.guard.Guards;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.port.CancelOnDisconnect;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.view.DoubtView;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.KillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.PositionView;
import io.fairlead.gateway.GuardView;
import io.fairlead.gateway.SessionView;
import io.fairlead.gateway.Trading;
import io.fairlead.gateway.VenueView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A gateway of the test's own making behind the real HTTP API: orders in memory, prices by seed, a venue that fills
/// what crosses the price. One lock guards it.
final class ScriptedGateway implements Trading, ScriptedReadSide {
    static final List<AccountView> ACCOUNTS = List.of(
            account("sim-1", AccountKind.SIM, null),
            account("demo-4", AccountKind.DEMO, null),
            account("live-1", AccountKind.LIVE, "500000"));

    private final LongSupplier nowNanos;
    private final ScriptedKills kills = new ScriptedKills();
    private final ScriptedGuard guard = new ScriptedGuard();
    private final ScriptedTrouble trouble;
    private final Random random = new Random(20261121);
    private final ScriptedBooks books = new ScriptedBooks(random);
    private final ScriptedOrders orders = new ScriptedOrders();
    private final ScriptedPositions positions = new ScriptedPositions(books);
    private final ScriptedFlow flow = new ScriptedFlow(this, random);

    ScriptedGateway(LongSupplier nowNanos) {
        this.nowNanos = nowNanos;
        trouble = new ScriptedTrouble(nowNanos);
        for (ScriptedInstrument each : ScriptedInstrument.ALL) {
            books.move(each.instrument(), nowNanos.getAsLong());
        }
    }

    private static AccountView account(String id, AccountKind kind, @Nullable String armed) {
        Account account = new Account(
                new AccountId(id),
                ScriptedInstrument.VENUE,
                kind,
                new Currency("USD"),
                PositionMode.NETTING,
                id.toUpperCase(java.util.Locale.ROOT));
        return new AccountView(account, armed, "", new Recovery(RecoveryStep.OPEN, 0, "nothing to recover"));
    }

    ScriptedFlow flow() {
        return flow;
    }

    ScriptedBooks books() {
        return books;
    }

    ScriptedOrders orders() {
        return orders;
    }

    long now() {
        return nowNanos.getAsLong();
    }

    /// Lets the venue take new orders and fill what crosses the price of the symbol.
    synchronized void match(Instrument instrument) {
        Decimal mid = books.now(instrument.symbol());
        for (OrderView order : orders.live()) {
            if (!order.identity().symbol().equals(instrument.symbol())) {
                continue;
            }
            if (order.state().status() == OrderStatus.SENT) {
                orders.status(order, OrderStatus.NEW, "", now());
            } else if (crosses(order, mid)) {
                fill(order, order.state().leavesQty(), mid);
            }
        }
    }

    private static boolean crosses(OrderView order, Decimal mid) {
        Decimal price = order.terms().price();
        if (order.state().status() == OrderStatus.UNKNOWN) {
            return false;
        }
        return price == null
                || (order.identity().side() == Side.BUY ? price.compareTo(mid) > 0 : price.compareTo(mid) < 0);
    }

    synchronized void fill(OrderView order, Decimal units, Decimal price) {
        OrderView.Identity identity = order.identity();
        Instrument instrument = instrument(identity.symbol());
        long now = now();
        FillView.Execution execution = new FillView.Execution(
                new ExecId("E" + (70_001 + orders.fillCount())),
                units,
                instrument.toLots(units),
                price,
                now,
                now,
                FillView.Source.STREAM);
        FillView fill = new FillView(
                identity.id(),
                identity.account(),
                identity.venue(),
                identity.symbol(),
                identity.side(),
                execution,
                FillView.State.STANDS,
                orders.advance());
        orders.fill(order, fill, now);
        positions.add(
                identity.account(),
                instrument,
                ScriptedOrders.signed(identity.side(), units),
                price,
                orders.position());
    }

    @Override
    public synchronized CompletableFuture<Answer> submit(Command command) {
        return CompletableFuture.completedFuture(new Answer(decide(command), orders.position()));
    }

    private Outcome halt(HaltCommand command) {
        switch (command) {
            case HaltCommand.Kill kill -> {
                cancelAll(null, null);
                kills.add(kill, now());
            }
            case HaltCommand.Release release -> kills.remove(release);
        }
        return new Outcome.Accepted(List.of());
    }

    /// One account is killed, and an order of it is in doubt.
    synchronized void killUnconfirmed() {
        kills.addUnconfirmed(now());
    }

    private Outcome decide(Command command) {
        return switch (command) {
            case Command.PlaceOrder place -> place(place);
            case ParentCommand.PlaceForAccounts of -> place(FakeLimits.onOne(of, new AccountId("sim-1")));
            case Command.ReplaceOrder replace -> replace(replace);
            case Command.CancelOrder(var _, OrderId id) -> onLive(id, this::cancel);
            case Command.QueryOrder(var _, OrderId id) ->
                onLive(id, order -> orders.status(order, OrderStatus.NEW, "the venue has it", now()));
            case Command.CancelAll all -> cancelAll(all.account(), all.symbol());
            case Command.Flatten flatten -> cancelAll(flatten.account(), null);
            case Command.ClosePosition close -> close(close);
            case HaltCommand halt -> halt(halt);
            case LimitCommand change -> trouble.note(change);
            case BreakerCommand change -> trouble.note(change);
            case Command _ -> throw new UnsupportedOperationException("not part of the script: " + command);
        };
    }

    private Outcome place(Command.PlaceOrder place) {
        Instrument instrument = instrument(place.symbol());
        Decimal price = place.request().price();
        if (price != null && !price.isMultipleOf(instrument.contract().tick())) {
            return new Outcome.Refused(
                    DenialCode.PRICE_OFF_TICK,
                    "price",
                    price.toString(),
                    "Use a multiple of " + instrument.contract().tick());
        }
        OrderView known = orders.get(place.account(), place.clientOrderId());
        if (known != null) {
            return new Outcome.Repeated(known.identity().id());
        }
        OrderView order = orders.add(place, instrument, OrderStatus.SENT, now());
        return new Outcome.Accepted(List.of(order.identity().id()));
    }

    private Outcome replace(Command.ReplaceOrder replace) {
        return onLive(replace.order(), order -> {
            Instrument instrument = instrument(order.identity().symbol());
            Decimal units = replace.quantity() == null ? order.terms().units() : instrument.toUnits(replace.quantity());
            Decimal price = replace.price() == null ? order.terms().price() : replace.price();
            orders.replace(order, units, price, instrument, now());
        });
    }

    private void cancel(OrderView order) {
        orders.status(order, OrderStatus.CANCELED, "", now());
    }

    private Outcome onLive(OrderId id, java.util.function.Consumer<OrderView> act) {
        OrderView order = orders.get(id);
        if (order == null || order.state().status().isTerminal()) {
            return new Outcome.Refused(DenialCode.ORDER_NOT_LIVE, "order", id.value(), "It has ended.");
        }
        act.accept(order);
        return new Outcome.Accepted(List.of(id));
    }

    private Outcome cancelAll(@Nullable AccountId account, @Nullable Symbol symbol) {
        List<OrderView> scope = orders.live().stream()
                .filter(order -> fits(account, order.identity().account()))
                .filter(order -> fits(symbol, order.identity().symbol()))
                .toList();
        scope.forEach(this::cancel);
        return new Outcome.Accepted(
                scope.stream().map(order -> order.identity().id()).toList());
    }

    private Outcome close(Command.ClosePosition close) {
        PositionView position = positions.of(close.account(), close.symbol());
        if (position == null || position.units().isZero()) {
            return new Outcome.Refused(
                    DenialCode.NO_POSITION, "symbol", close.symbol().value(), "It is flat.");
        }
        OrderView order = flow.closing(close, position);
        return new Outcome.Accepted(List.of(order.identity().id()));
    }

    Instrument instrument(Symbol symbol) {
        return ScriptedInstrument.ALL.stream()
                .map(ScriptedInstrument::instrument)
                .filter(each -> each.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such instrument: " + symbol));
    }

    private static boolean fits(@Nullable Object wanted, Object value) {
        return wanted == null || wanted.equals(value);
    }

    @Override
    public synchronized long position() {
        return orders.position();
    }

    @Override
    public boolean awaitPosition(long position, Duration limit) {
        return position() >= position;
    }

    @Override
    public synchronized @Nullable OrderView order(OrderId id) {
        return orders.get(id);
    }

    @Override
    public synchronized @Nullable OrderView order(AccountId account, ClientOrderId clientOrderId) {
        return orders.get(account, clientOrderId);
    }

    @Override
    public synchronized Page<OrderView> orders(OrderFilter filter, @Nullable String cursor, int limit) {
        return orders.page(filter::matches, cursor, limit);
    }

    @Override
    public synchronized Page<FillView> fills(FillFilter filter, @Nullable String cursor, int limit) {
        return orders.fills(filter::matches, cursor, limit);
    }

    @Override
    public ScriptedTrouble trouble() {
        return trouble;
    }

    @Override
    public Map<Evidence, Long> resolutions() {
        return Map.of();
    }

    @Override
    public synchronized List<PositionView> positions() {
        return positions.all();
    }

    @Override
    public synchronized PositionView.Valuation valuation(PositionView position) {
        return positions.worth(position, instrument(position.symbol()));
    }

    @Override
    public List<AccountView> accounts() {
        return ACCOUNTS;
    }

    @Override
    public Guards.@Nullable Published publishedLimits(AccountId account) {
        return null;
    }

    @Override
    public @Nullable ReportedValues accountValues(AccountId account) {
        return account.equals(ACCOUNTS.getFirst().account().id())
                ? ScriptedGuard.told(ACCOUNTS.getFirst().account(), nowNanos.getAsLong())
                : null;
    }

    @Override
    public List<GuardView> guards(long nowNanos) {
        return List.of(guard.view(ACCOUNTS.get(1).account(), nowNanos));
    }

    ScriptedGuard guard() {
        return guard;
    }

    @Override
    public List<Instrument> instruments() {
        return ScriptedInstrument.ALL.stream()
                .map(ScriptedInstrument::instrument)
                .toList();
    }

    @Override
    public synchronized List<DoubtView> doubts() {
        return orders.doubts(now());
    }

    @Override
    public synchronized List<KillView> kills() {
        return kills.all();
    }

    @Override
    public List<VenueView> venues() {
        return List.of(new VenueView(
                ScriptedInstrument.VENUE, new Capabilities(Set.of(), Set.of(), Set.of()), CancelOnDisconnect.EMULATED));
    }

    @Override
    public synchronized List<SessionView> sessions() {
        return flow.sessions();
    }

    /// Two that stand.
    AlertBoard alerts() {
        AlertBoard board = new AlertBoard(1_800_000_000_000L);
        board.observe(
                List.of(
                        new Condition(AlertKind.LOGON_REFUSED, "alpha-orders", Severity.CRITICAL, "wrong password"),
                        new Condition(AlertKind.RATE_BUDGET, "yofx/day", Severity.WARNING, "more than 80 % are spent")),
                now());
        return board;
    }

    @Override
    public MarketData marketData() {
        return books;
    }
}
