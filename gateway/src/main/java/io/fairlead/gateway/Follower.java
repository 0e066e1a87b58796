package io.fairlead.gateway;

import io.fairlead.core.AccountState;
import io.fairlead.core.CoreState;
import io.fairlead.core.ReportedValues;
import io.fairlead.core.StateListener;
import io.fairlead.core.book.MarketData;
import io.fairlead.core.breaker.Circuits;
import io.fairlead.core.event.BreakerEvent;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.group.Group;
import io.fairlead.core.guard.Guards;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.parent.Parent;
import io.fairlead.core.view.BreakView;
import io.fairlead.core.view.DoubtView;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.GroupView;
import io.fairlead.core.view.KillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.ParentView;
import io.fairlead.core.view.PositionView;
import io.fairlead.core.view.VenuePositionView;
import io.fairlead.gateway.history.CoreRecovery;
import io.fairlead.gateway.history.CoreStream;
import io.fairlead.gateway.history.Keeper;
import io.fairlead.gateway.history.OrderArchive;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalReader;
import io.fairlead.journal.JournalRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The read side: a core state of its own that follows the log, and the views made of it. Polled by the follower
/// thread; read from any. It may lag or die without the engine noticing.
final class Follower implements ReadSide, AutoCloseable {
    private static final int BATCH = 2048;

    private final Journal journal;
    private final JournalReader reader;
    private final int stream;
    private final MarketData marketData;
    private final NowViews now;
    private final Gallery views = new Gallery();
    private final Touched touched = new Touched();
    final Past past;
    private final GuardPictures guards = new GuardPictures();
    private final CoreState state;
    private final Reached reached = new Reached();
    private final Function<JournalRecord, Event> decoder = CoreStream.decoder();
    private @Nullable Keeping keeping;
    private long applying;
    private volatile List<AccountView> accounts = List.of();
    private volatile List<BreakView> breaks = List.of();
    private final Resolutions resolutions = new Resolutions();
    private boolean breaksChanged;
    private volatile List<Instrument> instruments = List.of();
    private volatile List<Circuits.Standing> circuits = List.of();

    /// Who takes snapshots of the state, and by which clock.
    private record Keeping(Keeper keeper, NanoClock clock) {}

    /// Begins with the newest snapshot.
    Follower(Journal journal, CoreRecovery recovery, OrderArchive archive, MarketData marketData, NowViews now) {
        this.journal = journal;
        this.stream = recovery.stream();
        past = new Past(archive, views);
        this.marketData = views.own().marking(marketData);
        this.now = now;
        CoreRecovery.Recovered start = recovery.restore(new Painter());
        state = start.state();
        reader = journal.reader(start.position());
        views.all(state, start.position());
        state.groups().all().forEach(group -> views.group(group, isUp(group), start.position()));
        accounts = AccountPictures.of(state);
        instruments = List.copyOf(state.instruments());
        guards.all(state);
        circuits = state.circuits().standing();
        breaks = state.breakBook().report();
    }

    /// From now on snapshots are taken of its state. Before the follower thread starts.
    void keepWith(Keeper keeper, NanoClock clock) {
        keeping = new Keeping(keeper, clock);
    }

    /// Applies the next records of the log, a batch at most; returns how many. The follower thread.
    int poll() {
        int records = reader.poll(this::apply, BATCH);
        if (records > 0) {
            advance();
        }
        return keeping == null
                ? records
                : records + keeping.keeper.poll(state, reader.position(), past::force, keeping.clock.nanos());
    }

    /// Takes what is synced and a last snapshot, when all threads have ended.
    void finish() {
        int records;
        do {
            records = reader.poll(this::apply, BATCH);
        } while (records > 0);
        past.archive();
        if (keeping != null) {
            keeping.keeper.close(state, reader.position(), past::force, keeping.clock.nanos());
        }
        past.close();
    }

    /// Sleeps until the log goes on, or for `limit`. The follower thread.
    void awaitMore(Duration limit) throws InterruptedException {
        journal.awaitSynced(reader.position() + 1, limit);
    }

    private void apply(JournalRecord next) {
        if (next.stream() != stream) {
            return;
        }
        applying = next.endPosition();
        Event event = decoder.apply(next);
        state.apply(event);
        if (keeping != null) {
            keeping.keeper.applied(event);
        }
        if (event instanceof Event.InstrumentDefined) {
            instruments = List.copyOf(state.instruments());
        } else if (event instanceof BreakerEvent) {
            circuits = state.circuits().standing();
        }
    }

    private void advance() {
        if (breaksChanged) {
            breaksChanged = false;
            breaks = state.breakBook().report();
        }
        touched.draw(views, resolutions, state.positions(), reader.position());
        past.archive();
        reached.position(reader.position());
    }

    /// Redraws what an event touched. The follower thread.
    private final class Painter implements StateListener {
        @Override
        public void orderChanged(LiveOrder order, Event cause) {
            if (cause instanceof RetentionEvent.Recalled) {
                past.archive();
            }
            touched.order(order);
            if (Touched.wasInDoubt(order)) {
                touched.draw(views, resolutions, state.positions(), applying);
            }
        }

