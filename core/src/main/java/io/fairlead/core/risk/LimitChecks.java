package io.fairlead.core.risk;

import io.fairlead.core.book.Quote;
import io.fairlead.core.book.Quotes;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.event.OrderChecked.Verdict;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.LimitValue;
import io.fairlead.core.limit.Micros;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Sum;
import io.fairlead.core.order.Exposure;
import io.fairlead.core.order.LiveOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds orders to the limits that stand: every scope's limit counts, and the tightest refuses. Owned by the engine
/// thread.
///
/// Leaves what it compared in `checked`, to be logged in front of the order or with its refusal; `passed` then
/// counts the order in rates and memory. Orders with which the gateway closes positions pass unasked; whatever only
/// makes a position smaller passes the limits of positions. Allocates nothing where it lets pass.
public final class LimitChecks implements Check {
    private static final LimitKind[] KINDS = LimitKind.values();

    private final RiskState state;
    private final Worths worths;
    private final OrderRates rates = new OrderRates();
    private final OrderMemory memory = new OrderMemory();
    private final OpenHours hours = new OpenHours();
    private final Applicable scopes = new Applicable();
    private final OrderChecked checked = new OrderChecked();
    private final LimitRefusals refusals = new LimitRefusals();
    private final Quote quote = new Quote();
    private final Sum reach = new Sum();
    private final LimitUsages usages;

    public LimitChecks(RiskState state, Quotes quotes) {
        this.state = state;
        this.worths = new Worths(state, quotes);
        this.usages = new LimitUsages(state, worths, rates);
    }

    /// What the newest order was compared with.
    public OrderChecked checked() {
        return checked;
    }

    @Override
    public Outcome.@Nullable Refused refusal(Proposal proposal) {
        return refusal(proposal, null);
    }

    /// The first refusal, `otherwise` if there is one; whatever it is, every limit is compared, for the record.
    public Outcome.@Nullable Refused refusal(Proposal proposal, Outcome.@Nullable Refused otherwise) {
        checked.begin(proposal.nowNanos());
        if (proposal.reducing()) {
            return otherwise;
        }
        Worth worth = begin(proposal);
        Outcome.Refused first = otherwise;
        for (LimitKind kind : KINDS) {
            if (!passes(kind, proposal, worth) && first == null) {
                first = refusals.of(proposal, checked.last(), scopes);
            }
        }
        return first;
    }

    /// From now on nothing was compared.
    public void forget(long nowNanos) {
        checked.begin(nowNanos);
    }

    /// What every limit says of an order, those behind a refusal included; changes nothing.
    public Assessment assess(Proposal proposal, Outcome.@Nullable Refused otherwise) {
        Outcome.Refused first = refusal(proposal, otherwise);
        return new Assessment(
                first,
                checked.bid(),
                checked.ask(),
                checked.readings().stream()
                        .map(reading -> Assessment.Headroom.of(reading, refusals.scopeOf(reading, scopes)))
                        .toList());
    }

    /// Every limit that stands, and how much of it is used.
    public List<LimitUsage> usages(long nowNanos) {
        return usages.all(nowNanos);
    }

    /// An order or replace of this proposal goes out.
    public void passed(Proposal proposal) {
        scopes.find(state.limits(), proposal);
        rates.add(scopes, proposal.nowNanos());
        Exposure exposure = state.exposures()
                .find(proposal.account().id(), proposal.instrument().symbol());
        if (exposure != null && !proposal.isReplace()) {
            memory.add(exposure.index(), proposal.side(), proposal.terms(), proposal.nowNanos());
        }
    }

    private Worth begin(Proposal proposal) {
        scopes.find(state.limits(), proposal);
        Worth worth = worths.of(proposal.account(), proposal.instrument());
        worth.reach(proposal.side(), reach);
        reach.add(proposal.added());
        quote.clear();
        return worth;
    }

    /// Whether nothing can come of it but a smaller position.
    private boolean reduces(Proposal proposal, Worth worth) {
        return proposal.terms().flags().reduceOnly()
                || proposal.added().signum() == 0
                || (!worth.hedges() && reach.signum() <= 0);
    }

