package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.halt.Kill;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One kill at work: cancels what is live in scope, closes positions if it shall, and asks the venues until each
/// has said that nothing is live. Owned by the engine thread; the state has only the kill itself and the last
/// conclusion, so that after a restart the work begins anew.
///
/// It goes on for as long as the kill stands: whatever turns up later is cancelled, too.
final class KillRun {
    private static final long FIRST_REPORT_NANOS = 1_000_000_000L;
    private static final long LONGEST_REPORT_NANOS = 60_000_000_000L;

    private final Scope scope;
    private final Tools tools;
    private final Desk desk;
    private final Emptying emptying;
    private final Backoff reports = new Backoff(FIRST_REPORT_NANOS, LONGEST_REPORT_NANOS);
    private final Map<AccountId, Assurance> assurances = new LinkedHashMap<>();
    private final Set<LiveOrder> mayReopen = new LinkedHashSet<>();
    private final List<LiveOrder> live = new ArrayList<>();
    private boolean begun;
    private String told = "";

    /// What runs share.
    record Tools(Desk desk, CancelAttempts attempts, MassCancels massCancels, Closes closes, CoreSettings settings) {}

    /// How positions are closed, and when each may be.
    record Closes(Closing closing, EndingTurns turns) {
        /// Whether a position may be closed now. What has nothing left to close takes nobody's turn.
        boolean isDue(OpenPosition position, long nowNanos) {
            return closing.rest(position).signum() <= 0 || turns.mayClose(position.account(), nowNanos);
        }
    }

    KillRun(Scope scope, Tools tools, long nowNanos) {
        this.scope = scope;
        this.tools = tools;
        this.desk = tools.desk;
        this.emptying = new Emptying(scope, tools);
        reports.lengthen(nowNanos);
    }

    Scope scope() {
        return scope;
    }

    Kill kill() {
        return Objects.requireNonNull(desk.state().halts().of(scope));
    }

    /// The live orders in scope, as of the last step.
    List<LiveOrder> live() {
        return live;
    }

    Map<AccountId, Assurance> assurances() {
        return assurances;
    }

    Emptying emptying() {
        return emptying;
    }

    void hurry() {
        assurances.values().forEach(Assurance::hurry);
        emptying.hurry();
    }

    /// Takes every step that is due.
    void step(long nowNanos) {
        collect(nowNanos);
        if (!begun) {
            sweep(nowNanos);
        }
        cancel(nowNanos);
        if (!begun) {
            begun = true;
            lookBack(nowNanos);
        }
        ask(nowNanos);
        if (kill().flatten()) {
            emptying.step(live, nowNanos);
        }
        conclude(nowNanos);
    }

    private void collect(long nowNanos) {
        live.clear();
        for (LiveOrder order : desk.state().orders().live()) {
            if (covers(order)) {
                live.add(order);
                if (order.pendingReplace() != null) {
                    mayReopen.add(order);
                }
            }
        }
        mayReopen.removeIf(order -> order.status().isLive() || !mayReopen(order, nowNanos));
        live.addAll(mayReopen);
    }

    /// A change that crossed the last fill may open the order again.
    private boolean mayReopen(LiveOrder order, long nowNanos) {
        var replace = order.pendingReplace();
        return replace != null && nowNanos < replace.askedNanos() + tools.settings.answerNanos();
    }

    private boolean covers(LiveOrder order) {
        return scope.covers(
                order.account().venue(),
                order.account().id(),
                order.instrument().symbol(),
                order.strategy());
    }

    /// One request for many orders, where the venue takes such and it reaches no further than the kill.
    private void sweep(long nowNanos) {
        if (scope instanceof Scope.OfStrategy) {
            return;
        }
        for (VenueId venue : venues()) {
            if (tools.massCancels.fits(venue, scope.account())) {
                tools.massCancels.send(venue, scope.symbol(), kill().by(), nowNanos);
            }
        }
    }

    private Set<VenueId> venues() {
        Set<VenueId> venues = new LinkedHashSet<>();
        for (AccountState each : desk.state().accounts()) {
            if (reaches(each.account())) {
                venues.add(each.account().venue());
            }
        }
        return venues;
    }

    private void cancel(long nowNanos) {
        for (LiveOrder order : live) {
            if (order.status().isLive() && !emptying.spares(order, nowNanos) && !tools.massCancels.covers(order)) {
                tools.attempts.cancel(order, kill().by(), nowNanos);
            }
        }
    }

    /// The accounts whose venues must speak; after a restart, the orders that closed since the kill, too.
    private void lookBack(long nowNanos) {
        for (AccountState each : desk.state().accounts()) {
            if (!(scope instanceof Scope.OfStrategy) && reaches(each.account())) {
                assurance(each.account(), nowNanos);
            }
        }
        for (LiveOrder order : desk.state().orders().all()) {
            if (covers(order) && desk.hasPort(order.account().venue())) {
                boolean closedSince =
                        order.statusNanos() >= kill().sinceNanos() && order.status() != OrderStatus.NOT_SENT;
                if (order.status().isLive() || closedSince) {
                    assurance(order.account(), nowNanos).live(order, nowNanos);
                } else if (scope instanceof Scope.OfStrategy) {
                    assurance(order.account(), nowNanos);
                }
                if (order.pendingReplace() != null) {
                    mayReopen.add(order);
                }
            }
        }
    }

