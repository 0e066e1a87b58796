package io.fairlead.core;

import io.fairlead.core.book.Quotes;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.BreakerCommand;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.GroupCommand;
import io.fairlead.core.event.GuardCommand;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.LimitCommand;
import io.fairlead.core.event.LimitEvent;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.event.PositionCommand;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.VenuePort;
import io.fairlead.core.risk.Assessment;
import io.fairlead.core.risk.Check;
import io.fairlead.core.risk.Checks;
import io.fairlead.core.risk.GroupAssessment;
import io.fairlead.core.risk.LimitChecks;
import io.fairlead.core.risk.LimitUsage;
import io.fairlead.core.view.DoubtView;
import io.fairlead.core.view.KillView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where decisions are made. Owned by the engine thread.
///
/// Each input is decided on in the same order: decide, append the events, apply them to the state, and only then
/// call a venue's port. So whatever reached a venue is in the log. After a restart, feed the log to
/// `CoreState.apply`, then call `onRecovered` once, sync the log, and go on with inputs.
public final class Core {
    private final Desk desk;
    private final Placing placing;
    private final Changing changing;
    private final Closing closing;
    private final HeldStops heldStops;
    private final PositionQuestions positionQuestions;
    private final PositionChanging positionChanging;
    private final Grouping grouping;
    private final Sweeping sweeping;
    private final Halting halting;
    private final Listening listening;
    private final Inquiries inquiries;
    private final RecoveryPlans recovery;
    private final Reconciliation reconciliation;
    private final AbsenceProofs proofs;
    private final Resolving resolving;
    private final Breakers breakers;
    private final LimitChecks limits;
    private final Limiting limiting;
    private final Guarding guarding;
    private final BalanceMatching balances;
    private final Parenting parenting;
    private final Retiring retiring;
    private boolean recovered;

    /// A core that sees neither prices nor news.
    public Core(CoreState state, EventSink sink, Map<VenueId, VenuePort> ports, CoreSettings settings) {
        this(state, sink, ports, settings, Outlook.NONE);
    }

    /// `quotes` is the market that limits are held against.
    public Core(CoreState state, EventSink sink, Map<VenueId, VenuePort> ports, CoreSettings settings, Quotes quotes) {
        this(state, sink, ports, settings, Outlook.of(quotes));
    }

    public Core(
            CoreState state, EventSink sink, Map<VenueId, VenuePort> ports, CoreSettings settings, Outlook outlook) {
        this(state, sink, ports, settings, outlook, RetentionRules.STANDARD);
    }

