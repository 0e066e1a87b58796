package io.fairlead.proof.world;

import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ExecutionReport.Progress;
import io.fairlead.core.event.ExecutionReport.References;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.order.Order;
import io.fairlead.core.order.OrderEvent;
import io.fairlead.core.order.Reports;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.VenuePort;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Planted bugs between core and venues that remember something.
final class PlantedVenues {
    private PlantedVenues() {}

    /// The same with another LastQty(32).
    static Progress lastQty(ExecutionReport report, @Nullable Decimal units) {
        Progress old = report.progress();
        return new Progress(
                old.execType(), old.ordStatus(), units, old.lastPx(), old.cumQty(), old.leavesQty(), old.avgPx());
    }

    /// Gives a fill that came before a new name.
    static final class Recounting extends TwistedVenues {
        private final Set<ExecId> seen = new HashSet<>();

        @Override
        void heard(VenueInput input) {
            if (input instanceof ExecutionReport report && is(report, ExecType.TRADE)) {
                References refs = report.refs();
                ExecId exec = refs.exec();
                if (exec != null && !seen.add(exec)) {
                    tell(with(
                            report,
                            new References(
                                    refs.order(),
                                    refs.origOrder(),
                                    refs.venueOrder(),
                                    new ExecId(exec.value() + "-" + seen.size()),
                                    refs.execRef())));
                    return;
                }
            }
            tell(input);
        }
    }

    /// Rejects what has no answer when a connection ends.
    static final class Impatient extends TwistedVenues {
        private final Map<OrderId, Order> unanswered = new LinkedHashMap<>();

        @Override
        void submit(VenuePort adapter, Order order) {
            unanswered.put(order.id(), order);
            adapter.submit(order);
        }

        @Override
        void heard(VenueInput input) {
            if (input instanceof ExecutionReport report && report.refs().order() != null) {
                unanswered.remove(report.refs().order());
            }
            tell(input);
            if (input instanceof LinkChange change && !change.up()) {
                unanswered
                        .values()
                        .forEach(order ->
                                tell(new BusinessReject(order.account().venue(), order.id(), "D", 0, "timed out")));
                unanswered.clear();
            }
        }
    }

    /// Books what a status report says beyond the fills so far as one more fill.
    static final class Booking extends TwistedVenues {
        private int made;

        @Override
        void heard(VenueInput input) {
            if (input instanceof ExecutionReport report && is(report, ExecType.ORDER_STATUS)) {
                Progress old = report.progress();
                if (old.cumQty() != null && old.cumQty().signum() > 0) {
                    References refs = report.refs();
                    made++;
                    tell(new ExecutionReport(
                            report.venue(),
                            new References(
                                    refs.order(), refs.origOrder(), refs.venueOrder(), new ExecId("S" + made), null),
                            new Progress(
                                    ExecType.TRADE,
                                    old.ordStatus(),
                                    old.cumQty(),
                                    old.avgPx(),
                                    old.cumQty(),
                                    old.leavesQty(),
                                    old.avgPx()),
                            report.details(),
                            report.marks()));
                    return;
                }
            }
            tell(input);
        }
    }

    /// Takes an order in the list of all for one that it has never heard of.
    static final class Adopting extends TwistedVenues {
        @Override
        void heard(VenueInput input) {
            if (input instanceof ExecutionReport report
                    && report.marks().source() == Evidence.MASS_STATUS
                    && report.refs().venueOrder() != null) {
                VenueOrderId other = new VenueOrderId(report.refs().venueOrder().value() + "-M");
                tell(with(report, new References(null, null, other, null, null)));
                return;
            }
            tell(input);
        }
    }

    /// Drops what comes for an order that is over.
    static final class Closing extends TwistedVenues {
        private final Set<VenueOrderId> over = new HashSet<>();

        @Override
        void heard(VenueInput input) {
            if (input instanceof ExecutionReport report && report.refs().venueOrder() != null) {
                if (is(report, ExecType.TRADE) && over.contains(report.refs().venueOrder())) {
                    return;
                }
                if (report.progress().ordStatus() == OrdStatus.CANCELED) {
                    over.add(report.refs().venueOrder());
                }
            }
            tell(input);
        }
    }

    /// Takes a refused cancel for a cancel.
    static final class Yielding extends TwistedVenues {
        private final Map<OrderId, Order> asked = new HashMap<>();

