package io.fairlead.core;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.GuardCommand;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.guard.Assessment;
import io.fairlead.core.guard.Guard;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.guard.MarketWindows;
import io.fairlead.core.guard.OwnEquity;
import io.fairlead.core.guard.Watch;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardRules.WindowAction;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.FreshQuotes;
import io.fairlead.core.position.HedgedPositions;
import io.fairlead.core.position.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Watches what guarded accounts are worth, and acts before the firm does. Owned by the engine thread.
///
/// Each account is looked at once a second and whenever its venue tells values: readings are judged, `Guard` decides,
/// and an account whose line is reached, by two sources that agree, is emptied.
final class Guarding {
    private static final long EVERY_NANOS = 1_000_000_000L;
    private static final Origin GUARD = new Origin("guard", "-", "local");

    private final Desk desk;
    private final Sweeping sweeping;
    private final Outlook outlook;
    private final PublishedLimits publishing;
    private final Map<AccountId, Seen> seen = new HashMap<>();
    private long nextNanos;
    private long startedNanos;

    /// What is known of an account since the start.
    private static final class Seen {
        final Watch watch;

        @Nullable
        Assessment assessment;

        Seen(long startedNanos) {
            watch = new Watch(startedNanos);
        }
    }

    Guarding(Desk desk, Sweeping sweeping, Outlook outlook) {
        this.desk = desk;
        this.sweeping = sweeping;
        this.outlook = outlook;
        this.publishing = new PublishedLimits(desk);
    }

    void started(long nowNanos) {
        startedNanos = nowNanos;
    }

    /// How the account stood when it was last looked at; null if it never was.
    @Nullable
    Assessment assessment(AccountId account) {
        Seen known = seen.get(account);
        return known == null ? null : known.assessment;
    }

    OwnEquity.Market market(Account account) {
        Map<Symbol, Instrument> instruments = new HashMap<>();
        desk.state().instruments().forEach(each -> instruments.put(each.symbol(), each));
        return market(account, instruments);
    }

    private OwnEquity.Market market(Account account, Map<Symbol, Instrument> instruments) {
        return new OwnEquity.Market(
                account.currency(), instruments, new FreshQuotes(outlook.market(), account.venue()));
    }

    /// What our fills make of an account's balance; null where nobody said what it began with, or a rate is missing.
    @Nullable
    Decimal ownBalance(Account account, long nowNanos) {
        GuardLedger ledger = desk.state().guards().ledger(account.id());
        return ledger == null
                ? null
                : OwnEquity.read(
                                OwnEquity.origin(ledger),
                                GuardReadings.positions(desk.state(), account.id()),
                                market(account),
                                nowNanos)
                        .balance();
    }

    void onTick(long nowNanos) {
        if (nowNanos < nextNanos || desk.state().guards().isEmpty()) {
            return;
        }
        nextNanos = nowNanos + EVERY_NANOS;
        for (AccountId id : List.copyOf(desk.state().guards().all().keySet())) {
            look(id, nowNanos);
        }
    }

    /// Looks at an account, if it is guarded.
    void look(AccountId id, long nowNanos) {
        AccountState account = desk.state().account(id);
        GuardLedger ledger = desk.state().guards().ledger(id);
        if (account == null || ledger == null) {
            return;
        }
        if (ledger.rules().watchesEquity()) {
            watch(account, ledger, nowNanos);
        }
        if (ledger.rules().windows().weekend() != null
                || ledger.rules().windows().news() == WindowAction.FLATTEN) {
            window(account, ledger, nowNanos);
        }
    }

    private void watch(AccountState account, GuardLedger ledger, long nowNanos) {
        AccountId id = account.account().id();
        Seen known = seen.computeIfAbsent(id, _ -> new Seen(startedNanos));
        List<EquityReading> said = GuardReadings.of(
                ledger,
                new GuardReadings.Venue(account.values(), account.otherValues()),
                GuardReadings.positions(desk.state(), id),
                market(account.account()),
                nowNanos);
        List<EquityReading> readings = known.watch.judge(ledger, said, nowNanos);
        for (GuardEvent event : Guard.decide(id, ledger, readings, nowNanos)) {
            if (!desk.record(event, lane(event))) {
                return; // decided on again at the next look
            }
        }
        GuardLedger now = ledger(id);
        Assessment assessment = Assessment.of(now, readings);
        known.assessment = assessment;
        known.watch.note(assessment, now, nowNanos);
        for (GuardLimit limit : List.of(GuardLimit.DAILY_LOSS, GuardLimit.DRAWDOWN)) {
            String confirmedBy = now.lock(limit) == null
                    ? null
                    : Guard.confirmation(now, limit, readings, known.watch.reachedFor(limit, nowNanos));
            if (confirmedBy != null && mustBeEmptied(account)) {
                flatten(new GuardEvent.FlattenDecided(nowNanos, id, limit.name(), readings, confirmedBy));
            }
        }
    }

    private static EventSink.Lane lane(GuardEvent event) {
        return event instanceof GuardEvent.Locked ? EventSink.Lane.RESERVED : EventSink.Lane.NORMAL;
    }

    private GuardLedger ledger(AccountId id) {
        GuardLedger ledger = desk.state().guards().ledger(id);
        if (ledger == null) {
            throw new IllegalStateException("account " + id + " had a guard before");
        }
        return ledger;
    }

