package io.fairlead.core.order;

import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.HeldEvent;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Every order that is not retired, and how to find one. Owned by the thread that owns the state.
///
/// The maps are for looking up only; whatever walks over orders walks the chain of the live ones or that of the closed.
public final class Orders {
    private final List<LiveOrder> adopted = new ArrayList<>();
    private final List<LiveOrder> adoptedView = Collections.unmodifiableList(adopted);
    private final OrderIndex byId = new OrderIndex(order -> order.id);
    private final Map<OrderId, LiveOrder> byRequest = new LinkedHashMap<>();
    private final Map<AccountId, OrderIndex> byClient = new HashMap<>();
    private final VenueOrderIndex byVenueOrder = new VenueOrderIndex();
    private final RetiredOrders retired = new RetiredOrders();
    private final Exposures exposures = new Exposures();
    private final OrderChain live = new OrderChain();
    private final OrderChain closed = new OrderChain();
    private Effect effect = Effect.NONE;
    private boolean revised;
    private boolean yielded;

    public Orders() {}

    /// The closed ones in the order in which they closed, then the live ones in the order in which they became so. Safe
    /// to walk while they change.
    public List<LiveOrder> all() {
        List<LiveOrder> all = new ArrayList<>(closed.size() + live.size());
        closed.addTo(all);
        live.addTo(all);
        return all;
    }

    /// How many are closed and have not left yet.
    public int closed() {
        return closed.size();
    }

    /// The closed order behind this one; the one that closed first behind null, and behind one that is closed no more,
    /// or has left.
    public @Nullable LiveOrder nextClosed(@Nullable LiveOrder order) {
        return order == null || !closed.holds(order) ? closed.first() : order.next;
    }

    /// Those that only the venue knew, in the order of their adoption.
    public List<LiveOrder> adopted() {
        return adoptedView;
    }

    /// What is remembered of those that left.
    public RetiredOrders retired() {
        return retired;
    }

    /// All, and behind them copies of those that left and are remembered whole, for reading alone.
    public List<LiveOrder> ever() {
        List<LiveOrder> ever = all();
        ever.addAll(retired.all());
        return ever;
    }

    /// By the id of any request in its chain; of one that left, a copy, for reading alone.
    public @Nullable LiveOrder findEver(OrderId request) {
        LiveOrder order = find(request);
        return order == null ? retired.find(request) : order;
    }

    /// By its client order id; of one that left, a copy, for reading alone.
    public @Nullable LiveOrder findEver(AccountId account, ClientOrderId clientOrderId) {
        LiveOrder order = find(account, clientOrderId);
        return order == null ? retired.find(account, clientOrderId) : order;
    }

    /// What the orders may still come to.
    public Exposures exposures() {
        return exposures;
    }

    /// By the id of any request in its chain.
    public @Nullable LiveOrder find(@Nullable OrderId request) {
        LiveOrder order = request == null ? null : byId.get(request);
        return order == null && request != null ? byRequest.get(request) : order;
    }

    public @Nullable LiveOrder find(AccountId account, ClientOrderId clientOrderId) {
        OrderIndex orders = byClient.get(account);
        return orders == null ? null : orders.get(clientOrderId);
    }

    public @Nullable LiveOrder find(VenueId venue, @Nullable VenueOrderId venueOrder) {
        return byVenueOrder.find(venue, venueOrder);
    }

    /// The first order that is not closed; walk on with `nextLive`.
    public @Nullable LiveOrder firstLive() {
        return live.first();
    }

    public @Nullable LiveOrder nextLive(LiveOrder order) {
        return order.next;
    }

    /// The live orders as they stand now, safe to walk while they change.
    public List<LiveOrder> live() {
        List<LiveOrder> orders = new ArrayList<>(live.size());
        live.addTo(orders);
        return orders;
    }

    public LiveOrder accept(Event.OrderAccepted event, Account account, Instrument instrument) {
        return add(new LiveOrder(event, account, instrument));
    }

