package io.fairlead.venues.tradelocker.live;

import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.ExecutionRow;
import io.fairlead.venues.tradelocker.rest.HistoryQuery;
import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import io.fairlead.venues.tradelocker.rest.Listing;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import io.fairlead.venues.tradelocker.rest.PositionRow;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.StateRow;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One account: what is known of it from polls and stream, told on as it changes. Owned by the venue's thread.
final class LiveAccount {
    private static final long SECOND = 1_000_000_000L;

    /// History may show a change a moment later than the lists of what is open do.
    private static final long AT_ONCE_NANOS = 3 * SECOND;

    /// The venue takes a while to do what it accepted.
    private static final long VENUE_NANOS = SECOND / 8;

    private static final long AWAIT_NANOS = 120 * SECOND;

    private static final int MOST_EXECUTIONS = 10_000;

    private final AccountRef ref;
    private final LiveListener listener;
    private final Map<String, InstrumentRow> byName = new HashMap<>();
    private final Turns turns = new Turns();
    private final Haste haste = new Haste();
    private final MoneyPace money;
    private final HistoryCursor history;
    private final OpenRows<PositionRow> positions = new OpenRows<>(
            new Picture<>(PositionRow::id, LiveAccount::isUnchanged),
            (one, other) -> one.side() == other.side() && one.qty().equals(other.qty()));
    private final OpenRows<OrderRow> orders =
            new OpenRows<>(new Picture<>(OrderRow::id, OrderRow::equals), StreamMapping::isAlike);
    private final LinkedHashSet<String> executions = new LinkedHashSet<>();
    private LiveMode mode;
    private Pace pace;
    private boolean streaming;
    private boolean streamWrong;
    private long positionsNanos;
    private long ordersNanos;
    private long hotFromNanos = Long.MAX_VALUE;
    private long historyFromNanos = Long.MAX_VALUE;
    private String problem = "";
    private long nowNanos;

    LiveAccount(
            AccountRef ref,
            List<InstrumentRow> instruments,
            long historyFromMillis,
            PollSettings settings,
            LiveListener listener,
            long nowNanos) {
        this.ref = ref;
        pace = new Pace(settings, Pace.Stake.NOTHING, false, Pace.Wanted.NOT);
        this.listener = listener;
        this.nowNanos = nowNanos;
        history = new HistoryCursor(historyFromMillis, settings.overlapNanos());
        money = new MoneyPace(told -> listener.onMoney(ref, told));
        mode = new LiveMode(LiveMode.Way.AWAITED, nowNanos, "");
        lists(instruments);
    }

    AccountRef ref() {
        return ref;
    }

    LiveMode mode() {
        return mode;
    }

    Turns turns() {
        return turns;
    }

    /// The instruments that the account may trade, as its streams call them by name.
    void lists(List<InstrumentRow> instruments) {
        byName.clear();
        instruments.forEach(each -> byName.put(each.name(), each));
    }

    @Nullable
    InstrumentRow instrument(String name) {
        return byName.get(name);
    }

    private static boolean isUnchanged(PositionRow one, PositionRow other) {
        return one.side() == other.side()
                && one.qty().equals(other.qty())
                && Objects.equals(one.avgPrice(), other.avgPrice())
                && Objects.equals(one.stopLossId(), other.stopLossId())
                && Objects.equals(one.takeProfitId(), other.takeProfitId())
                && Objects.equals(one.strategyId(), other.strategyId());
    }

    @Nullable
    PositionRow position(String id) {
        return positions.get(id);
    }

    @Nullable
    OrderRow order(String id) {
        return orders.get(id);
    }

    // --- what makes it urgent

    /// A request of ours has left: what it does is looked for.
    void acted(long atNanos) {
        hotFromNanos = atNanos + VENUE_NANOS;
        changed(atNanos + VENUE_NANOS);
        turns.of(LiveTopic.ORDERS).want(atNanos + VENUE_NANOS);
        turns.of(LiveTopic.POSITIONS).want(atNanos + VENUE_NANOS);
    }

    /// An order was accepted that does not stay open.
    void expect(String orderId, long atNanos) {
        hotFromNanos = atNanos + VENUE_NANOS;
        haste.add(orderId, atNanos);
        history.await(orderId, atNanos, atNanos + AWAIT_NANOS);
    }

    private void changed(long atNanos) {
        historyFromNanos = atNanos;
        turns.of(LiveTopic.HISTORY).want(atNanos);
    }

    // --- pace