    /// Empties the account when a window begins in which it must be empty, and again should it fill within.
    private void window(AccountState account, GuardLedger ledger, long nowNanos) {
        AccountId id = account.account().id();
        MarketWindows.Open open = windowToEmpty(id, ledger, nowNanos);
        if (open == null) {
            return;
        }
        GuardLedger.Window known = ledger.bars().window();
        if (known == null || !known.name().equals(open.name())) {
            Event began = new GuardEvent.WindowBegan(nowNanos, id, open.name(), open.endsNanos());
            if (!desk.record(began, EventSink.Lane.RESERVED)) {
                return;
            }
        }
        if (mustBeEmptied(account)) {
            flatten(new GuardEvent.FlattenDecided(nowNanos, id, open.name(), List.of(), "the time"));
        }
    }

    private MarketWindows.@Nullable Open windowToEmpty(AccountId id, GuardLedger ledger, long nowNanos) {
        MarketWindows.Open weekend = MarketWindows.weekend(ledger.rules(), nowNanos);
        if (weekend != null) {
            return weekend.action() == WindowAction.FLATTEN ? weekend : null;
        }
        if (ledger.rules().windows().news() != WindowAction.FLATTEN) {
            return null;
        }
        for (Position position : desk.state().positions().all()) {
            if (position.account().id().equals(id) && !position.isFlat()) {
                MarketWindows.Open open = MarketWindows.news(
                        ledger.rules(), position.instrument(), outlook.news().news(), nowNanos);
                if (open != null) {
                    return open;
                }
            }
        }
        return null;
    }

    private void flatten(GuardEvent.FlattenDecided decision) {
        if (desk.record(decision, EventSink.Lane.RESERVED)) {
            sweeping.flatten(new Command.Flatten(GUARD, decision.account()), decision.atNanos());
        }
    }

    private boolean mustBeEmptied(AccountState account) {
        return !account.isFlattening() && !isEmpty(account.account().id());
    }

    private boolean isEmpty(AccountId id) {
        HedgedPositions told = desk.state().venuePositions().find(id);
        if (told != null && !told.told().isEmpty()) {
            return false;
        }
        for (Position position : desk.state().positions().all()) {
            if (position.account().id().equals(id) && !position.isFlat()) {
                return false;
            }
        }
        for (LiveOrder order : desk.state().orders().live()) {
            if (order.account().id().equals(id)) {
                return false;
            }
        }
        return true;
    }

    Outcome decide(GuardCommand command, long nowNanos) {
        AccountId id = command.account();
        AccountState account = desk.state().account(id);
        if (account == null) {
            return Refusals.accountUnknown(id);
        }
        GuardLedger ledger = desk.state().guards().ledger(id);
        if (ledger == null) {
            return new Outcome.Refused(
                    DenialCode.GUARD_NOT_CONFIGURED, "account", id.value(), "give the account a guard in the file");
        }
        return switch (command) {
            case GuardCommand.ReleaseGuard c -> c.because().isBlank() ? reasonMissing() : release(c, ledger, nowNanos);
            case GuardCommand.StateBalance c -> c.because().isBlank() ? reasonMissing() : state(c, account, nowNanos);
            case GuardCommand.AcceptLimits c -> publishing.accept(c, ledger, nowNanos);
            case GuardCommand.DropLimits c -> publishing.drop(c, ledger, nowNanos);
        };
    }

    private static Outcome.Refused reasonMissing() {
        return new Outcome.Refused(DenialCode.REASON_MISSING, "because", "", "say why: it is kept in the log");
    }

    /// A lock whose line the firm's own limit is beyond can't be lifted: only a new start can follow.
    private Outcome release(GuardCommand.ReleaseGuard command, GuardLedger ledger, long nowNanos) {
        boolean any = false;
        for (GuardLimit limit : List.of(GuardLimit.DAILY_LOSS, GuardLimit.DRAWDOWN)) {
            Assessment known = assessment(command.account());
            Assessment.Standing standing = known == null ? null : known.standing(limit);
            if (ledger.lock(limit) == null) {
                continue;
            }
            if (standing == null || standing.equity() == null || standing.isReached(true)) {
                return new Outcome.Refused(
                        DenialCode.GUARD_LIMIT_BROKEN,
                        "account",
                        command.account().value(),
                        "its worth is not known to be above the firm's own " + limit
                                + " limit: it stays locked; once the firm has set it back, state its balance as a new"
                                + " start");
            }
            any = true;
        }
        if (!any) {
            return new Outcome.Refused(
                    DenialCode.GUARD_NOT_LOCKED,
                    "account",
                    command.account().value(),
                    "no loss has locked it; a lock for untrusted values ends by itself");
        }
        for (GuardLimit limit : List.of(GuardLimit.DAILY_LOSS, GuardLimit.DRAWDOWN)) {
            GuardEvent event =
                    new GuardEvent.Unlocked(nowNanos, command.origin(), command.account(), limit, command.because());
            if (ledger.lock(limit) != null && !desk.record(event, EventSink.Lane.RESERVED)) {
                return Desk.JOURNAL_FULL;
            }
        }
        return new Outcome.Accepted(List.of());
    }

    private Outcome state(GuardCommand.StateBalance command, AccountState account, long nowNanos) {
        if (command.balance().signum() <= 0) {
            return new Outcome.Refused(
                    DenialCode.QUANTITY_NOT_POSITIVE,
                    "balance",
                    command.balance().toString(),
                    "send a balance above zero");
        }
        AccountId id = command.account();
        GuardEvent event = new GuardEvent.BalanceStated(
                nowNanos,
                command.origin(),
                id,
                command.balance(),
                OwnEquity.realised(
                        GuardReadings.positions(desk.state(), id),
                        market(account.account()).instruments()),
                command.newStart(),
                command.because());
        if (!desk.record(event, EventSink.Lane.NORMAL)) {
            return Desk.JOURNAL_FULL;
        }
        seen.remove(id); // what was seen before is measured by another balance
        return new Outcome.Accepted(List.of());
    }
}