    public LiveOrder adopt(Event.OrderAdopted event, Account account, Instrument instrument) {
        LiveOrder order = add(new LiveOrder(event, account, instrument));
        adopted.add(order);
        byVenueOrder.follow(order);
        return order;
    }

    private LiveOrder add(LiveOrder order) {
        byId.put(order);
        ofClients(order).put(order);
        live.link(order);
        exposures.open(order);
        exposures.follow(order);
        return order;
    }

    /// Closed orders leave; `told` is given each, and what tells the bytes that it was packed into.
    public void retire(List<LiveOrder> leaving, long atNanos, BiConsumer<LiveOrder, Supplier<byte[]>> told) {
        for (LiveOrder order : leaving) {
            closed.unlink(order);
            if (order.isAdopted()) {
                adopted.remove(order);
            }
            boolean indexed = byVenueOrder.remove(order);
            Supplier<byte[]> packed = retired.add(new PackedOrder(order, order.requests, indexed), atNanos);
            byId.remove(order);
            order.requests.forEach(request -> byRequest.remove(request, order));
            ofClients(order).remove(order);
            told.accept(order, packed);
        }
    }

    /// Brings an order back that left, as it was then.
    public LiveOrder recall(OrderId id) {
        PackedOrder back = retired.take(id);
        LiveOrder order = back.order();
        restore(order, back.indexed());
        back.requests().forEach(request -> request(request, order));
        return order;
    }

    private void request(OrderId request, LiveOrder order) {
        byRequest.put(request, order);
        order.requests = order.requests.isEmpty() ? new ArrayList<>(2) : order.requests;
        order.requests.add(request);
    }

    private void restore(LiveOrder order, boolean indexed) {
        if (!order.status.isLive()) {
            closed.link(order);
        }
        exposures.open(order);
        exposures.follow(order);
        if (order.isAdopted()) {
            adopted.add(order);
        }
        byId.put(order);
        ofClients(order).put(order);
        if (indexed) {
            byVenueOrder.put(order);
        }
    }

    private boolean isIndexed(LiveOrder order) {
        return order == find(order.account.venue(), order.indexedAs);
    }

    public LiveOrder replaceAsked(LiveOrder order, Event.ReplaceAccepted event) {
        order.replace =
                new PendingRequest(event.request(), event.after(), PendingRequest.Stage.ACCEPTED, event.atNanos(), "");
        asked(order, OrderEvent.REPLACE_ASKED, event.request(), event.atNanos());
        return order;
    }

    public LiveOrder cancelAsked(LiveOrder order, Event.CancelAccepted event) {
        order.cancel = new PendingRequest(event.request(), null, PendingRequest.Stage.ACCEPTED, event.atNanos(), "");
        asked(order, OrderEvent.CANCEL_ASKED, event.request(), event.atNanos());
        return order;
    }

    private void asked(LiveOrder order, OrderEvent event, OrderId request, long atNanos) {
        request(request, order);
        order.move(event, atNanos);
        settle(order, atNanos);
    }

    /// What became of the order's own message, or of a request about it. False if that is outside the lifecycle.
    public boolean fate(LiveOrder order, Fate fate, long atNanos) {
        boolean inside = Requests.fate(order, fate, atNanos);
        settle(order, atNanos);
        return inside;
    }

    /// The order, or what was asked of it, is in doubt from now on.
    public LiveOrder doubt(LiveOrder order, String why, long atNanos) {
        Requests.doubt(order, why, atNanos);
        settle(order, atNanos);
        return order;
    }

    /// It never reached the venue, as was proved.
    public LiveOrder provedAbsent(LiveOrder order, Event.OrderProvedAbsent event) {
        Resolutions.absent(order, Evidence.ABSENCE, event.evidence(), event.atNanos());
        settle(order, event.atNanos());
        return order;
    }

    /// An operator closed it by word. Whether that booked an execution is `effect()` afterwards.
    public void resolved(LiveOrder order, Event.OrderResolved event) {
        effect = Resolutions.byWord(order, event);
        settle(order, event.atNanos());
    }

    /// Its stop price was reached, its terms changed, or it ended: all here.
    public void held(LiveOrder order, HeldEvent event) {
        HeldOrders.apply(order, event);
        settle(order, event.atNanos());
    }