    private boolean passes(LimitKind kind, Proposal proposal, Worth worth) {
        return switch (kind) {
            case TRADABLE -> isTradable();
            case TRADING_HOURS -> areHoursOpen(proposal.nowNanos());
            case MAX_ORDER_LOTS -> isWithin(kind, proposal, Micros.of(proposal.lots()));
            case PRICE_COLLAR -> isInCollar(proposal, worth);
            case MAX_ORDER_NOTIONAL -> isNotionalWithin(proposal, worth);
            case MAX_POSITION_LOTS -> isPositionWithin(proposal, worth);
            case MAX_GROSS_EXPOSURE -> isGrossWithin(proposal, worth);
            case MAX_LEVERAGE -> isLeverageWithin(proposal, worth);
            case MAX_OPEN_ORDERS -> proposal.isReplace() || isCountWithin(kind, proposal.nowNanos());
            case MAX_ORDERS_PER_SECOND, MAX_ORDERS_PER_MINUTE -> isCountWithin(kind, proposal.nowNanos());
            case MAX_REPEATS -> proposal.isReplace() || isNoRunaway(proposal, worth);
            case DUPLICATE_WINDOW -> proposal.isReplace() || isNoDuplicate(proposal, worth);
            case SELF_MATCH -> meetsNoneOfOurs(proposal, worth);
            case MAX_PRICE_AGE, ASSUMED_EQUITY -> true; // read by the collar and the leverage
        };
    }

    private boolean isTradable() {
        ScopeLimits limits = scopes.tightest(LimitKind.TRADABLE);
        return limits == null || note(LimitKind.TRADABLE, limits.number(LimitKind.TRADABLE) == 1, 1, limits);
    }

    private boolean areHoursOpen(long nowNanos) {
        for (int i = 0; i < scopes.count(); i++) {
            if (!hours.isOpen(scopes.get(i), nowNanos)) {
                return note(LimitKind.TRADING_HOURS, false, 0, scopes.get(i));
            }
        }
        ScopeLimits limits = scopes.tightest(LimitKind.TRADING_HOURS);
        return limits == null || note(LimitKind.TRADING_HOURS, true, 1, limits);
    }

    /// A replace that asks for no more than what stands passes whatever limits the size of an order.
    private boolean isWithin(LimitKind kind, Proposal proposal, long measured) {
        ScopeLimits limits = scopes.tightest(kind);
        if (limits == null) {
            return true;
        }
        return proposal.added().signum() == 0
                ? exempt(kind, measured, limits)
                : note(kind, measured <= limits.number(kind), measured, limits);
    }

    private boolean isInCollar(Proposal proposal, Worth worth) {
        ScopeLimits limits = scopes.tightest(LimitKind.PRICE_COLLAR);
        if (limits == null) {
            return true;
        }
        worth.readMarket(quote);
        checked.quote(quote);
        Verdict market = marketVerdict(proposal);
        if (market != Verdict.PASSED) {
            return reduces(proposal, worth)
                    ? exempt(LimitKind.PRICE_COLLAR, 0, limits)
                    : note(LimitKind.PRICE_COLLAR, market, 0, limits);
        }
        long beyond = beyondMarket(proposal);
        return note(LimitKind.PRICE_COLLAR, beyond <= limits.number(LimitKind.PRICE_COLLAR), beyond, limits);
    }

    private Verdict marketVerdict(Proposal proposal) {
        if (!touch(proposal.side()).isThere()) {
            return Verdict.NO_PRICE;
        }
        ScopeLimits age = scopes.tightest(LimitKind.MAX_PRICE_AGE);
        boolean tooOld = age != null && ageNanos(proposal) > age.number(LimitKind.MAX_PRICE_AGE);
        return tooOld || !quote.isFresh() ? Verdict.OLD_PRICE : Verdict.PASSED;
    }

    private long ageNanos(Proposal proposal) {
        return proposal.nowNanos() - quote.receivedNanos();
    }

    /// The side of the market that an order of this side trades with, as last known: the verdict tells its age.
    private Quote.Best touch(Side side) {
        return side == Side.BUY ? quote.lastAsk() : quote.lastBid();
    }

    /// A price is compared with the market, or of a stop order, with its trigger, as that will be the market then.
    private long beyondMarket(Proposal proposal) {
        OrderTerms terms = proposal.terms();
        Decimal price = terms.price();
        if (price == null) {
            return 0;
        }
        boolean buys = proposal.side() == Side.BUY;
        Decimal stop = terms.stopPx();
        if (stop != null) {
            return Micros.beyond(price.unscaled(), price.scale(), stop.unscaled(), stop.scale(), buys);
        }
        Quote.Best touch = touch(proposal.side());
        return Micros.beyond(price.unscaled(), price.scale(), touch.unscaled(), touch.scale(), buys);
    }

