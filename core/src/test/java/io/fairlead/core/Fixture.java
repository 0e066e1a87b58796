package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.MassCancel;
import io.fairlead.core.model.NewsTime;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.core.quote.VenueQuote;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A core with one venue, accounts of every kind and two instruments, its log kept in a list and its port calls as
/// text.
final class Fixture {
    static final VenueId VENUE = new VenueId("lp");
    static final Symbol EURUSD = new Symbol("EURUSD");
    static final Symbol USDJPY = new Symbol("USDJPY");
    static final AccountId SIM = new AccountId("sim");
    static final AccountId LIVE = new AccountId("live");
    static final AccountId HEDGE = new AccountId("hedge");
    static final Origin ANNA = new Origin("anna", "t1", "127.0.0.1");
    static final StrategyId MANUAL = new StrategyId("manual");

    final List<Event> log = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    final List<MassCancel> massCancels = new ArrayList<>();
    final RecordingPort port = new RecordingPort(calls, massCancels, () -> this.now);
    final FixedMarket quotes = new FixedMarket();
    final CoreState state;
    final Core core;
    StateListener listener = StateListener.NONE;
    EventSink.@Nullable Lane refused;
    boolean full;
    final QuotedMarket market = new QuotedMarket();
    final Map<String, VenueQuote> quoted = new HashMap<>();
    List<NewsTime> news = List.of();
    long now;

    Fixture() {
        this(List.of());
    }

    /// A core that recovered from a log.
    Fixture(List<Event> earlier) {
        this(earlier, 1_000_000_000_000L);
    }

    Fixture(List<Event> earlier, long startNanos) {
        this(earlier, startNanos, CoreSettings.DEFAULTS);
    }

    Fixture(List<Event> earlier, long startNanos, CoreSettings settings) {
        now = startNanos;
        state = new CoreState(new StateListener() {
            @Override
            public void orderChanged(LiveOrder order, Event cause) {
                listener.orderChanged(order, cause);
            }

            @Override
            public void orderRetired(LiveOrder order, Supplier<byte[]> packed, RetentionEvent.Retired cause) {
                listener.orderRetired(order, packed, cause);
            }
        });
        earlier.forEach(state::apply);
        log.addAll(earlier);
        core = new Core(
                state,
                this::append,
                Map.of(VENUE, port),
                settings,
                new Outlook(quotes, market, () -> news, (_, id) -> quoted.get(id)));
        core.define(instrument("EURUSD", "EUR", "USD", "0.00001"), now);
        core.define(instrument("USDJPY", "USD", "JPY", "0.001"), now);
        core.define(account(SIM, AccountKind.SIM, PositionMode.NETTING), now);
        core.define(account(LIVE, AccountKind.LIVE, PositionMode.NETTING), now);
        core.define(account(HEDGE, AccountKind.DEMO, PositionMode.HEDGING), now);
        core.onRecovered(now);
    }

    private boolean append(Event event, EventSink.Lane lane) {
        if (full || lane == refused) {
            return false;
        }
        log.add(event instanceof OrderChecked checked ? checked.copy() : event);
        return true;
    }

    Fixture up() {
        hear(new LinkChange(VENUE, "orders", true, "logon"));
        answerForAllAccounts();
        calls.clear();
        return this;
    }

    /// The venue has no order that was not told.
    void answerForAllAccounts() {
        for (AccountId id : List.of(SIM, LIVE, HEDGE)) {
            hear(new AccountRead(VENUE, id, Evidence.MASS_STATUS, now, 0, ""));
        }
    }

    void down() {
        hear(new LinkChange(VENUE, "orders", false, "cable"));
    }

    static Capabilities everything() {
        return new Capabilities(
                EnumSet.allOf(OrdType.class),
                EnumSet.allOf(TimeInForce.class),
                EnumSet.complementOf(
                        EnumSet.of(Capability.POSITION_QUERY, Capability.POSITION_IDS, Capability.FILLS_QUERY)));
    }

    static Instrument instrument(String symbol, String base, String quote, String tick) {
        return new Instrument(
                new Symbol(symbol),
                new Currency(base),
                new Currency(quote),
                new Instrument.Contract(
                        Decimal.of(100_000), Decimal.of(tick), Decimal.of("0.01"), Decimal.of("0.01"), Decimal.of(100)),
                Map.of(VENUE, symbol));
    }

    static Account account(AccountId id, AccountKind kind, PositionMode mode) {
        return new Account(id, VENUE, kind, new Currency("USD"), mode, "A-" + id);
    }

    static Command.Request limit(String units, String price) {
        return request(OrdType.LIMIT, units, Decimal.of(price));
    }

    static Command.Request market(String units) {
        return request(OrdType.MARKET, units, null);
    }

    static Command.Request request(OrdType type, String units, @Nullable Decimal price) {
        return new Command.Request(
                type,
                TimeInForce.DAY,
                Quantity.units(Decimal.of(units)),
                price,
                null,
                null,
                OrderTerms.Flags.NONE,
                null,
                null,
                RoutingTags.NONE);
    }

    static Command.PlaceOrder place(String client, Side side, Command.Request request) {
        return new Command.PlaceOrder(ANNA, SIM, new ClientOrderId(client), EURUSD, side, request, MANUAL);
    }

