package io.fairlead.venues.tradelocker.rest;

import static io.fairlead.venues.tradelocker.rest.Scripted.SECOND;
import static io.fairlead.venues.tradelocker.rest.Scripted.answer;
import static io.fairlead.venues.tradelocker.rest.Scripted.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A venue that puts its columns into another order while we read its tables.
class ChangedColumnsTest {
    private static final String ORDERS = "GET /trade/accounts/101/orders";

    private final Stand stand = new Stand().ready();
    private final Scripted venue = stand.venue;

    /// The venue has its columns so from now on.
    private void orders(List<String> columns) {
        Map<String, List<String>> tables = new HashMap<>(Samples.TABLES);
        tables.put("ordersConfig", columns);
        venue.on("GET /trade/config", _ -> answer(200, Samples.config(tables, Samples.LIMITS)));
        venue.on(ORDERS, _ -> ok("{\"orders\":[" + Samples.row(columns, Samples.ORDER) + "]}"));
    }

    private boolean isRead() {
        List<Reply<Listing<OrderRow>>> heard = new ArrayList<>();
        stand.rest.orders(Stand.ONE, Priority.QUERY, heard::add);
        while (heard.isEmpty()) {
            stand.run(SECOND / 10);
        }
        return heard.getFirst() instanceof Reply.Ok<Listing<OrderRow>>(Listing<OrderRow> listing, long _, long _)
                && listing.isComplete();
    }

    /// How long it takes until the table can be read.
    private long unreadNanos() {
        long from = venue.now;
        while (!isRead()) {
            assertThat(venue.now).isLessThan(from + 60 * SECOND);
        }
        return venue.now - from;
    }

    @Test
    void areReadAtOnceAgainThoughManyAnswersWereLostBefore() {
        List<String> documented = Objects.requireNonNull(Samples.TABLES.get("ordersConfig"));
        List<String> turned = new ArrayList<>(documented);
        Collections.reverse(turned);
        orders(documented);
        assertThat(isRead()).isTrue();
        venue.on(ORDERS, _ -> null);
        for (int i = 0; i < 6; i++) {
            assertThat(isRead()).isFalse();
        }
        assertThat(venue.count("GET /trade/config")).isEqualTo(1);
        orders(turned);
        assertThat(unreadNanos()).isLessThan(4 * SECOND);
        orders(documented);
        assertThat(unreadNanos()).isLessThan(4 * SECOND);
        orders(turned);
        assertThat(unreadNanos()).isLessThan(4 * SECOND);
    }

    @Test
    void areReadEverLessOftenWhereReadingThemDoesNotHelp() {
        orders(Objects.requireNonNull(Samples.TABLES.get("ordersConfig")));
        venue.on(ORDERS, _ -> ok("{\"orders\":[[\"1\",\"2\"]]}"));
        long until = venue.now + 64 * SECOND;
        while (venue.now < until) {
            assertThat(isRead()).isFalse();
        }
        assertThat(venue.count("GET /trade/config")).isBetween(5L, 7L);
    }
}