    /// `retention` says what may leave the live state; all but simulated worlds take the standard rules.
    public Core(
            CoreState state,
            EventSink sink,
            Map<VenueId, VenuePort> ports,
            CoreSettings settings,
            Outlook outlook,
            RetentionRules retention) {
        this.desk = new Desk(state, sink, ports);
        this.breakers = new Breakers(desk, settings);
        this.limits = new LimitChecks(new RiskView(state), outlook.quotes());
        List<Check> checks = new ArrayList<>(Checks.STANDARD);
        Quoting quoting = new Quoting(outlook.quoted());
        checks.add(quoting);
        checks.add(new PositionGate(state));
        this.heldStops = new HeldStops(desk, outlook.quotes(), breakers);
        checks.add(heldStops);
        this.placing = new Placing(desk, checks, limits, breakers, quoting, heldStops::add);
        this.limiting = new Limiting(desk);
        this.proofs = new AbsenceProofs(desk);
        Inquiries.Lists lists = new Inquiries.Lists(
                new AccountQuestions(desk, settings, AccountQuestions.ORDERS),
                new AccountQuestions(desk, settings, AccountQuestions.executions(desk)));
        this.inquiries = new Inquiries(desk, settings, proofs, lists);
        this.recovery = new RecoveryPlans(desk, settings, lists);
        this.reconciliation = new Reconciliation(desk, inquiries, new PositionMatching(desk, inquiries, proofs));
        this.retiring = new Retiring(desk, inquiries, settings.retention(), retention);
        this.changing = new Changing(desk, placing, inquiries);
        this.positionQuestions = new PositionQuestions(desk, settings);
        this.closing = new Closing(desk, placing, positionQuestions);
        this.positionChanging = new PositionChanging(desk, positionQuestions);
        MassCancels massCancels = new MassCancels(desk, changing);
        this.grouping = new Grouping(desk, placing, changing, settings);
        EndingTurns turns = new EndingTurns(desk);
        CancelAttempts attempts = new CancelAttempts(desk, changing, inquiries, turns);
        KillRun.Tools tools =
                new KillRun.Tools(desk, attempts, massCancels, new KillRun.Closes(closing, turns), settings);
        this.sweeping = new Sweeping(desk, changing, tools, grouping);
        this.halting = new Halting(tools);
        this.guarding = new Guarding(desk, sweeping, outlook);
        this.balances = new BalanceMatching(desk, inquiries, guarding);
        checks.add(new GuardGate(state, guarding, outlook));
        this.parenting = new Parenting(desk, placing, grouping, changing, new Worth(state, guarding));
        this.resolving = new Resolving(desk);
        Listening.Asking asking = new Listening.Asking(inquiries, lists, proofs, recovery, reconciliation);
        this.listening = new Listening(desk, asking, breakers, retention);
    }

    public CoreState state() {
        return desk.state();
    }

    /// Makes an instrument known, or its new values; nothing happens if they are the same. False if the log is full.
    public boolean define(Instrument instrument, long nowNanos) {
        return instrument.equals(state().instrument(instrument.symbol()))
                || desk.record(new Event.InstrumentDefined(nowNanos, instrument), EventSink.Lane.NORMAL);
    }

    /// Makes an account known, or its new values; nothing happens if they are the same. False if the log is full.
    public boolean define(Account account, long nowNanos) {
        AccountState known = state().account(account.id());
        return (known != null && known.account().equals(account))
                || desk.record(new Event.AccountDefined(nowNanos, account), EventSink.Lane.NORMAL);
    }

    /// Makes the configured limits known, or their new values; nothing happens if they are the same. What was
    /// changed at run time stays in front of them. False if the log is full.
    public boolean define(List<Limit> configured, long nowNanos) {
        return configured.equals(state().limits().configured())
                || desk.record(new LimitEvent.LimitsConfigured(nowNanos, configured), EventSink.Lane.NORMAL);
    }

    /// Makes the groups of accounts known, or their new members; nothing happens if they are the same. False if the log
    /// is full.
    public boolean group(List<AccountGroup> groups, long nowNanos) {
        return groups.equals(state().parents.groups())
                || desk.record(new ParentEvent.AccountGroupsConfigured(nowNanos, groups), EventSink.Lane.NORMAL);
    }

    /// As they were configured last.
    public List<AccountGroup> groups() {
        return state().parents.groups();
    }

    /// What a venue declares of itself.
    public Capabilities venue(VenueId venue) {
        return desk.port(venue).capabilities();
    }

    /// Guards an account by these rules, or its new ones; nothing happens if they are the same. False if the log is
    /// full.
    public boolean guard(AccountId account, GuardRules rules, long nowNanos) {
        GuardLedger known = state().guards().ledger(account);
        return (known != null && known.terms().configured().equals(rules))
                || desk.record(new GuardEvent.RulesSet(nowNanos, account, rules), EventSink.Lane.NORMAL);
    }

    /// What would become of an order now, and how near it comes to each limit. Changes nothing, logs nothing.
    public Assessment assess(Command.PlaceOrder order, long nowNanos) {
        return parenting.assess(order, nowNanos);
    }

    /// The same of an order for a group: who would get it, and what each member's order would meet, of several each as
    /// if it were alone.
    public GroupAssessment assess(ParentCommand.PlaceForAccounts order, long nowNanos) {
        return parenting.assess(order, nowNanos);
    }

