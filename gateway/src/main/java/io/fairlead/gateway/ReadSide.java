package io.fairlead.gateway;

import io.fairlead.core.Recovery;
import io.fairlead.core.ReportedValues;
import io.fairlead.core.book.MarketData;
import io.fairlead.core.breaker.Circuits;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.guard.Guards;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.view.BreakView;
import io.fairlead.core.view.DoubtView;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.GroupView;
import io.fairlead.core.view.KillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.ParentView;
import io.fairlead.core.view.PositionView;
import io.fairlead.core.view.VenuePositionView;
import io.fairlead.venues.rate.BudgetView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The state of the gateway as the follower core has it: never ahead of the synced log, never stopping the engine. Any
/// thread.
public interface ReadSide {
    /// The log position that the views have reached.
    long position();

    /// Waits until the views have reached a position, for reading after one's own write; false if `limit` passed first.
    boolean awaitPosition(long position, Duration limit) throws InterruptedException;

    @Nullable
    OrderView order(OrderId id);

    @Nullable
    OrderView order(AccountId account, ClientOrderId clientOrderId);

    /// Newest first.
    Page<OrderView> orders(OrderFilter filter, @Nullable String cursor, int limit);

    /// Newest first.
    Page<GroupView> groups(GroupFilter filter, @Nullable String cursor, int limit);

    @Nullable
    GroupView group(GroupId id);

    /// The group of an order; null if it is in none.
    @Nullable
    GroupId groupOf(OrderId order);

    /// Orders for several accounts, newest first.
    Page<ParentView> parents(boolean liveOnly, @Nullable String cursor, int limit);

    /// By the client order id that it was placed with.
    @Nullable
    ParentView parent(ClientOrderId id);

    /// Newest first.
    Page<FillView> fills(FillFilter filter, @Nullable String cursor, int limit);

    List<PositionView> positions();

    /// Those of hedging accounts by their venues' ids.
    List<VenuePositionView> venuePositions();

    PositionView.Valuation valuation(PositionView position);

    List<AccountView> accounts();

    /// What the venue said last that an account is worth; null if it never did.
    @Nullable
    ReportedValues accountValues(AccountId account);

    /// What its venue publishes of the limits of an account; null if it publishes none.
    Guards.@Nullable Published publishedLimits(AccountId account);

    /// Every account that has rules, as it stands now.
    List<GuardView> guards(long nowNanos);

    List<Instrument> instruments();

    List<SessionView> sessions();

    /// How far each kill in force has come, a moment ago; oldest first.
    List<KillView> kills();

    /// When the venues are next asked about each order in doubt, as of a moment ago.
    List<DoubtView> doubts();

    /// What each venue declares about stopping.
    List<VenueView> venues();

    /// The circuit breakers that are not closed.
    List<Circuits.Standing> circuits();

    /// The rate budget of each order session, as of a moment ago.
    List<VenueBudget> budgets();

    MarketData marketData();

    record VenueBudget(VenueId venue, BudgetView budget) {}

    /// Disagreements with venues: those that stand, oldest first, then those that ended, newest first.
    List<BreakView> breaks();

    /// How many doubts about orders each source of evidence ended since the log began.
    Map<Evidence, Long> resolutions();

    /// `armedMaxUnits` is null while a live account is not armed; `refusing` says why new orders are refused, empty if
    /// they are not; `recovery` is where its recovery plan stands.
    record AccountView(Account account, @Nullable String armedMaxUnits, String refusing, Recovery recovery) {}

    /// Null, or an empty set, means any.
    record OrderFilter(
            @Nullable AccountId account, @Nullable Symbol symbol, Set<OrderStatus> statuses, boolean liveOnly) {
        /// Whether closed orders can't match.
        boolean wantsLiveAlone() {
            return !statuses.isEmpty() && statuses.stream().allMatch(OrderStatus::isLive);
        }

        public boolean matches(OrderView order) {
            OrderStatus status = order.state().status();
            return isAny(account, order.identity().account())
                    && isAny(symbol, order.identity().symbol())
                    && (statuses.isEmpty() || statuses.contains(status))
                    && (!liveOnly || status.isLive());
        }
    }

    /// Null means any.
    record GroupFilter(
            @Nullable AccountId account, @Nullable Symbol symbol, boolean activeOnly) {
        public boolean matches(GroupView group) {
            return isAny(account, group.plan().account())
                    && isAny(symbol, group.plan().symbol())
                    && (!activeOnly || group.status() != GroupView.Status.ENDED);
        }
    }

    /// Null means any.
    record FillFilter(
            @Nullable AccountId account,
            @Nullable Symbol symbol,
            @Nullable OrderId order) {
        public boolean matches(FillView fill) {
            return isAny(account, fill.account()) && isAny(symbol, fill.symbol()) && isAny(order, fill.order());
        }
    }

    private static boolean isAny(@Nullable Object wanted, Object actual) {
        return wanted == null || wanted.equals(actual);
    }

    /// One page; `next` is the cursor of the page behind it, null on the last.
    record Page<T>(List<T> items, @Nullable String next) {}
}