        @Override
        void cancel(VenuePort adapter, Order order, OrderId request) {
            asked.put(request, order);
            adapter.cancel(order, request);
        }

        @Override
        void heard(VenueInput input) {
            Order order = input instanceof CancelReject reject ? asked.get(reject.request()) : null;
            tell(
                    order != null && input instanceof CancelReject reject && reject.request() != null
                            ? of(order, reject.request(), ExecType.CANCELED, OrdStatus.CANCELED)
                            : input);
        }
    }

    /// Sends what has no answer again, under another id, when the connection is back.
    static final class Insisting extends TwistedVenues {
        private final Map<OrderId, Order> unanswered = new LinkedHashMap<>();
        private @Nullable VenuePort port;

        @Override
        void submit(VenuePort adapter, Order order) {
            port = adapter;
            unanswered.put(order.id(), order);
            adapter.submit(order);
        }

        @Override
        void heard(VenueInput input) {
            if (input instanceof ExecutionReport report && report.refs().order() != null) {
                unanswered.remove(report.refs().order());
            }
            tell(input);
            VenuePort known = port;
            if (known != null && input instanceof LinkChange change && change.up()) {
                unanswered.values().forEach(order -> known.submit(new Again(order)));
                unanswered.clear();
            }
        }
    }

    /// An order under another id.
    private record Again(Order order) implements Order {
        @Override
        public OrderId id() {
            return new OrderId(order.id().value().substring(1) + "x");
        }

        @Override
        public ClientOrderId clientOrderId() {
            return order.clientOrderId();
        }

        @Override
        public Account account() {
            return order.account();
        }

        @Override
        public Instrument instrument() {
            return order.instrument();
        }

        @Override
        public Side side() {
            return order.side();
        }

        @Override
        public OrderTerms terms() {
            return order.terms();
        }

        @Override
        public @Nullable OrderTerms pendingTerms() {
            return order.pendingTerms();
        }

        @Override
        public OrderStatus status() {
            return order.status();
        }

        @Override
        public OrderId current() {
            return id();
        }

        @Override
        public @Nullable VenueOrderId venueOrder() {
            return null;
        }

        @Override
        public String session() {
            return order.session();
        }

        @Override
        public RoutingTags routing() {
            return order.routing();
        }

        @Override
        public long placedNanos() {
            return order.placedNanos();
        }
    }

    /// Takes "no such order" for a rejection of the order.
    static final class Believing extends TwistedVenues {
        private final Map<OrderId, Order> asked = new HashMap<>();

        @Override
        void queryOrder(VenuePort adapter, Order order, OrderAsking asking) {
            asked.put(order.current(), order);
            adapter.queryOrder(order, asking);
        }

        @Override
        void heard(VenueInput input) {
            OrderId id = input instanceof ExecutionReport report ? report.refs().order() : null;
            Order order = id == null ? null : asked.get(id);
            boolean denied =
                    input instanceof ExecutionReport report && Reports.eventOf(report) == OrderEvent.NOT_KNOWN_THERE;
            tell(denied && order != null ? of(order, order.id(), ExecType.REJECTED, OrdStatus.REJECTED) : input);
        }
    }

    /// Takes the 0 in CumQty(14) of "no such order" for a sum.
    static final class Belittling extends TwistedVenues {
        @Override
        void heard(VenueInput input) {
            tell(input);
            if (input instanceof ExecutionReport report && Reports.eventOf(report) == OrderEvent.NOT_KNOWN_THERE) {
                tell(with(report, new Progress(ExecType.ORDER_STATUS, null, null, null, Decimal.ZERO, null, null)));
            }
        }
    }

    /// Says behind a bust that the order is filled, as it was before.
    static final class Lagging extends TwistedVenues {
        private final Set<VenueOrderId> filled = new HashSet<>();

        @Override
        void heard(VenueInput input) {
            tell(input);
            if (input instanceof ExecutionReport report && report.refs().venueOrder() != null) {
                if (report.progress().ordStatus() == OrdStatus.FILLED) {
                    filled.add(report.refs().venueOrder());
                } else if (is(report, ExecType.TRADE_CANCEL)
                        && filled.contains(report.refs().venueOrder())) {
                    tell(with(
                            report,
                            new Progress(ExecType.ORDER_STATUS, OrdStatus.FILLED, null, null, null, null, null)));
                }
            }
        }
    }
}