    /// Every limit that stands, and how much of it is used now.
    public List<LimitUsage> limits(long nowNanos) {
        return limits.usages(nowNanos);
    }

    /// Notes that the machine died before the end of the log was on its disk. To be called before `onRecovered`.
    /// False if the log is full.
    public boolean onLogEndMissing(long nowNanos) {
        return desk.record(new ReconEvent.LogEndMissing(nowNanos), EventSink.Lane.RESERVED);
    }

    /// Starts an epoch, and puts in doubt whatever was under way when the log ended. To be called once, behind the last
    /// event of the log; commands are refused before. The log must be synced after it. False if the log is full.
    public boolean onRecovered(long nowNanos) {
        Event started = new Event.EpochStarted(nowNanos, state().epoch() + 1);
        if (!desk.record(started, EventSink.Lane.RESERVED)) {
            return false;
        }
        proofs.started(nowNanos);
        guarding.started(nowNanos);
        for (LiveOrder order : state().orders().all()) {
            if (order.status().isLive() && order.isInFlight()) {
                Event doubted = new Event.OrderDoubted(nowNanos, order.id(), "the gateway ended before an answer came");
                if (!desk.record(doubted, EventSink.Lane.RESERVED)) {
                    return false;
                }
            }
            if (order.needsAsking()) {
                inquiries.wonder(order, nowNanos);
            }
        }
        halting.recovered(nowNanos);
        grouping.recovered(nowNanos);
        parenting.recovered(nowNanos);
        heldStops.recovered();
        recovered = true;
        return true;
    }

    /// Decides on a command. A refusal is recorded, too, but for `JOURNAL_FULL`.
    public Outcome onCommand(Command command, long nowNanos) {
        if (!recovered) {
            return new Outcome.Refused(DenialCode.RECOVERING, "gateway", "", "wait until the log has been read");
        }
        placing.forgetReadings(nowNanos);
        Outcome outcome = decide(command, nowNanos);
        if (outcome instanceof Outcome.Refused refused && refused.code() != DenialCode.JOURNAL_FULL) {
            Event event = RefusedCommands.event(command, refused, nowNanos).checked(placing.readings());
            desk.record(event, EventSink.Lane.NORMAL);
        }
        return outcome;
    }

    private Outcome decide(Command command, long nowNanos) {
        return switch (command) {
            case Command.PlaceOrder c ->
                grouping.isBracketOfOurs(c) ? grouping.bracket(c, nowNanos) : placing.place(c, nowNanos);
            case GroupCommand c -> grouping.decide(c, nowNanos);
            case ParentCommand c -> parenting.decide(c, nowNanos);
            case PositionCommand.ModifyPosition c -> positionChanging.modify(c, nowNanos);
            case PositionCommand.ReversePosition c -> grouping.reverse(c, closing, nowNanos);
            case PositionCommand.CloseAll c -> closing.closeAll(c, nowNanos);
            case Command.CancelOrder c -> changing.cancel(c, nowNanos);
            case Command.ReplaceOrder c -> changing.replace(c, nowNanos);
            case Command.CancelAll c -> sweeping.cancelAll(c, nowNanos);
            case Command.ClosePosition c -> closing.close(c, nowNanos);
            case Command.Flatten c -> sweeping.flatten(c, nowNanos);
            case Command.ArmAccount c -> arm(c, nowNanos);
            case Command.DisarmAccount c -> disarm(c, nowNanos);
            case Command.QueryOrder c -> changing.query(c, nowNanos);
            case Command.ResolveOrder c -> resolving.resolve(c, nowNanos);
            case Command.RefuseNewOrders c ->
                record(new Event.NewOrdersRefused(nowNanos, c.origin(), c.reason()), EventSink.Lane.RESERVED);
            case Command.AllowNewOrders c -> allow(c, nowNanos);
            case BreakerCommand.ResetBreaker c -> breakers.reset(c, nowNanos);
            case HaltCommand c -> halt(c, nowNanos);
            case LimitCommand c -> limiting.change(c, nowNanos);
            case GuardCommand c -> guarding.decide(c, nowNanos);
        };
    }

