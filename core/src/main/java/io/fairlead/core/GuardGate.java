package io.fairlead.core;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.guard.Assessment;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.guard.MarketWindows;
import io.fairlead.core.guard.OwnEquity;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.position.Valuations;
import io.fairlead.core.risk.Check;
import io.fairlead.core.risk.Proposal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The guard's check of each order: locks, windows, and what the account may hold. Owned by the engine thread.
///
/// Orders that only reduce pass, so that a locked account can be closed by hand.
final class GuardGate implements Check {
    private static final List<GuardLimit> LOSSES = List.of(GuardLimit.DAILY_LOSS, GuardLimit.DRAWDOWN);

    private final CoreState state;
    private final Guarding guarding;
    private final Outlook outlook;

    GuardGate(CoreState state, Guarding guarding, Outlook outlook) {
        this.state = state;
        this.guarding = guarding;
        this.outlook = outlook;
    }

    @Override
    public Outcome.@Nullable Refused refusal(Proposal proposal) {
        if (state.guards().isEmpty()) {
            return null;
        }
        GuardLedger ledger = state.guards().ledger(proposal.account().id());
        if (ledger == null || isReduction(proposal)) {
            return null;
        }
        Outcome.Refused refusal = locked(proposal, ledger);
        refusal = refusal != null ? refusal : window(proposal, ledger);
        refusal = refusal != null ? refusal : caps(proposal, ledger);
        refusal = refusal != null ? refusal : opposite(proposal, ledger);
        return refusal != null ? refusal : worstCase(proposal, ledger);
    }

    private static boolean isReduction(Proposal proposal) {
        OrderTerms before = proposal.before();
        OrderTerms terms = proposal.terms();
        return proposal.reducing()
                || terms.flags().reduceOnly()
                || (before != null
                        && terms.units().compareTo(before.units()) <= 0
                        && same(terms.price(), before.price())
                        && same(terms.stopPx(), before.stopPx()));
    }

    private static boolean same(@Nullable Decimal one, @Nullable Decimal other) {
        return one == null ? other == null : one.equals(other);
    }

    private static Outcome.@Nullable Refused locked(Proposal proposal, GuardLedger ledger) {
        for (GuardLimit limit : LOSSES) {
            GuardLedger.Lock lock = ledger.lock(limit);
            if (lock != null) {
                String why = limit + ": " + lock.why() + "; " + remedy(limit, ledger);
                return refused(DenialCode.GUARD_LOCKED, proposal, why);
            }
        }
        GuardLedger.Lock lock = ledger.lock(GuardLimit.VALUES);
        return lock == null
                ? null
                : refused(
                        DenialCode.GUARD_VALUES_UNTRUSTED,
                        proposal,
                        lock.why() + "; new orders pass once what it is worth can be told again");
    }

    private static String remedy(GuardLimit limit, GuardLedger ledger) {
        GuardRules.DailyLoss daily = ledger.rules().dailyLoss();
        return limit == GuardLimit.DAILY_LOSS && daily != null && daily.unlocksNextDay()
                ? "it is lifted when the firm's next day begins, at "
                        + ledger.rules().day().start() + " "
                        + ledger.rules().day().zone()
                : "an admin can release it";
    }

    private Outcome.@Nullable Refused window(Proposal proposal, GuardLedger ledger) {
        MarketWindows.Open open = MarketWindows.of(
                ledger.rules(), proposal.instrument(), outlook.news().news(), proposal.nowNanos());
        return open == null
                ? null
                : refused(
                        DenialCode.GUARD_WINDOW,
                        proposal,
                        open.name() + ": send it again in "
                                + ((open.endsNanos() - proposal.nowNanos()) / 1_000_000_000L + 1) + " s");
    }

    private Outcome.@Nullable Refused caps(Proposal proposal, GuardLedger ledger) {
        GuardRules.Caps caps = ledger.rules().caps();
        Decimal maxLots = caps.maxLots();
        Integer maxPositions = caps.maxPositions();
        if (maxLots == null && maxPositions == null) {
            return null;
        }
        Holdings before = Holdings.of(state, proposal.account(), proposal.replaced());
        Holdings.Sum now = before.sum();
        Holdings.Sum then = before.with(proposal).sum();
        if (maxLots != null
                && then.lots().compareTo(now.lots()) > 0
                && then.lots().compareTo(maxLots.toBigDecimal()) > 0) {
            return new Outcome.Refused(
                    DenialCode.GUARD_MAX_LOTS,
                    "quantity",
                    proposal.terms().units() + " units",
                    "it could come to " + then.lots().stripTrailingZeros().toPlainString() + " lots on account "
                            + proposal.account().id() + ", " + maxLots + " are allowed");
        }
        return maxPositions != null && then.positions() > now.positions() && then.positions() > maxPositions
                ? refused(
                        DenialCode.GUARD_MAX_POSITIONS,
                        proposal,
                        "it could come to " + then.positions() + " positions, " + maxPositions + " are allowed: close"
                                + " one, or cancel orders")
                : null;
    }

