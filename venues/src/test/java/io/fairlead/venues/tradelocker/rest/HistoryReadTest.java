package io.fairlead.venues.tradelocker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class HistoryReadTest {
    private static final long MILLI = 1_000_000L;
    private static final int MOST_ROWS = 16;
    private static final HistoryQuery AN_HOUR = new HistoryQuery(0, 3_600_000);

    private final List<OrderRow> venue = new ArrayList<>();
    private final HistoryCuts cuts = new HistoryCuts();
    private final List<HistoryQuery> asked = new ArrayList<>();
    private final List<Reply<Listing<OrderRow>>> told = new ArrayList<>();

    @Test
    void ordersOfOneMomentTakeFewQuestionsHoweverLongTheStretchIs() {
        for (int i = 0; i < 40; i++) {
            long millis = 3_590_000 + 20 * i;
            venue.addFirst(row(i, millis, millis));
        }
        read(row -> row.lastModifiedNanos() / MILLI);
        assertThat(told)
                .singleElement()
                .satisfies(reply -> assertThat(rows(reply)).containsExactlyInAnyOrderElementsOf(venue));
        assertThat(asked).hasSizeLessThan(10);
    }

    /// Orders that rested for long, and were all filled in one moment: it is no use to part them by that.
    @Test
    void nothingIsLeftOutWhereTheVenueMeansAnotherTime() {
        for (int i = 0; i < 40; i++) {
            venue.addFirst(row(i, 1_000L * i, 3_500_000 + i % 3));
        }
        read(row -> row.createdNanos() / MILLI);
        assertThat(told)
                .singleElement()
                .satisfies(reply -> assertThat(rows(reply)).containsExactlyInAnyOrderElementsOf(venue));
    }

    @Test
    void theNextReadingBeginsWithThePartsThatTheLastOneNeeded() {
        for (int i = 0; i < 160; i++) {
            venue.add(row(i, 20_000L * i, 20_000L * i));
        }
        read(row -> row.lastModifiedNanos() / MILLI);
        int first = asked.size();
        asked.clear();
        venue.add(row(160, 3_300_000, 3_300_000));
        read(row -> row.lastModifiedNanos() / MILLI);
        assertThat(first).isGreaterThan(30);
        assertThat(asked).hasSizeLessThan(20 + 2);
        assertThat(rows(told.getLast())).containsExactlyInAnyOrderElementsOf(venue);
    }

    /// The live account is polled for its last minutes between readings that answer what became of older orders.
    @Test
    void aNarrowReadingCostsTheNextWideOneNoQuestion() {
        for (int i = 0; i < 160; i++) {
            venue.add(row(i, 20_000L * i, 20_000L * i));
        }
        ToLongFunction<OrderRow> time = row -> row.lastModifiedNanos() / MILLI;
        read(time);
        asked.clear();
        read(time);
        List<HistoryQuery> wide = List.copyOf(asked);
        for (long from = 2_000_000; from < AN_HOUR.toMillis(); from += 10_000) {
            read(new HistoryQuery(from, AN_HOUR.toMillis()), time);
            asked.clear();
            read(time);
            assertThat(asked).as("behind a reading from " + from).hasSizeLessThanOrEqualTo(wide.size());
        }
        assertThat(rows(told.getLast())).containsExactlyInAnyOrderElementsOf(venue);
    }

    @Test
    void moreOrdersOfOneMillisecondThanAnAnswerHoldsAreNotReadToTheirEnd() {
        for (int i = 0; i <= MOST_ROWS; i++) {
            venue.add(row(i, 5, 5));
        }
        read(row -> row.lastModifiedNanos() / MILLI);
        assertThat(told).singleElement().isInstanceOf(Reply.Unknown.class);
    }

    private void read(ToLongFunction<OrderRow> time) {
        read(AN_HOUR, time);
    }

    private void read(HistoryQuery stretch, ToLongFunction<OrderRow> time) {
        new HistoryRead((query, then) -> answer(query, time, then), stretch, cuts, told::add).begin();
    }

    private void answer(HistoryQuery query, ToLongFunction<OrderRow> time, Consumer<Reply<HistoryPage>> then) {
        asked.add(query);
        List<OrderRow> found = venue.stream()
                .filter(row -> time.applyAsLong(row) >= query.fromMillis() && time.applyAsLong(row) <= query.toMillis())
                .toList();
        List<OrderRow> page = found.subList(0, Math.min(found.size(), MOST_ROWS));
        then.accept(new Reply.Ok<>(new HistoryPage(new Listing<>(page, 0, ""), found.size() > MOST_ROWS), 1, 2));
    }

    private static List<OrderRow> rows(Reply<Listing<OrderRow>> reply) {
        return reply instanceof Reply.Ok<Listing<OrderRow>>(Listing<OrderRow> listing, long _, long _)
                ? listing.rows()
                : List.of();
    }

    private static OrderRow row(int id, long createdMillis, long modifiedMillis) {
        return new OrderRow(
                String.valueOf(id),
                "278",
                "9912",
                Decimal.ONE,
                Side.BUY,
                "market",
                "Filled",
                Decimal.ONE,
                Decimal.ONE,
                null,
                null,
                "IOC",
                0,
                createdMillis * MILLI,
                modifiedMillis * MILLI,
                false,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