    private boolean isNotionalWithin(Proposal proposal, Worth worth) {
        ScopeLimits limits = scopes.tightest(LimitKind.MAX_ORDER_NOTIONAL);
        if (limits == null) {
            return true;
        }
        if (proposal.added().signum() == 0) {
            return exempt(LimitKind.MAX_ORDER_NOTIONAL, 0, limits);
        }
        long notional = notional(proposal, worth);
        if (notional == Conversion.NO_RATE) {
            return withoutPrice(LimitKind.MAX_ORDER_NOTIONAL, proposal, worth, limits);
        }
        boolean within = notional <= limits.number(LimitKind.MAX_ORDER_NOTIONAL);
        return note(LimitKind.MAX_ORDER_NOTIONAL, within, notional, limits);
    }

    /// By its own price, else by that of the market.
    private long notional(Proposal proposal, Worth worth) {
        OrderTerms terms = proposal.terms();
        Decimal price = terms.price() == null ? terms.stopPx() : terms.price();
        long units = Micros.of(terms.units());
        if (price != null) {
            return worth.converted(Micros.times(units, price.unscaled(), price.scale()), worths.scratch());
        }
        worth.readMarket(quote);
        Quote.Best touch = touch(proposal.side());
        return touch.isThere()
                ? worth.converted(Micros.times(units, touch.unscaled(), touch.scale()), worths.scratch())
                : Conversion.NO_RATE;
    }

    /// What cannot be valued is refused, unless it reduces.
    private boolean withoutPrice(LimitKind kind, Proposal proposal, Worth worth, ScopeLimits limits) {
        if (reduces(proposal, worth)) {
            return exempt(kind, 0, limits);
        }
        worth.readMarket(quote);
        boolean ownPrice =
                kind == LimitKind.MAX_ORDER_NOTIONAL && proposal.terms().price() != null;
        boolean priced =
                ownPrice || quote.lastBid().isThere() || quote.lastAsk().isThere();
        return note(kind, priced ? Verdict.NO_RATE : Verdict.NO_PRICE, 0, limits);
    }

    private boolean isPositionWithin(Proposal proposal, Worth worth) {
        ScopeLimits limits = scopes.tightest(LimitKind.MAX_POSITION_LOTS);
        if (limits == null) {
            return true;
        }
        Decimal lot = proposal.instrument().contract().contractSize();
        long lots = Micros.over(reach.micros(), lot.unscaled(), lot.scale());
        return reduces(proposal, worth)
                ? exempt(LimitKind.MAX_POSITION_LOTS, lots, limits)
                : note(LimitKind.MAX_POSITION_LOTS, lots <= limits.number(LimitKind.MAX_POSITION_LOTS), lots, limits);
    }

    private boolean isGrossWithin(Proposal proposal, Worth worth) {
        ScopeLimits limits = scopes.tightest(LimitKind.MAX_GROSS_EXPOSURE);
        if (limits == null) {
            return true;
        }
        long gross = gross(proposal, worth);
        if (gross == Conversion.NO_RATE) {
            return withoutPrice(LimitKind.MAX_GROSS_EXPOSURE, proposal, worth, limits);
        }
        boolean within = gross <= limits.number(LimitKind.MAX_GROSS_EXPOSURE);
        return (!within && reduces(proposal, worth))
                ? exempt(LimitKind.MAX_GROSS_EXPOSURE, gross, limits)
                : note(LimitKind.MAX_GROSS_EXPOSURE, within, gross, limits);
    }

    private long gross(Proposal proposal, Worth worth) {
        return worths.gross(worth, proposal.account(), proposal.side(), proposal.added(), proposal.nowNanos());
    }

