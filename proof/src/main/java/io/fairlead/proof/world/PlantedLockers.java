package io.fairlead.proof.world;

import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ExecutionReport.References;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.order.Order;
import io.fairlead.core.order.OrderEvent;
import io.fairlead.core.order.Reports;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.RecoveryProfile;
import io.fairlead.core.port.RecoveryProfile.Carrier;
import io.fairlead.core.port.VenuePort;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Planted bugs between the core and TradeLocker's adapter.
final class PlantedLockers {
    private PlantedLockers() {}

    /// Each order leaves by an exchange of its own there, as it does nowhere else here.
    private static boolean isLocker(VenuePort adapter) {
        return adapter.recovery().carrier() == Carrier.EXCHANGE;
    }

    /// Says of what has no reply that it was not sent.
    static final class Certain extends TwistedVenues {
        @Override
        void heard(VenueInput input) {
            tell(
                    input instanceof Fate.Unknown unknown
                            ? new Fate.NotSent(unknown.venue(), unknown.request(), "no reply")
                            : input);
        }
    }

    /// Counts each answer about an order twice, and looks at nothing else.
    static final class Credulous extends TwistedVenues {
        private static final long LATER_NANOS = 5 * Stage.SECOND;

        @Override
        RecoveryProfile recovery(VenuePort adapter) {
            RecoveryProfile right = adapter.recovery();
            return isLocker(adapter)
                    ? new RecoveryProfile(right.settleNanos(), Set.of(Evidence.ORDER_STATUS), right.carrier())
                    : right;
        }

        @Override
        void queryOrder(VenuePort adapter, Order order, OrderAsking asking) {
            adapter.queryOrder(order, isLocker(adapter) ? new Twice(asking) : asking);
        }

        @Override
        void heard(VenueInput input) {
            tell(input);
            if (input instanceof ExecutionReport report
                    && report.marks().source() == Evidence.ORDER_STATUS
                    && report.marks().session().isEmpty()
                    && Reports.eventOf(report) == OrderEvent.NOT_KNOWN_THERE) {
                tell(input);
            }
        }

        /// One question counts as two.
        private record Twice(OrderAsking asking) implements OrderAsking {
            @Override
            public void asked(Order order, String session, long nowNanos) {
                asking.asked(order, session, nowNanos);
                asking.asked(order, session, nowNanos + LATER_NANOS);
            }

            @Override
            public void notAsked(Order order, String session, long nowNanos) {
                asking.notAsked(order, session, nowNanos);
            }
        }
    }

    /// Counts what is read though the request may still be under way.
    static final class Hasty extends TwistedVenues {
        @Override
        RecoveryProfile recovery(VenuePort adapter) {
            RecoveryProfile right = adapter.recovery();
            return isLocker(adapter) ? new RecoveryProfile(0, right.proof(), right.carrier()) : right;
        }
    }

    /// Takes a worth of zero for next to nothing, which is a figure like any other.
    static final class Poor extends TwistedVenues {
        private static final Decimal NEXT_TO_NOTHING = Decimal.of("0.01");

        @Override
        void heard(VenueInput input) {
            tell(
                    input instanceof AccountValues values
                                    && isZero(values.figures().equity())
                            ? new AccountValues(
                                    values.venue(),
                                    values.account(),
                                    values.source(),
                                    values.currency(),
                                    new AccountValues.Figures(NEXT_TO_NOTHING, NEXT_TO_NOTHING, null, null, null),
                                    values.venueNanos())
                            : input);
        }

        private static boolean isZero(@Nullable Decimal equity) {
            return equity != null && equity.isZero();
        }
    }

    /// Takes an order that carries no id of ours for one that has no answer, if instrument and side are the same.
    static final class Mistaking extends TwistedVenues {
        private final Map<OrderId, Order> sent = new LinkedHashMap<>();
        private final Map<OrderId, Order> unanswered = new LinkedHashMap<>();
        private final Map<VenueOrderId, OrderId> taken = new HashMap<>();

        @Override
        void submit(VenuePort adapter, Order order) {
            if (isLocker(adapter)) {
                sent.put(order.id(), order);
            }
            adapter.submit(order);
        }

        @Override
        void heard(VenueInput input) {
            if (input instanceof Fate.Unknown unknown && sent.containsKey(unknown.request())) {
                unanswered.put(unknown.request(), sent.get(unknown.request()));
            }
            tell(input instanceof ExecutionReport report ? named(report) : input);
        }

        private ExecutionReport named(ExecutionReport report) {
            References refs = report.refs();
            VenueOrderId venueOrder = refs.venueOrder();
            if (refs.order() != null || venueOrder == null) {
                unanswered.remove(refs.order());
                return report;
            }
            OrderId name = taken.computeIfAbsent(venueOrder, _ -> lookAlike(report));
            return name == null
                    ? report
                    : with(report, new References(name, refs.origOrder(), venueOrder, refs.exec(), refs.execRef()));
        }

        private @Nullable OrderId lookAlike(ExecutionReport report) {
            for (Order order : unanswered.values()) {
                if (order.account().id().equals(report.details().account())
                        && order.instrument().symbol().equals(report.details().symbol())
                        && order.side() == report.details().side()) {
                    unanswered.remove(order.id());
                    return order.id();
                }
            }
            return null;
        }
    }
}