    /// What came in since the core started, each with its time, for giving it to another.
    final List<Consumer<Fixture>> tape = new ArrayList<>();

    private void taped(Consumer<Fixture> input) {
        long at = now;
        tape.add(other -> {
            other.now = at;
            input.accept(other);
        });
    }

    void tick() {
        taped(Fixture::tick);
        core.onTick(now);
    }

    Outcome command(Command command) {
        taped(other -> other.command(command));
        return core.onCommand(command, ++now);
    }

    boolean hear(VenueInput input) {
        taped(other -> other.hear(input));
        return core.onVenue(input, ++now);
    }

    LiveOrder placed(String client, Side side, Command.Request request) {
        Outcome outcome = command(place(client, side, request));
        if (outcome instanceof Outcome.Accepted accepted) {
            return order(accepted.orders().getFirst());
        }
        throw new AssertionError("not accepted: " + outcome);
    }

    /// Placed, sent and acknowledged.
    LiveOrder working(String client, Side side, Command.Request request) {
        LiveOrder order = placed(client, side, request);
        sent(order.id());
        report(order, ExecType.NEW);
        calls.clear();
        return order;
    }

    LiveOrder order(OrderId id) {
        return Objects.requireNonNull(state.orders().find(id));
    }

    void sent(OrderId request) {
        hear(new Fate.Sent(VENUE, request, now));
    }

    void report(LiveOrder order, ExecType type) {
        hear(new Report(order).type(type).build());
    }

    void fill(LiveOrder order, String exec, String units, String price, String cumQty) {
        hear(new Report(order).trade(exec, units, price, cumQty).build());
    }

    static OrderId cancelOf(LiveOrder order) {
        return Objects.requireNonNull(order.pendingCancel()).id();
    }

    static OrderId replaceOf(LiveOrder order) {
        return Objects.requireNonNull(order.pendingReplace()).id();
    }

    AccountState account(AccountId id) {
        return Objects.requireNonNull(state.account(id));
    }

    CoreState replayed() {
        CoreState copy = new CoreState();
        log.forEach(copy::apply);
        return copy;
    }

    /// Builds execution reports, saying only what a test is about.
    static final class Report {
        private final LiveOrder order;
        private OrderId id;
        private @Nullable OrderId orig;
        private @Nullable ExecType type;
        private @Nullable OrdStatus ordStatus;
        private @Nullable String exec;
        private @Nullable String execRef;
        private @Nullable Decimal lastQty;
        private @Nullable Decimal lastPx;
        private @Nullable Decimal cumQty;
        private @Nullable String venueOrder;
        private int reason = -1;
        private String text = "";
        private long venueNanos;
        private @Nullable OrderTerms terms;
        private boolean possDup;
        private @Nullable AccountId account;

        Report(LiveOrder order) {
            this.order = order;
            this.account = order.account().id();
            this.id = order.current();
            this.venueOrder = "V-" + order.id();
        }

        Report account(@Nullable AccountId value) {
            account = value;
            return this;
        }

        Report type(ExecType value) {
            type = value;
            return this;
        }

        Report status(@Nullable OrdStatus value) {
            type = ExecType.ORDER_STATUS;
            ordStatus = value;
            return this;
        }

        Report id(OrderId value) {
            orig = id;
            id = value;
            return this;
        }

        Report trade(String execId, String units, String price, String cum) {
            type = ExecType.TRADE;
            exec = execId;
            lastQty = Decimal.of(units);
            lastPx = Decimal.of(price);
            cumQty = Decimal.of(cum);
            return this;
        }

        Report bust(String execId, String reference, @Nullable String cum) {
            type = ExecType.TRADE_CANCEL;
            exec = execId;
            execRef = reference;
            cumQty = cum == null ? null : Decimal.of(cum);
            return this;
        }

        Report correct(String execId, String reference, String units, String price, @Nullable String cum) {
            trade(execId, units, price, "0");
            type = ExecType.TRADE_CORRECT;
            execRef = reference;
            cumQty = cum == null ? null : Decimal.of(cum);
            return this;
        }

        Report cumQty(String value) {
            cumQty = Decimal.of(value);
            return this;
        }

        Report venueOrder(@Nullable String value) {
            venueOrder = value;
            return this;
        }

        Report reason(int value) {
            reason = value;
            return this;
        }

        Report text(String value) {
            text = value;
            return this;
        }

        Report at(long nanos) {
            venueNanos = nanos;
            return this;
        }

        Report terms(OrderTerms value) {
            terms = value;
            return this;
        }

        Report possDup() {
            possDup = true;
            return this;
        }

        ExecutionReport build() {
            return new ExecutionReport(
                    VENUE,
                    new ExecutionReport.References(
                            id,
                            orig,
                            venueOrder == null ? null : new VenueOrderId(venueOrder),
                            exec == null ? null : new ExecId(exec),
                            execRef == null ? null : new ExecId(execRef)),
                    new ExecutionReport.Progress(type, ordStatus, lastQty, lastPx, cumQty, null, null),
                    new ExecutionReport.Details(
                            account, order.instrument().symbol(), order.side(), terms, reason, text, venueNanos),
                    possDup ? new ExecutionReport.Marks(true, false, "") : ExecutionReport.Marks.NONE);
        }
    }
}