    Pace pace() {
        pace = pace.as(stake(), streaming, historyWanted());
        return pace;
    }

    /// What is looked for in haste has looks of its own: an answer too early would only spend the budget.
    private Pace.Wanted historyWanted() {
        if (isWithin(historyFromNanos, AT_ONCE_NANOS)) {
            return Pace.Wanted.AT_ONCE;
        }
        return haste.isEmpty() && history.awaitsAny(nowNanos) ? Pace.Wanted.STILL : Pace.Wanted.NOT;
    }

    private boolean isWithin(long fromNanos, long forNanos) {
        return nowNanos >= fromNanos && nowNanos - fromNanos < forNanos;
    }

    private Pace.Stake stake() {
        if (isWithin(hotFromNanos, pace.settings().hotForNanos())) {
            return Pace.Stake.HOT;
        }
        if (!orders.isEmpty()) {
            return Pace.Stake.ORDERS;
        }
        return positions.isEmpty() ? Pace.Stake.NOTHING : Pace.Stake.POSITIONS;
    }

    /// Lets time pass; `silentNanos` is how long a read may take to come round.
    void observe(long atNanos, long silentNanos) {
        nowNanos = atNanos;
        money.poll(atNanos);
        if (haste.isDue(atNanos)) {
            turns.of(LiveTopic.EXECUTIONS).want(atNanos);
            turns.of(LiveTopic.HISTORY).want(atNanos);
            turns.of(LiveTopic.POSITIONS).want(atNanos);
        }
        long read = Math.min(positionsNanos, ordersNanos);
        if (streaming) {
            turn(LiveMode.Way.STREAMED, "");
        } else if (read == 0) {
            turn(LiveMode.Way.AWAITED, problem);
        } else {
            turn(atNanos - read > silentNanos ? LiveMode.Way.SILENT : LiveMode.Way.POLLED, problem);
        }
    }

    /// When time alone makes something urgent.
    long nextNanos() {
        return haste.nextNanos();
    }

    private void turn(LiveMode.Way way, String why) {
        if (mode.way() != way) {
            mode = new LiveMode(way, nowNanos, why);
            listener.onMode(ref, mode);
        }
    }

    // --- polls

    HistoryQuery nextHistory() {
        return history.next(nowNanos);
    }

    /// A question failed; `why` is for people.
    void failed(LiveTopic topic, String why, long retryAtNanos) {
        problem = why;
        turns.of(topic).failed(retryAtNanos, nowNanos);
    }

    void polledPositions(Reply.Ok<Listing<PositionRow>> ok) {
        switch (positions.polled(ok, streaming)) {
            case OpenRows.Verdict.AskAgain<PositionRow>(long at) ->
                turns.of(LiveTopic.POSITIONS).want(at);
            case OpenRows.Verdict.Taken<PositionRow>(Told<PositionRow> told, boolean wrong) -> {
                positionsNanos = told.askedNanos();
                streamWrong |= wrong;
                problem = ok.value().problem();
                tellPositions(told);
            }
        }
    }

    void polledOrders(Reply.Ok<Listing<OrderRow>> ok) {
        Map<String, OrderRow> before = new HashMap<>();
        orders.rows().forEach(row -> before.put(row.id(), row));
        switch (orders.polled(ok, streaming)) {
            case OpenRows.Verdict.AskAgain<OrderRow>(long at) ->
                turns.of(LiveTopic.ORDERS).want(at);
            case OpenRows.Verdict.Taken<OrderRow>(Told<OrderRow> told, boolean wrong) -> {
                ordersNanos = told.askedNanos();
                streamWrong |= wrong;
                problem = ok.value().problem();
                tellOrders(told, before);
            }
        }
    }

    void polledHistory(HistoryQuery query, Reply.Ok<Listing<OrderRow>> ok) {
        Listing<OrderRow> listing = ok.value();
        List<OrderRow> changed = history.take(listing.rows(), listing.isComplete(), nowNanos);
        for (OrderRow row : changed) {
            haste.found(row.id());
            if (orders.get(row.id()) != null) {
                turns.of(LiveTopic.ORDERS).want(ok.answeredNanos());
            }
        }
        listener.onHistory(
                ref,
                new HistoryTold(
                        listing.rows(),
                        changed,
                        query.fromMillis(),
                        query.toMillis(),
                        listing.isComplete(),
                        ok.sentNanos(),
                        ok.answeredNanos()));
    }

