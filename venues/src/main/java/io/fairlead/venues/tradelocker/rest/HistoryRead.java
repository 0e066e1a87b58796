package io.fairlead.venues.tradelocker.rest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// One reading of final orders to its end, however many answers that takes: what does not fit into one is asked for in
/// two parts, that part in the middle of the orders that were told. Orders of an hour may all be of one second: halves
/// of the hour would take a question for each halving, and the venue answers one a second. Any answer that fails ends
/// it, for half a history proves nothing. Owned by the venue's thread.
final class HistoryRead {
    private static final long MILLI = 1_000_000L;
    private static final int MOST_PAGES = 256;
    private static final int MOST_ORDERS = 200_000;

    private final BiConsumer<HistoryQuery, Consumer<Reply<HistoryPage>>> page;
    private final Consumer<Reply<Listing<OrderRow>>> then;
    private final HistoryQuery whole;
    private final HistoryCuts cuts;
    private final Deque<HistoryQuery> open = new ArrayDeque<>();
    private final Map<String, OrderRow> orders = new LinkedHashMap<>();
    private final List<HistoryCuts.Leaf> leaves = new ArrayList<>();
    private int pages;
    private int unreadable;
    private String problem = "";
    private long firstSentNanos;

    /// `page` asks for one answer; `cuts` is what earlier readings of the account learned.
    HistoryRead(
            BiConsumer<HistoryQuery, Consumer<Reply<HistoryPage>>> page,
            HistoryQuery whole,
            HistoryCuts cuts,
            Consumer<Reply<Listing<OrderRow>>> then) {
        this.page = page;
        this.whole = whole;
        this.cuts = cuts;
        this.then = then;
    }

    void begin() {
        open.addAll(cuts.parts(whole));
        ask(open.remove());
    }

    private void ask(HistoryQuery query) {
        page.accept(query, reply -> answered(query, reply));
    }

    private void answered(HistoryQuery query, Reply<HistoryPage> reply) {
        switch (reply) {
            case Reply.Ok<HistoryPage>(HistoryPage answer, long sent, long answered) -> {
                firstSentNanos = pages++ == 0 ? sent : firstSentNanos;
                if (answer.hasMore()) {
                    cuts.overflowed(answer.orders().rows().size());
                    split(query, answer.orders().rows(), answered);
                } else {
                    take(query, answer.orders());
                    next(answered);
                }
            }
            case Reply.Refused<HistoryPage>(int status, String errmsg) ->
                then.accept(new Reply.Refused<>(status, errmsg));
            case Reply.NotSent<HistoryPage>(Reply.Cause cause, String why, long retryAt) ->
                then.accept(new Reply.NotSent<>(cause, why, retryAt));
            case Reply.Unknown<HistoryPage>(String why) -> then.accept(new Reply.Unknown<>(why));
        }
    }

    private void split(HistoryQuery query, List<OrderRow> told, long answered) {
        if (!query.isDivisible() || pages + open.size() >= MOST_PAGES) {
            then.accept(new Reply.Unknown<>("the venue has more final orders than it tells in " + pages + " answers"));
            return;
        }
        long at = middle(query, told);
        open.push(query.since(at));
        open.push(query.before(at));
        next(answered);
    }

    /// Which of an order's times the venue means is published nowhere: where it is another, time is halved.
    private static long middle(HistoryQuery query, List<OrderRow> told) {
        long[] within = told.stream()
                .mapToLong(order -> order.lastModifiedNanos() / MILLI)
                .filter(query::isDivisibleAt)
                .sorted()
                .toArray();
        return within.length == 0 ? query.middle() : within[within.length / 2];
    }

    /// The venue may change an order between two answers: the later word counts.
    private void take(HistoryQuery query, Listing<OrderRow> told) {
        leaves.add(new HistoryCuts.Leaf(query, told.rows().size()));
        told.rows().forEach(order -> orders.put(order.id(), order));
        problem = unreadable == 0 ? told.problem() : problem;
        unreadable += told.unreadable();
    }

    private void next(long answered) {
        HistoryQuery query = open.poll();
        if (query != null && orders.size() <= MOST_ORDERS) {
            ask(query);
        } else if (query != null) {
            then.accept(new Reply.Unknown<>("more than " + MOST_ORDERS + " final orders"));
        } else {
            cuts.learn(whole, leaves);
            Listing<OrderRow> all = new Listing<>(orders.values().stream().toList(), unreadable, problem);
            then.accept(new Reply.Ok<>(all, firstSentNanos, answered));
        }
    }
}
