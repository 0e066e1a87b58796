package io.fairlead.proof.world;

import io.fairlead.core.CoreState;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.CopyLink;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.recon.DropCopies.Told;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares what providers tell of executions besides their order sessions with the gateway's books: what a list or
/// a copy told is in them, a copy that never came is known to be missing, and nothing else is said to be. Owned by
/// the world's thread.
final class CopyReckoning {
    private final Stage stage;
    private final Witness witness;
    private final Map<VenueId, Long> copiedSince = new HashMap<>();
    private final Map<Told, Evidence> firstToldBy = new HashMap<>();
    private final Set<Told> missed = new HashSet<>();
    private final Set<OrderId> named = new HashSet<>();
    private boolean manyMissing;
    private @Nullable Told unsaid;

    CopyReckoning(Stage stage, Witness witness) {
        this.stage = stage;
        this.witness = witness;
    }

    /// Why the world is not at rest; empty if it is.
    String unsettled() {
        CoreState state = witness.state();
        for (Provider provider : witness.providers()) {
            if (provider.plan.telling().copies()
                    && !(state.copies().waiting().isEmpty()
                            && state.copies().expected(provider.plan.venue()).isEmpty())) {
                return ", copies wait";
            }
        }
        for (LiveOrder order : state.orders().ever()) {
            String lacking = lacking(order);
            if (!lacking.isEmpty()) {
                return ", " + lacking;
            }
        }
        return "";
    }

    /// Which execution of an order its venue lists, and our books lack.
    private String lacking(LiveOrder order) {
        if (!witness.isAtProvider(order) || !plan(order).lists()) {
            return "";
        }
        VenueBooks.Entry there = witness.atVenue(order);
        for (String exec : there == null ? Set.<String>of() : there.execIds()) {
            if (!has(order, exec)) {
                return order.id() + " lacks " + exec + ", which the venue lists";
            }
        }
        return "";
    }

    private TellingPlan plan(LiveOrder order) {
        return witness.provider(order.account().venue()).plan.telling();
    }

    private static boolean has(LiveOrder order, String exec) {
        for (Execution each : order.executions()) {
            if (String.valueOf(each.exec()).equals(exec)) {
                return true;
            }
        }
        return false;
    }

    /// An event of the log, in its turn.
    void read(Event event) {
        if (event instanceof Event.BreakRaised raised && raised.what().kind() == Break.Kind.FILL_NOT_COPIED) {
            stands(raised.what().order(), true);
        } else if (event instanceof Event.BreakCleared cleared && cleared.what().kind() == Break.Kind.FILL_NOT_COPIED) {
            stands(cleared.what().order(), false);
        }
        requireSaid();
        if (event instanceof Event.VenueSaid said && said.said() instanceof CopyLink link) {
            copiedSince.putIfAbsent(link.venue(), said.atNanos());
        } else if (event instanceof Event.VenueSaid said && said.said() instanceof ExecutionReport report) {
            ExecId exec = report.refs().exec();
            if (said.order() != null && exec != null && report.progress().execType() == ExecType.TRADE) {
                firstToldBy.putIfAbsent(
                        new Told(said.order(), exec), report.marks().source());
            }
        } else if (event instanceof ReconEvent.CopyMissed overdue) {
            unsaid = new Told(overdue.order(), overdue.exec());
            missed.add(unsaid);
        }
    }

    /// A break begins to stand, or ends: of an order, or of more than are named.
    private void stands(@Nullable OrderId order, boolean begins) {
        if (order == null) {
            manyMissing = begins;
        } else if (begins) {
            named.add(order);
        } else {
            named.remove(order);
        }
    }

    /// Behind a copy that is missed a break stands: of its order, or while too many are missed to be named.
    private void requireSaid() {
        Told overdue = unsaid;
        if (overdue != null && !named.contains(overdue.order()) && !manyMissing) {
            stage.violations()
                    .add(overdue.order() + " lacks the drop copy of " + overdue.exec() + ", and nobody is told");
        }
        unsaid = null;
    }

    /// Adds what does not hold, once all events were read.
    void settle(CoreState state) {
        for (LiveOrder order : state.orders().ever()) {
            if (witness.isAtProvider(order) && plan(order).copies()) {
                settle(order, state.breakOf(Break.Kind.FILL_NOT_COPIED, order.id()) != null);
            }
        }
    }

    private void settle(LiveOrder order, boolean missing) {
        Provider provider = witness.provider(order.account().venue());
        VenueBooks.Entry there = witness.atVenue(order);
        boolean anyLost = false;
        boolean mayAll =
                provider.plan.numbers() == Scenario.Numbers.KEPT && plan(order).copiesAreAlike();
        for (String exec : there == null ? Set.<String>of() : there.execIds()) {
            boolean known = has(order, exec);
            anyLost |= provider.copies.isLost(exec);
            if (known && provider.copies.isLost(exec)) {
                requireMissed(order, exec, Objects.requireNonNull(there));
            } else if (!known && mayAll && provider.copies.mustHaveTold(exec)) {
                stage.violations().add(order.id() + " lacks " + exec + ", which a drop copy told");
            }
        }
        if (missing && mayAll && !anyLost) {
            stage.violations().add(order.id() + " is said to lack drop copies, and all were told");
        }
    }

    /// Of what was executed before copies ever came nobody expects any, nor of what something else than the stream told
    /// first. By figures alone, sums that come again behind a bust may be taken for each other.
    private void requireMissed(LiveOrder order, String exec, VenueBooks.Entry there) {
        Told told = new Told(order.id(), new ExecId(exec));
        Evidence first = firstToldBy.get(told);
        boolean streamed = first == Evidence.STREAM || first == Evidence.RESEND;
        boolean plain = plan(order).copiesAreAlike()
                || there.fills().size() == there.execIds().size();
        long since = copiedSince.getOrDefault(order.account().venue(), Long.MAX_VALUE);
        if (order.placedNanos() > since && streamed && plain && !missed.contains(told)) {
            stage.violations().add(order.id() + " has " + exec + ", whose drop copy never came, and nobody noticed");
        }
    }
}