    private boolean isLeverageWithin(Proposal proposal, Worth worth) {
        ScopeLimits limits = scopes.tightest(LimitKind.MAX_LEVERAGE);
        if (limits == null) {
            return true;
        }
        if (reduces(proposal, worth)) {
            return exempt(LimitKind.MAX_LEVERAGE, 0, limits);
        }
        Decimal equity = equity(proposal);
        if (equity == null) {
            return note(LimitKind.MAX_LEVERAGE, Verdict.NO_EQUITY, 0, limits);
        }
        long gross = gross(proposal, worth);
        if (gross == Conversion.NO_RATE) {
            return withoutPrice(LimitKind.MAX_LEVERAGE, proposal, worth, limits);
        }
        long leverage = equity.signum() <= 0 ? Micros.TOO_MUCH : Micros.ratio(gross, Micros.of(equity));
        return note(LimitKind.MAX_LEVERAGE, leverage <= limits.number(LimitKind.MAX_LEVERAGE), leverage, limits);
    }

    private @Nullable Decimal equity(Proposal proposal) {
        Decimal reported = state.equity(proposal.account().id());
        ScopeLimits assumed = scopes.tightest(LimitKind.ASSUMED_EQUITY);
        if (reported != null || assumed == null) {
            return reported;
        }
        return assumed.value(LimitKind.ASSUMED_EQUITY) instanceof LimitValue.Amount amount ? amount.value() : null;
    }

    /// Counts of open orders, or of orders in a span: the scope with the least room left is the tightest.
    private boolean isCountWithin(LimitKind kind, long nowNanos) {
        ScopeLimits tightest = null;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < scopes.count(); i++) {
            ScopeLimits each = scopes.get(i);
            if (each.value(kind) != null) {
                long room = each.number(kind) - counted(each, kind, nowNanos);
                tightest = room < least ? each : tightest;
                least = Math.min(room, least);
            }
        }
        return tightest == null || note(kind, least > 0, tightest.number(kind) - least + 1, tightest);
    }

    private long counted(ScopeLimits limits, LimitKind kind, long nowNanos) {
        return kind == LimitKind.MAX_OPEN_ORDERS
                ? LimitUsages.openOrders(state, limits.scope())
                : rates.count(limits, kind, nowNanos);
    }

    private boolean isNoRunaway(Proposal proposal, Worth worth) {
        ScopeLimits limits = scopes.tightest(LimitKind.MAX_REPEATS);
        if (limits == null || !(limits.value(LimitKind.MAX_REPEATS) instanceof LimitValue.Times times)) {
            return true;
        }
        Exposure exposure = worth.exposure();
        long since = proposal.nowNanos() - times.span().number();
        int repeats = exposure == null
                ? 0
                : memory.repeats(
                        exposure.index(), proposal.side(), proposal.terms().units(), since, times.count());
        return note(LimitKind.MAX_REPEATS, repeats < times.count(), repeats + 1L, limits);
    }

    private boolean isNoDuplicate(Proposal proposal, Worth worth) {
        ScopeLimits limits = scopes.widest(LimitKind.DUPLICATE_WINDOW);
        if (limits == null) {
            return true;
        }
        Exposure exposure = worth.exposure();
        long since = proposal.nowNanos() - limits.number(LimitKind.DUPLICATE_WINDOW);
        long earlier =
                exposure == null ? 0 : memory.duplicate(exposure.index(), proposal.side(), proposal.terms(), since);
        long apart = earlier == 0 ? 0 : proposal.nowNanos() - earlier;
        return note(LimitKind.DUPLICATE_WINDOW, earlier == 0, apart, limits);
    }

    private boolean meetsNoneOfOurs(Proposal proposal, Worth worth) {
        ScopeLimits limits = scopes.tightest(LimitKind.SELF_MATCH);
        if (limits == null) {
            return true;
        }
        if (limits.number(LimitKind.SELF_MATCH) == 1) {
            return exempt(LimitKind.SELF_MATCH, 0, limits);
        }
        LiveOrder met = SelfMatch.met(state.exposures(), proposal, worth, quote);
        return note(LimitKind.SELF_MATCH, met == null, met == null ? 0 : 1, limits);
    }

    private boolean note(LimitKind kind, boolean within, long measured, ScopeLimits limits) {
        return note(kind, within ? Verdict.PASSED : Verdict.REFUSED, measured, limits);
    }

    private boolean exempt(LimitKind kind, long measured, ScopeLimits limits) {
        return note(kind, Verdict.EXEMPT, measured, limits);
    }

    private boolean note(LimitKind kind, Verdict verdict, long measured, ScopeLimits limits) {
        checked.add(kind, verdict, measured, limits.number(kind), limits.scope().level());
        return !verdict.refuses();
    }
}