    private Outcome halt(HaltCommand command, long nowNanos) {
        Outcome outcome = halting.decide(command, nowNanos);
        grouping.sweep(nowNanos);
        return outcome;
    }

    private Outcome arm(Command.ArmAccount command, long nowNanos) {
        AccountState account = state().account(command.account());
        if (account == null) {
            return Refusals.accountUnknown(command.account());
        }
        Decimal maxUnits = command.maxUnits();
        if (account.account().kind() != AccountKind.LIVE) {
            return new Outcome.Refused(
                    DenialCode.ACCOUNT_NEEDS_NO_ARMING,
                    "account",
                    command.account().value(),
                    "only a live account is armed; this one trades without");
        }
        if (maxUnits.signum() <= 0) {
            return new Outcome.Refused(
                    DenialCode.QUANTITY_NOT_POSITIVE, "maxUnits", maxUnits.toString(), "send a maximum above zero");
        }
        return record(
                new Event.AccountArmed(nowNanos, command.origin(), command.account(), maxUnits), EventSink.Lane.NORMAL);
    }

    private Outcome disarm(Command.DisarmAccount command, long nowNanos) {
        return state().account(command.account()) == null
                ? Refusals.accountUnknown(command.account())
                : record(
                        new Event.AccountDisarmed(nowNanos, command.origin(), command.account()),
                        EventSink.Lane.RESERVED);
    }

    private Outcome allow(Command.AllowNewOrders command, long nowNanos) {
        sweeping.giveUp(nowNanos);
        return record(new Event.NewOrdersAllowed(nowNanos, command.origin()), EventSink.Lane.NORMAL);
    }

    private Outcome record(Event event, EventSink.Lane lane) {
        return desk.record(event, lane) ? new Outcome.Accepted(List.of()) : Desk.JOURNAL_FULL;
    }

    /// Takes a venue's word. False if the log had no room: then nothing has changed, and the input must not count as
    /// received.
    public boolean onVenue(VenueInput input, long nowNanos) {
        if (!listening.hear(input, nowNanos)) {
            return false;
        }
        if (input instanceof PositionsRead read) {
            positionQuestions.read(read, nowNanos);
        }
        positionChanging.heard(input, nowNanos);
        halting.heard(input, listening.orderOf(input), nowNanos);
        grouping.proceed(nowNanos);
        sweeping.continueAll(nowNanos);
        if (input instanceof AccountValues values) {
            guarding.look(values.account(), nowNanos);
            balances.valued(values, nowNanos);
        }
        return true;
    }

    /// Goes on with what a flood must not outrun. With every turn of the engine.
    public void onTurn(long nowNanos) {
        retiring.onTurn(nowNanos);
    }

    /// Asks again what was not answered, and goes on with what takes more than one step.
    public void onTick(long nowNanos) {
        inquiries.onTick(nowNanos);
        halting.onTick(nowNanos);
        guarding.onTick(nowNanos);
        heldStops.onTick(nowNanos);
        grouping.onTick(nowNanos);
        recovery.onTick(nowNanos);
        parenting.onTick(nowNanos);
        reconciliation.onTick(nowNanos);
        listening.onTick(copied -> onVenue(copied, nowNanos), nowNanos);
        positionQuestions.onTick(nowNanos);
        sweeping.continueAll(nowNanos);
        retiring.onTick(nowNanos);
    }

    /// When the venues are next asked about each order in doubt.
    public List<DoubtView> doubts(long nowNanos) {
        return inquiries.doubts(nowNanos);
    }

    /// How far each kill in force has come, oldest first.
    public List<KillView> kills() {
        return halting.views();
    }
}