    public boolean cancelRejected(LiveOrder order, CancelReject reject, long atNanos) {
        boolean inside = Requests.rejected(order, reject, atNanos);
        settle(order, atNanos);
        return inside;
    }

    public boolean businessRejected(LiveOrder order, BusinessReject reject, long atNanos) {
        boolean inside = Requests.rejected(order, reject, atNanos);
        settle(order, atNanos);
        return inside;
    }

    /// Books a report and moves the order. What it did to the executions is `effect()` afterwards.
    public boolean report(LiveOrder order, ExecutionReport report, long atNanos) {
        if (order.isShownAgain(report)) {
            effect = Effect.NONE; // such a report is not logged any more; logs of before have them
            revised = false;
            yielded = false;
            return true;
        }
        OrderStatus before = order.status;
        revised = Resolutions.revise(order, report, atNanos);
        yielded = Resolutions.giveWay(order, report);
        effect = Bookkeeping.book(order, report, atNanos);
        boolean inside = Bookkeeping.follow(order, report, effect, atNanos);
        if ((before == OrderStatus.UNKNOWN || revised) && order.status != OrderStatus.UNKNOWN) {
            order.evidence = report.marks().source();
        }
        byVenueOrder.follow(order);
        settle(order, atNanos);
        return inside;
    }

    /// Whether the last report took the place of an operator's word, so that what was executed has to be added up
    /// again.
    public boolean revised() {
        return revised;
    }

    /// Whether the last report was the execution, or one of them, that an inferred one stood for: it is void.
    public boolean yielded() {
        return yielded;
    }

    /// Books what the venue counted and never told. What that did is returned, and `effect()` afterwards.
    public Effect inferred(LiveOrder order, ReconEvent.FillInferred event) {
        effect = Resolutions.infer(order, event);
        settle(order, event.atNanos());
        return effect;
    }

    /// What the last report did to the executions.
    public Effect effect() {
        return effect;
    }

    /// The parts of a snapshot that hold the orders.
    public List<Section> sections() {
        return List.of(
                exposures.section(),
                new Section(Section.ORDERS, OrderSections.VERSION, this::writeOrders, this::readOrders),
                new Section(Section.REQUESTS, 1, this::writeRequests, this::readRequests),
                new Section(Section.LIVE_ORDERS, 1, this::writeLive, this::readLive));
    }

    private void writeOrders(SectionWriter to) {
        for (LiveOrder order : all()) {
            OrderSections.write(order, to);
            to.out().bool(isIndexed(order));
            to.pieceEnds();
        }
    }

    private void readOrders(SectionReader from) {
        while (!from.atEnd()) {
            LiveOrder order = OrderSections.read(from);
            restore(order, from.in().bool());
        }
    }

    private void writeRequests(SectionWriter to) {
        byRequest.forEach((request, order) -> {
            to.values().order(request);
            to.reference(order);
            to.pieceEnds();
        });
    }

    private void readRequests(SectionReader from) {
        while (!from.atEnd()) {
            request(from.values().order(), from.reference(LiveOrder.class));
        }
    }

    private void writeLive(SectionWriter to) {
        for (LiveOrder order = live.first(); order != null; order = order.next) {
            to.reference(order);
            to.pieceEnds();
        }
    }

    private void readLive(SectionReader from) {
        while (!from.atEnd()) {
            live.link(from.reference(LiveOrder.class));
        }
    }

    private OrderIndex ofClients(LiveOrder order) {
        return byClient.computeIfAbsent(order.account.id(), _ -> new OrderIndex(each -> each.clientOrderId));
    }

    private void settle(LiveOrder order, long atNanos) {
        order.changedNanos = atNanos;
        if (order.status.isLive()) {
            live.link(order);
        } else {
            closed.link(order);
            order.cancel = null;
            if (order.status != OrderStatus.FILLED) {
                order.replace = null; // a replace that crossed the last fill may still open the order again
            }
        }
        exposures.follow(order);
    }
}