    void polledExecutions(Reply.Ok<Listing<ExecutionRow>> ok) {
        List<ExecutionRow> rows = ok.value().rows();
        List<ExecutionRow> news =
                rows.stream().filter(row -> executions.add(row.id())).toList();
        while (executions.size() > MOST_EXECUTIONS) {
            executions.removeFirst();
        }
        listener.onExecutions(
                ref,
                new Told<>(
                        rows,
                        news,
                        List.of(),
                        false,
                        ok.value().unreadable(),
                        LiveSource.POLL,
                        ok.sentNanos(),
                        ok.answeredNanos()));
    }

    void polledState(Reply.Ok<StateRow> ok) {
        money.add(Money.of(ok.value(), ok.sentNanos(), ok.answeredNanos()), nowNanos);
    }

    // --- stream

    /// The stream told the whole account: whatever it did not tell is gone.
    void synced(StreamPicture picture, long atNanos) {
        nowNanos = atNanos;
        streaming = true;
        streamWrong = false;
        Map<String, OrderRow> before = new HashMap<>();
        orders.rows().forEach(row -> before.put(row.id(), row));
        tellPositions(positions.synced(picture.positions(), picture.askedNanos(), atNanos));
        tellOrders(orders.synced(picture.orders(), picture.askedNanos(), atNanos), before);
        changed(atNanos);
        // What the stream does not tell of an order, such as our word in it, the lists do.
        turns.of(LiveTopic.POSITIONS).want(atNanos);
        turns.of(LiveTopic.ORDERS).want(atNanos);
    }

    boolean isStreaming() {
        return streaming;
    }

    /// Whether two polls running contradicted the stream.
    boolean isStreamWrong() {
        return streamWrong;
    }

    /// From here on it is polled, at once: nobody knows what the stream left out.
    void streamLost(String why, long atNanos) {
        if (streaming) {
            nowNanos = atNanos;
            streaming = false;
            streamWrong = false;
            problem = why;
            positionsNanos = atNanos;
            ordersNanos = atNanos;
            changed(atNanos);
            turns.of(LiveTopic.POSITIONS).want(atNanos);
            turns.of(LiveTopic.ORDERS).want(atNanos);
            turns.of(LiveTopic.STATE).want(atNanos);
        }
    }

    void streamedPosition(PositionRow row, long atNanos) {
        nowNanos = atNanos;
        if (positions.get(row.id()) == null) {
            turns.of(LiveTopic.POSITIONS).want(atNanos);
        }
        tellPositions(positions.streamed(row, atNanos));
    }

    void streamedClose(String positionId, long atNanos) {
        nowNanos = atNanos;
        Told<PositionRow> told = positions.closed(positionId, null, atNanos);
        if (told != null) {
            tellPositions(told);
        }
        changed(atNanos);
    }

    void streamedOrder(OrderRow row, boolean open, long atNanos) {
        nowNanos = atNanos;
        OrderRow known = orders.get(row.id());
        if (open) {
            if (known == null) {
                turns.of(LiveTopic.ORDERS).want(atNanos);
            }
            tellOrders(orders.streamed(row, atNanos), Map.of());
        } else {
            Told<OrderRow> told = orders.closed(row.id(), row, atNanos);
            if (told != null) {
                tellOrders(told, Map.of(row.id(), known == null ? row : known));
            }
        }
    }

    /// The stream told something that can't be read, or that belongs to nobody we know: the lists are read instead.
    void streamedUnreadable(long atNanos) {
        turns.of(LiveTopic.POSITIONS).want(atNanos);
        turns.of(LiveTopic.ORDERS).want(atNanos);
    }

    void streamedMoney(Money told, long atNanos) {
        money.add(told, atNanos);
    }

    // --- telling

    private void tellPositions(Told<PositionRow> told) {
        boolean news = !told.changed().isEmpty() || !told.gone().isEmpty();
        if (news) {
            changed(told.toldNanos());
        }
        if (news || told.whole() || told.unreadable() > 0) {
            listener.onPositions(ref, told);
        }
    }

    private void tellOrders(Told<OrderRow> told, Map<String, OrderRow> before) {
        for (String gone : told.gone()) {
            OrderRow last = before.get(gone);
            history.await(gone, last == null ? 0 : last.createdNanos(), told.toldNanos() + AWAIT_NANOS);
        }
        boolean news = !told.changed().isEmpty() || !told.gone().isEmpty();
        if (!told.gone().isEmpty()) {
            changed(told.toldNanos());
        }
        if (news || told.whole() || told.unreadable() > 0) {
            listener.onOrders(ref, told);
        }
    }
}
