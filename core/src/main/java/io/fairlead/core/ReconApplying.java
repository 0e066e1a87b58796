package io.fairlead.core;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.order.LiveOrder;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Applies what links, recovery and reconciliation tell to the state that it is given. Stateless.
final class ReconApplying {
    private ReconApplying() {}

    static void apply(CoreState state, ReconEvent event) {
        switch (event) {
            case ReconEvent.RecoveryMoved e -> {
                state.knownAccount(e.account()).recovery(new Recovery(e.step(), e.atNanos(), e.note()));
                state.listener.accountsChanged(e);
            }
            case ReconEvent.AccountBreakRaised e -> {
                state.breaks.raised(e.what(), e.atNanos());
                state.listener.breaksChanged(e);
            }
            case ReconEvent.AccountBreakCleared e -> {
                state.breaks.cleared(e.what(), e.atNanos(), e.by());
                state.listener.breaksChanged(e);
            }
            case ReconEvent.PositionAdopted e -> {
                Account account = state.knownAccount(e.account()).account();
                state.positions().adopt(account, state.knownInstrument(e.symbol()), e);
                state.listener.positionAdopted(account, e);
            }
            case ReconEvent.CopySettled e -> state.copies().settled(e.number());
            case ReconEvent.CopyMissed e -> state.copies().missed(e.order(), e.exec());
            case ReconEvent.FillInferred e -> {
                LiveOrder order = state.known(e.order());
                OrderApplying.follow(state, order, state.orders().inferred(order, e), e);
                state.listener.orderChanged(order, e);
            }
            case ReconEvent.LogEndMissing _ -> {
                state.forgetFormerMembers();
                state.accounts().forEach(AccountState::owePast);
            }
        }
    }

    /// Nobody has been asked yet.
    static void started(CoreState state, Event.EpochStarted e) {
        for (AccountState account : state.accounts()) {
            account.recovery(new Recovery(RecoveryStep.SESSION, e.atNanos(), "the gateway started"));
        }
        state.listener.accountsChanged(e);
    }

    static void linkChanged(CoreState state, LinkChange change) {
        Set<String> sessions = state.linksUp.computeIfAbsent(change.venue(), _ -> new LinkedHashSet<>());
        if (change.up()) {
            sessions.add(change.session());
        } else {
            sessions.remove(change.session());
        }
    }

    static void raised(CoreState state, Event.BreakRaised e) {
        state.breaks.raised(e.what(), accountOf(state, e), e.atNanos());
        state.listener.breaksChanged(e);
    }

    static void cleared(CoreState state, Event.BreakCleared e) {
        state.breaks.cleared(e.what(), e.atNanos());
        state.listener.breaksChanged(e);
    }

    private static @Nullable AccountId accountOf(CoreState state, Event.BreakRaised e) {
        LiveOrder order = state.orders().find(e.what().order());
        return order == null ? null : order.account().id();
    }
}
