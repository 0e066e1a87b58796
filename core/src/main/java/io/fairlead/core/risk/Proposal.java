package io.fairlead.core.risk;

import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capabilities;
import org.jspecify.annotations.Nullable;

/// What the checks look at: an order as it would leave, and the limits and circumstances of now. One object, filled
/// anew for each decision on the engine thread, so that a check costs no heap; not to be kept.
@SuppressWarnings("NullAway.Init") // all parts are set before a check sees it
public final class Proposal {
    private Account account;
    private Instrument instrument;
    private OrderTerms terms;
    private Decimal lots;
    private @Nullable OrderTerms before;
    private Side side;
    private StrategyId strategy;
    private @Nullable LiveOrder replaced;
    private Decimal added;
    private boolean reducing;
    private RoutingTags routing = RoutingTags.NONE;
    private Capabilities capabilities;
    private boolean venueUp;
    private @Nullable Decimal armedMaxUnits;
    private @Nullable String refusing;
    private RecoveryStep recovery = RecoveryStep.OPEN;
    private long nowNanos;
    private Instrument.@Nullable Contract lotsContract;
    private @Nullable Decimal lotsUnits;
    private Decimal lotsOfUnits;

    public Proposal() {}

    /// The order: `reducing` marks one that only closes a position, which passes where trading as such is stopped;
    /// `before` is what stands at the venue if this is a replace, null for a new order.
    public Proposal order(
            Account account, Instrument instrument, OrderTerms terms, @Nullable OrderTerms before, boolean reducing) {
        this.account = account;
        this.instrument = instrument;
        this.terms = terms;
        this.before = before;
        this.reducing = reducing;
        this.lots = lots(instrument, terms.units());
        this.replaced = null;
        this.added = added(terms, before);
        this.routing = RoutingTags.NONE;
        return this;
    }

    /// Most orders have the size of one before, so its lots are kept.
    @SuppressWarnings("ReferenceEquality") // another object costs a division, no more
    private Decimal lots(Instrument instrument, Decimal units) {
        Instrument.Contract contract = instrument.contract();
        if (contract != lotsContract || !units.equals(lotsUnits)) {
            lotsContract = contract;
            lotsUnits = units;
            lotsOfUnits = instrument.toLots(units);
        }
        return lotsOfUnits;
    }

    private static Decimal added(OrderTerms terms, @Nullable OrderTerms before) {
        if (before == null) {
            return terms.units();
        }
        return terms.units().compareTo(before.units()) > 0 ? terms.units().minus(before.units()) : Decimal.ZERO;
    }

    /// Which way it trades and for whom; `replaced` is the order that a replace changes.
    public Proposal trade(Side side, StrategyId strategy, @Nullable LiveOrder replaced) {
        this.side = side;
        this.strategy = strategy;
        this.replaced = replaced;
        return this;
    }

    public Proposal routing(RoutingTags tags) {
        this.routing = tags;
        return this;
    }

    public Proposal venue(Capabilities capabilities, boolean venueUp) {
        this.capabilities = capabilities;
        this.venueUp = venueUp;
        return this;
    }

    /// `armedMaxUnits` is null if the account is not armed, `refusing` null if new orders are allowed.
    public Proposal limits(@Nullable Decimal armedMaxUnits, @Nullable String refusing, long nowNanos) {
        this.armedMaxUnits = armedMaxUnits;
        this.refusing = refusing;
        this.nowNanos = nowNanos;
        return this;
    }

    /// Where the recovery plan of the account stands.
    public Proposal recovery(RecoveryStep step) {
        this.recovery = step;
        return this;
    }

    public RecoveryStep recovery() {
        return recovery;
    }

    public Account account() {
        return account;
    }

    public Instrument instrument() {
        return instrument;
    }

    public OrderTerms terms() {
        return terms;
    }

    /// The quantity in lots, rounded where it has no exact decimal.
    public Decimal lots() {
        return lots;
    }

    public boolean isReplace() {
        return before != null;
    }

    /// What stands at the venue if this is a replace, null for a new order.
    public @Nullable OrderTerms before() {
        return before;
    }

    public Side side() {
        return side;
    }

    public StrategyId strategy() {
        return strategy;
    }

    /// The order that a replace changes; null for a new one.
    public @Nullable LiveOrder replaced() {
        return replaced;
    }

    /// Units that it asks for beyond what stands: all of a new order, nothing of a replace that asks for no more.
    public Decimal added() {
        return added;
    }

    public boolean reducing() {
        return reducing;
    }

    /// The routing tags of a new order.
    public RoutingTags routing() {
        return routing;
    }

    public Capabilities capabilities() {
        return capabilities;
    }

    public boolean venueUp() {
        return venueUp;
    }

    public @Nullable Decimal armedMaxUnits() {
        return armedMaxUnits;
    }

    public @Nullable String refusing() {
        return refusing;
    }

    public long nowNanos() {
        return nowNanos;
    }
}