    /// Whether the order could leave this account on one side and another of the same firm on the other.
    private Outcome.@Nullable Refused opposite(Proposal proposal, GuardLedger ledger) {
        if (ledger.rules().caps().opposites() || ledger.rules().firm().isEmpty()) {
            return null;
        }
        Instrument instrument = proposal.instrument();
        Side side = proposal.side();
        boolean reaches = Holdings.of(state, proposal.account(), proposal.replaced())
                .with(proposal)
                .mayHold(instrument, side);
        if (!reaches) {
            return null;
        }
        Side other = side == Side.BUY ? Side.SELL : Side.BUY;
        for (Map.Entry<AccountId, GuardLedger> each : state.guards().all().entrySet()) {
            AccountState account = state.account(each.getKey());
            if (account != null
                    && !each.getKey().equals(proposal.account().id())
                    && each.getValue().rules().firm().equals(ledger.rules().firm())
                    && Holdings.of(state, account.account(), null).mayHold(instrument, other)) {
                return refused(
                        DenialCode.GUARD_OPPOSITE_POSITION,
                        proposal,
                        "account " + each.getKey() + " of firm "
                                + ledger.rules().firm() + " holds or orders the other side of " + instrument.symbol());
            }
        }
        return null;
    }

    private Outcome.@Nullable Refused worstCase(Proposal proposal, GuardLedger ledger) {
        Decimal adverse = ledger.rules().locking().adversePercent();
        if (adverse == null || !ledger.rules().watchesEquity()) {
            return null;
        }
        BigDecimal loss = worstLoss(proposal, adverse);
        Assessment known = guarding.assessment(proposal.account().id());
        if (loss == null || known == null || known.worse() == null) {
            return refused(DenialCode.GUARD_WORST_CASE, proposal, "its worst case can't be told without fresh prices");
        }
        for (GuardLimit limit : GuardLimit.values()) {
            Assessment.Standing standing = known.standing(limit);
            Decimal headroom = standing == null ? null : standing.headroom();
            if (headroom != null && loss.compareTo(headroom.toBigDecimal()) >= 0) {
                return refused(
                        DenialCode.GUARD_WORST_CASE,
                        proposal,
                        "it could lose " + Decimal.ofRounded(loss, 2) + ", " + headroom + " are left until the " + limit
                                + " lock: send less, or a nearer stop loss");
            }
        }
        return null;
    }

    /// To the stop loss, or the configured move against it, in account currency; null without the prices for it.
    private @Nullable BigDecimal worstLoss(Proposal proposal, Decimal adversePercent) {
        OrderTerms terms = proposal.terms();
        Account account = proposal.account();
        OwnEquity.Market market = guarding.market(account);
        Decimal price = terms.price() != null ? terms.price() : terms.stopPx();
        Valuations.Quote quote = market.quotes().quote(proposal.instrument().symbol());
        if (price == null && quote != null) {
            price = proposal.side() == Side.BUY ? quote.ask() : quote.bid();
        }
        if (price == null) {
            return null;
        }
        BigDecimal from = price.toBigDecimal();
        BigDecimal move = from.multiply(adversePercent.toBigDecimal()).movePointLeft(2);
        if (terms.stopLoss() != null) {
            BigDecimal distance = from.subtract(terms.stopLoss().toBigDecimal());
            BigDecimal towardsLoss = proposal.side() == Side.BUY ? distance : distance.negate();
            move = towardsLoss.signum() > 0 ? towardsLoss : move;
        }
        BigDecimal loss = move.multiply(terms.units().toBigDecimal());
        return Valuations.converted(
                loss,
                proposal.instrument().quote(),
                account.currency(),
                market.quotes(),
                market.instruments().values());
    }

    private static Outcome.Refused refused(DenialCode code, Proposal proposal, String remedy) {
        return new Outcome.Refused(code, "account", proposal.account().id().value(), remedy);
    }
}
