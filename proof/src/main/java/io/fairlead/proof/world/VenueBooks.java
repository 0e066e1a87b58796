package io.fairlead.proof.world;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.Side;
import io.fairlead.proof.truth.Execution;
import io.fairlead.proof.truth.Standing;
import io.fairlead.proof.truth.VenueOrder;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.OrderSnapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The truth about every order of a venue: what its matching core said, whoever heard of it. Owned by the world's
/// thread; outlives the venue's process.
final class VenueBooks {
    private final Map<String, Entry> byOrderId = new LinkedHashMap<>();
    private final Map<String, Entry> byRequest = new HashMap<>();
    private final Set<String> refused = new LinkedHashSet<>();

    /// One order as it stands.
    static final class Entry {
        private final Set<String> requests = new LinkedHashSet<>();
        private final Map<String, Fill> fills = new LinkedHashMap<>();
        private final Set<Standing> past = EnumSet.noneOf(Standing.class);
        private OrderSnapshot newest;
        private boolean deniedAlone;
        private boolean leftOut;
        private long openedNanos;

        private Entry(OrderSnapshot first, long nanos) {
            newest = first;
            openedNanos = nanos;
            become(first, nanos);
        }

        private void become(OrderSnapshot now, long nanos) {
            if (now.open() && !newest.open()) {
                openedNanos = nanos;
            }
            newest = now;
            past.add(VenueBooks.standing(now.status()));
        }

        OrderSnapshot newest() {
            return newest;
        }

        /// Since when it is open, if it is.
        long openedNanos() {
            return openedNanos;
        }

        /// Whether the venue has denied it, though it was there.
        boolean wasDenied() {
            return deniedAlone || leftOut;
        }

        Standing standing() {
            return VenueBooks.standing(newest.status());
        }

        /// Whether it ever stood like this: a bust opens what was closed.
        boolean was(Standing standing) {
            return past.contains(standing);
        }

        Set<String> requests() {
            return requests;
        }

        /// Every execution, taken back or not.
        Set<String> execIds() {
            return fills.keySet();
        }

        /// The executions that stand.
        List<Fill> fills() {
            return fills.values().stream().filter(fill -> !fill.busted()).toList();
        }

        /// The execution of this id, taken back or not; null if it is none of this order's.
        @Nullable
        Fill anyFill(String execId) {
            return fills.get(execId);
        }

        /// The venue answers a question about it as if it were not there, which it does once at most. Returns whether
        /// it still may.
        boolean denyAlone() {
            boolean first = !deniedAlone;
            deniedAlone = true;
            return first;
        }

        /// The venue leaves it out of a list, which it does once at most. Returns whether it still may.
        boolean leaveOut() {
            boolean first = !leftOut;
            leftOut = true;
            return first;
        }

        boolean leftOut() {
            return leftOut;
        }
    }

    /// One execution.
    record Fill(Decimal units, Decimal price, boolean busted) {}

    void note(Answer answer) {
        switch (answer) {
            case Answer.Report report -> {
                if (report.type() != ExecType.ORDER_STATUS) {
                    note(report);
                }
            }
            case Answer.Triggered triggered ->
                entry(triggered.order(), triggered.nanos()).become(triggered.order(), triggered.nanos());
            case Answer.CancelReject _, Answer.NoOrder _, Answer.MassCanceled _ -> {}
        }
    }

    private void note(Answer.Report report) {
        Entry entry = entry(report.order(), report.nanos());
        entry.become(report.order(), report.nanos());
        remember(entry, report.note().clOrdId());
        Answer.Trade trade = report.trade();
        if (trade != null && report.type() == ExecType.TRADE) {
            entry.fills.put(report.execId(), new Fill(trade.lastQty(), trade.lastPx(), false));
        } else if (trade != null && report.type() == ExecType.TRADE_CANCEL) {
            entry.fills.computeIfPresent(trade.execRefId(), (_, fill) -> new Fill(fill.units(), fill.price(), true));
        }
    }

    private Entry entry(OrderSnapshot order, long nanos) {
        Entry entry = byOrderId.computeIfAbsent(order.ids().orderId(), _ -> new Entry(order, nanos));
        remember(entry, order.ids().clOrdId());
        return entry;
    }

    private void remember(Entry entry, String request) {
        if (!request.isEmpty()) {
            entry.requests.add(request);
            byRequest.putIfAbsent(request, entry);
        }
    }

    /// The venue's gate refused this request: it never became an order.
    void refuse(String request) {
        refused.add(request);
    }

    boolean refused(String request) {
        return refused.contains(request);
    }

    /// The order that any request of this id was about, null if the venue never took one.
    @Nullable
    Entry find(String request) {
        return byRequest.get(request);
    }

    @Nullable
    Entry byOrderId(String orderId) {
        return byOrderId.get(orderId);
    }

    Iterable<Entry> all() {
        return byOrderId.values();
    }

    /// Every order, for the comparison at the end.
    List<VenueOrder> orders() {
        List<VenueOrder> orders = new ArrayList<>();
        byOrderId.forEach((id, entry) -> {
            List<Execution> executions = new ArrayList<>();
            entry.fills.forEach((exec, fill) -> {
                if (!fill.busted()) {
                    executions.add(new Execution(exec, fill.units(), fill.price()));
                }
            });
            orders.add(new VenueOrder(id, entry.requests, entry.standing(), executions));
        });
        return orders;
    }

    /// Signed units by account and symbol, as `ACC-1 EUR/USD`; flat ones are left out.
    Map<String, Decimal> positions() {
        Map<String, Decimal> positions = new LinkedHashMap<>();
        for (Entry entry : byOrderId.values()) {
            String key = entry.newest.ids().account() + " " + entry.newest.symbol();
            for (Fill fill : entry.fills.values()) {
                if (!fill.busted()) {
                    Decimal signed = entry.newest.terms().side() == Side.BUY
                            ? fill.units()
                            : fill.units().negated();
                    positions.merge(key, signed, Decimal::plus);
                }
            }
        }
        positions.values().removeIf(Decimal::isZero);
        return positions;
    }

    static Standing standing(OrdStatus status) {
        return switch (status) {
            case FILLED -> Standing.FILLED;
            case CANCELED, EXPIRED, DONE_FOR_DAY -> Standing.CANCELED;
            case REJECTED -> Standing.REJECTED;
            case NEW, PARTIALLY_FILLED, REPLACED, PENDING_CANCEL, PENDING_REPLACE, PENDING_NEW -> Standing.LIVE;
            case STOPPED, SUSPENDED, CALCULATED, ACCEPTED_FOR_BIDDING -> Standing.LIVE;
        };
    }
}
