package io.fairlead.proof.world;

import io.fairlead.core.breaker.BreakerSettings;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ExecutionReport.Details;
import io.fairlead.core.event.ExecutionReport.Marks;
import io.fairlead.core.event.ExecutionReport.Progress;
import io.fairlead.core.event.ExecutionReport.References;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.MassCancel;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.CancelOnDisconnect;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.OrderListing;
import io.fairlead.core.port.OrderSearch;
import io.fairlead.core.port.PositionChange;
import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.core.port.RecoveryProfile;
import io.fairlead.core.port.VenuePort;
import io.fairlead.gateway.Seams;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Stands between the core and the venues' adapters and does nothing; what a subclass does otherwise is a planted bug.
/// Owned by the process.
class TwistedVenues implements Seams.AroundVenues {
    private Consumer<VenueInput> core = _ -> {
        throw new IllegalStateException("a venue spoke before the core was there");
    };

    @Override
    public final Consumer<VenueInput> inputs(Consumer<VenueInput> inbox) {
        core = inbox;
        return this::heard;
    }

    @Override
    public final VenuePort port(VenuePort adapter) {
        return new Port(adapter);
    }

    /// Gives the core something to hear.
    final void tell(VenueInput input) {
        core.accept(input);
    }

    /// A venue said something.
    void heard(VenueInput input) {
        tell(input);
    }

    void submit(VenuePort adapter, Order order) {
        adapter.submit(order);
    }

    void replace(VenuePort adapter, Order order, OrderId request) {
        adapter.replace(order, request);
    }

    void cancel(VenuePort adapter, Order order, OrderId request) {
        adapter.cancel(order, request);
    }

    void massCancel(VenuePort adapter, MassCancel cancel, @Nullable Instrument instrument) {
        adapter.massCancel(cancel, instrument);
    }

    void queryOrder(VenuePort adapter, Order order, OrderAsking asking) {
        adapter.queryOrder(order, asking);
    }

    void queryOrders(VenuePort adapter, Account account) {
        adapter.queryOrders(account);
    }

    void queryFills(VenuePort adapter, Account account, long sinceNanos) {
        adapter.queryFills(account, sinceNanos);
    }

    boolean copiesHaveIdsOfTheStream(VenuePort adapter) {
        return adapter.copiesHaveIdsOfTheStream();
    }

    RecoveryProfile recovery(VenuePort adapter) {
        return adapter.recovery();
    }

    private final class Port implements VenuePort {
        private final VenuePort adapter;

        Port(VenuePort adapter) {
            this.adapter = adapter;
        }

        @Override
        public Capabilities capabilities() {
            return adapter.capabilities();
        }

        @Override
        public RecoveryProfile recovery() {
            return TwistedVenues.this.recovery(adapter);
        }

        @Override
        public CancelOnDisconnect cancelOnDisconnect() {
            return adapter.cancelOnDisconnect();
        }

        @Override
        public List<String> sessionsToAsk() {
            return adapter.sessionsToAsk();
        }

        @Override
        public long copyGraceNanos() {
            return adapter.copyGraceNanos();
        }

        @Override
        public boolean copiesHaveIdsOfTheStream() {
            return TwistedVenues.this.copiesHaveIdsOfTheStream(adapter);
        }

        @Override
        public ReconcileTimes reconcileTimes() {
            return adapter.reconcileTimes();
        }

        @Override
        public Outcome.@Nullable Refused objection(boolean reducing, long nowNanos) {
            return adapter.objection(reducing, nowNanos);
        }

        @Override
        public String obstacle(AccountId account, boolean reducing) {
            return adapter.obstacle(account, reducing);
        }

        @Override
        public void submit(Order order) {
            TwistedVenues.this.submit(adapter, order);
        }

        @Override
        public void replace(Order order, OrderId request) {
            TwistedVenues.this.replace(adapter, order, request);
        }

        @Override
        public void cancel(Order order, OrderId request) {
            TwistedVenues.this.cancel(adapter, order, request);
        }

        @Override
        public void massCancel(MassCancel cancel, @Nullable Instrument instrument) {
            TwistedVenues.this.massCancel(adapter, cancel, instrument);
        }

        @Override
        public @Nullable BreakerSettings breaker() {
            return adapter.breaker();
        }

        @Override
        public void modifyPosition(PositionChange change) {
            adapter.modifyPosition(change);
        }

        @Override
        public void listOrders(Account account, OrderSearch search, OrderListing into) {
            adapter.listOrders(account, search, into);
        }

        @Override
        public void queryFills(Account account, long sinceNanos) {
            TwistedVenues.this.queryFills(adapter, account, sinceNanos);
        }

        @Override
        public void queryPositions(Account account) {
            adapter.queryPositions(account);
        }

        @Override
        public void queryOrder(Order order, OrderAsking asking) {
            TwistedVenues.this.queryOrder(adapter, order, asking);
        }

        @Override
        public void queryOrders(Account account) {
            TwistedVenues.this.queryOrders(adapter, account);
        }
    }

    // Reports that no venue sent

    static boolean is(VenueInput input, ExecType type) {
        return input instanceof ExecutionReport report && report.progress().execType() == type;
    }

    static ExecutionReport with(ExecutionReport report, References refs) {
        return new ExecutionReport(report.venue(), refs, report.progress(), report.details(), report.marks());
    }

    static ExecutionReport with(ExecutionReport report, Progress progress) {
        return new ExecutionReport(report.venue(), report.refs(), progress, report.details(), report.marks());
    }

    /// A report of an order as it would look if this had happened to it.
    static ExecutionReport of(Order order, OrderId request, ExecType type, OrdStatus status) {
        boolean isOrder = request.equals(order.id());
        return new ExecutionReport(
                order.account().venue(),
                new References(request, isOrder ? null : order.current(), order.venueOrder(), null, null),
                new Progress(type, status, null, null, null, Decimal.ZERO, null),
                new Details(order.account().id(), order.instrument().symbol(), order.side(), null, -1, "", 0),
                new Marks(false, false, "", order.session(), Evidence.STREAM));
    }
}