    /// An account whose venue is not configured any more has nobody who could speak for it: only its live orders count.
    private boolean reaches(Account account) {
        return desk.hasPort(account.venue())
                && switch (scope) {
                    case Scope.Gateway _, Scope.OfStrategy _ -> true;
                    case Scope.OfVenue of -> of.venue().equals(account.venue());
                    case Scope.OfAccount of -> of.account().equals(account.id());
                    case Scope.OfSymbol of -> mayHold(account, of.symbol());
                    case Scope.OfAccountSymbol of -> of.account().equals(account.id()) && mayHold(account, of.symbol());
                };
    }

    private boolean mayHold(Account account, Symbol symbol) {
        Instrument instrument = desk.state().instrument(symbol);
        return instrument == null || instrument.symbolAt(account.venue()) != null;
    }

    private Assurance assurance(Account account, long nowNanos) {
        Assurance known = assurances.get(account.id());
        if (known == null) {
            boolean lists = desk.port(account.venue()).capabilities().has(Capability.MASS_STATUS_QUERY);
            known = lists ? new ListAssurance(desk, account, nowNanos) : new OrderAssurance(desk, account);
            assurances.put(account.id(), known);
        }
        return known;
    }

    private void ask(long nowNanos) {
        Set<AccountId> busy = new LinkedHashSet<>();
        for (LiveOrder order : live) {
            if (desk.hasPort(order.account().venue())) {
                busy.add(order.account().id());
                assurance(order.account(), nowNanos).live(order, nowNanos);
            }
        }
        assurances.forEach((account, assurance) -> {
            if (busy.contains(account)) {
                assurance.askWhileLive(nowNanos);
            } else {
                assurance.quiet(nowNanos);
            }
        });
    }

    /// What the venues say, behind what it did to our books.
    void heard(ExecutionReport report, @Nullable LiveOrder order, long nowNanos) {
        if (order != null) {
            if (covers(order) && desk.hasPort(order.account().venue())) {
                assurance(order.account(), nowNanos).heard(report, order, nowNanos);
            }
            return;
        }
        for (AccountState each : desk.state().accounts()) {
            if (mayConcern(report, each.account())) {
                assurance(each.account(), nowNanos).heard(report, null, nowNanos);
            }
        }
    }

    /// Whether an order that is none of ours may be one of this account in scope.
    private boolean mayConcern(ExecutionReport report, Account account) {
        AccountId named = report.details().account();
        Symbol symbol = report.details().symbol();
        return account.venue().equals(report.venue())
                && reaches(account)
                && (named == null || named.equals(account.id()))
                && !(scope instanceof Scope.OfStrategy)
                && (scope.symbol() == null || symbol == null || symbol.equals(scope.symbol()));
    }

    void heard(AccountRead read) {
        Assurance asked = assurances.get(read.account());
        if (asked != null) {
            asked.read(read);
        }
    }

    void heard(LinkChange change) {
        if (change.up()) {
            assurances.forEach((account, assurance) -> {
                AccountState state = desk.state().account(account);
                if (state != null && state.account().venue().equals(change.venue())) {
                    assurance.hurry();
                }
            });
            emptying.hurry();
        }
    }

    private void conclude(long nowNanos) {
        String why = doubt();
        Kill kill = kill();
        if (why == null) {
            if (!kill.isConfirmed()) {
                record(new HaltEvent.NothingLive(nowNanos, scope, evidence()));
                told = "";
            }
        } else if (kill.isConfirmed() || (reports.isOver(nowNanos) && !why.equals(told))) {
            record(new HaltEvent.NotConfirmed(nowNanos, scope, live.size(), why));
            reports.lengthen(nowNanos);
            told = why;
        }
    }

    private void record(HaltEvent event) {
        desk.record(event, EventSink.Lane.RESERVED);
    }

    /// Null if nothing is live by every venue's word; else what speaks against it.
    private @Nullable String doubt() {
        if (!live.isEmpty()) {
            return live.size() == 1 ? "1 order is live or in doubt" : live.size() + " orders are live or in doubt";
        }
        for (Map.Entry<AccountId, Assurance> each : assurances.entrySet()) {
            String missing = each.getValue().missing();
            if (missing != null) {
                return "account " + each.getKey() + ": " + missing;
            }
        }
        int open = kill().flatten() ? emptying.openPositions() : 0;
        return open == 0 ? null : open + " positions are open, or not told since they changed";
    }

    private String evidence() {
        if (assurances.isEmpty()) {
            return "no account has anything in this scope";
        }
        StringBuilder text = new StringBuilder();
        assurances.forEach((account, assurance) -> text.append(text.isEmpty() ? "" : "; ")
                .append(account)
                .append(": ")
                .append(assurance.evidence()));
        return text.toString();
    }
}