        @Override
        public void orderRetired(LiveOrder order, Supplier<byte[]> packed, RetentionEvent.Retired cause) {
            past.left(order, packed.get(), applying);
        }

        @Override
        public void groupRetired(Group group, RetentionEvent.Retired cause) {
            views.forget(group);
        }

        @Override
        public void parentRetired(ClientOrderId parent, RetentionEvent.Retired cause) {
            views.forget(parent);
        }

        @Override
        public void positionAdopted(Account account, Event cause) {
            views.positions(
                    each -> each.account().equals(account), state.positions().all(), applying);
        }

        @Override
        public void venuePositionsChanged(Account account, Event cause) {
            views.venuePositions(account.id(), state);
        }

        @Override
        public void breaksChanged(Event cause) {
            breaksChanged = true;
        }

        @Override
        public void groupChanged(Group group, Event cause) {
            views.group(group, isUp(group), applying);
        }

        @Override
        public void parentChanged(Parent parent, Event cause) {
            views.parent(parent);
        }

        @Override
        public void executionAdded(Execution execution, Event cause) {
            touched.execution(execution);
        }

        @Override
        public void executionsRestated(LiveOrder order, Event cause) {
            touched.restated(order);
        }

        @Override
        public void guardChanged(GuardEvent cause) {
            guards.guarded(state, cause.account());
        }

        @Override
        public void accountValued(AccountState account, Event cause) {
            guards.valued(account);
        }

        @Override
        public void limitsPublished(Guards.Published published, Event cause) {
            guards.published(published);
        }

        @Override
        public void accountsChanged(Event cause) {
            accounts = AccountPictures.of(state);
        }
    }

    /// What the state amounts to, for comparing it with another's. The follower thread.
    long stateHash() {
        return state.stateHash();
    }

    @Override
    public List<BreakView> breaks() {
        return breaks;
    }

    @Override
    public Map<Evidence, Long> resolutions() {
        return resolutions.counts();
    }

    @Override
    public long position() {
        return reached.position();
    }

    @Override
    public boolean awaitPosition(long wanted, Duration limit) throws InterruptedException {
        return reached.await(wanted, limit);
    }

    @Override
    public @Nullable OrderView order(OrderId id) {
        return past.order(id);
    }

    @Override
    public @Nullable OrderView order(AccountId account, ClientOrderId clientOrderId) {
        return past.order(account, clientOrderId);
    }

    @Override
    public Page<OrderView> orders(OrderFilter filter, @Nullable String cursor, int limit) {
        return past.orders(filter, cursor, limit);
    }

    private boolean isUp(Group group) {
        AccountState account = state.account(group.plan().account());
        return account != null && state.isUp(account.account().venue());
    }

    @Override
    public Page<GroupView> groups(GroupFilter filter, @Nullable String cursor, int limit) {
        return views.groups().page(filter::matches, cursor, limit);
    }

    @Override
    public @Nullable GroupView group(GroupId id) {
        return views.group(id);
    }

    @Override
    public @Nullable GroupId groupOf(OrderId order) {
        return views.groupOf(order);
    }

    @Override
    public Page<ParentView> parents(boolean liveOnly, @Nullable String cursor, int limit) {
        return past.parents(liveOnly, cursor, limit, position());
    }

    @Override
    public @Nullable ParentView parent(ClientOrderId id) {
        return past.parent(id, position());
    }

    @Override
    public Page<FillView> fills(FillFilter filter, @Nullable String cursor, int limit) {
        return past.fills(filter, cursor, limit);
    }

    @Override
    public List<PositionView> positions() {
        return views.positions();
    }

    @Override
    public List<VenuePositionView> venuePositions() {
        return views.venuePositions();
    }

    @Override
    public PositionView.Valuation valuation(PositionView of) {
        return appraisal().value(of);
    }

    @Override
    public List<GuardView> guards(long nowNanos) {
        return appraisal().guards(guards, positions(), nowNanos);
    }

    private Appraisal appraisal() {
        return new Appraisal(accounts, instruments, marketData);
    }

    @Override
    public @Nullable ReportedValues accountValues(AccountId account) {
        return guards.values(account);
    }

    @Override
    public Guards.@Nullable Published publishedLimits(AccountId account) {
        return guards.published(account);
    }

    @Override
    public List<AccountView> accounts() {
        return accounts;
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public List<KillView> kills() {
        return now.kills().get();
    }

    @Override
    public List<DoubtView> doubts() {
        return now.doubts().get();
    }

    @Override
    public List<VenueView> venues() {
        return now.venues();
    }

    @Override
    public List<SessionView> sessions() {
        return now.sessions().get();
    }

    @Override
    public List<Circuits.Standing> circuits() {
        return circuits;
    }

    @Override
    public List<VenueBudget> budgets() {
        return now.budgets().get();
    }

    @Override
    public MarketData marketData() {
        return marketData;
    }

    @Override
    public void close() {
        reader.close();
    }
}
