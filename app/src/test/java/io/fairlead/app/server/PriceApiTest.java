package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.core.bar.Bar;
import io.fairlead.core.bar.BarHistory;
import io.fairlead.core.book.Book;
import io.fairlead.core.book.BookCare;
import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookLayout;
import io.fairlead.core.book.EntryAction;
import io.fairlead.core.book.EntryKind;
import io.fairlead.core.book.MarketEntry;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.model.Decimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bars and recordings over HTTP, with the real history behind it.
class PriceApiTest {
    private static final long START = 1_795_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final AtomicBoolean over = new AtomicBoolean();
    private final MarketEntry entry = new MarketEntry();
    private RunningApi api;
    private Book book;
    private Thread prices;

    @BeforeEach
    void start() {
        api = new RunningApi();
        book = api.books.open(new BookKey(FakeGateway.VENUE, FakeGateway.EURUSD), BookLayout.byPrice(5), BookCare.NONE);
        for (int i = 0; i < 3; i++) {
            quote(108_500 + i, START + i * SECOND);
        }
        prices = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                api.prices.poll(START + 10 * SECOND);
                Thread.onSpinWait();
                Thread.yield();
            }
        });
    }

    @AfterEach
    void stop() throws InterruptedException {
        over.set(true);
        prices.join();
        api.close();
    }

    private void quote(long bid, long nanos) {
        book.begin(MarketSink.Refresh.SNAPSHOT, MarketSink.NO_SEQUENCE, nanos);
        book.entry(entry.begin(EntryKind.BID, EntryAction.NEW).price(bid, 5).size(1, 0));
        book.entry(
                entry.begin(EntryKind.ASK, EntryAction.NEW).price(bid + 10, 5).size(1, 0));
        book.entry(entry.begin(EntryKind.TRADE, EntryAction.NEW).price(bid, 5).size(7, 0));
        book.end();
    }

    @Test
    void barsComeOldestFirstAndCanBeCutByTimeAndNumber() {
        JsonNode bars = api.get("/api/v1/bars/EUR%2FUSD?size=1s&limit=2").json().path("items");
        assertThat(bars).hasSize(2);
        assertThat(bars.get(0).path("close").asText()).isEqualTo("1.08506");
        assertThat(bars.get(1).path("open").asText()).isEqualTo("1.08507");
        assertThat(bars.get(1).path("settled").asBoolean()).isTrue();

        JsonNode minute = api.get("/api/v1/bars/EUR%2FUSD?source=trades&venue=" + FakeGateway.VENUE)
                .json()
                .path("items");
        assertThat(minute.get(0).path("volume").asText()).isEqualTo("21");
        assertThat(api.get("/api/v1/bars/EUR%2FUSD?size=1s&from=2100-01-01T00:00:00Z&to=2101-01-01T00:00:00Z")
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(api.send(api.request("/api/v1/bars/EUR%2FUSD?size=1s&limit=1", api.viewer)
                                .header("Accept", "text/csv")
                                .build())
                        .body())
                .startsWith("at,endAt,open,high,low,close,volume,ticks,settled,source\r\n");
    }

    @Test
    void barsOfTheTimeBeforeAreTheVenuesOwnOrItSaysThatItKeepsNone() {
        JsonNode none = api.get("/api/v1/bars/EUR%2FUSD?size=1m&limit=3").json();
        assertThat(none.path("items")).hasSize(1);
        assertThat(none.path("noOlder").asText()).isEqualTo("the venue keeps no bars");

        api.prices.offer(FakeGateway.VENUE, (query, answer) -> {
            long minute = query.size().nanos();
            long start = query.range().toNanos() - minute;
            Decimal price = Decimal.of("1.08");
            Bar.Prices prices = new Bar.Prices(price, price, price, price);
            answer.accept(new BarHistory.Answer.Bars(
                    List.of(new Bar(query.size(), start, start + minute, prices, Decimal.of(3), 0, true))));
        });
        JsonNode bars = api.get("/api/v1/bars/EUR%2FUSD?size=1m&limit=4").json();
        assertThat(bars.path("items").findValuesAsText("source")).containsExactly("venue", "mids");
        assertThat(bars.path("noOlder").asText()).isEmpty();
        JsonNode venue = api.get("/api/v1/bars/EUR%2FUSD?size=1m&source=venue").json();
        assertThat(venue.path("items").findValuesAsText("source")).containsExactly("venue");
    }

    @Test
    void whatNobodyMakesIsRefused() {
        assertThat(api.get("/api/v1/bars/EUR%2FUSD?size=2h").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/bars/EUR%2FUSD?size=1d").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/bars/EUR%2FUSD?source=dreams").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/bars/DOGE").status()).isEqualTo(404);
    }

    @Test
    void recordingIsSwitchedByAdminsAndSaysHowItIsDoing() {
        assertThat(api.get("/api/v1/recording").json().path("state").asText()).isEqualTo("OFF");
        assertThat(api.send("POST", "/api/v1/recording", api.trader, "{\"on\": true}")
                        .status())
                .isEqualTo(403);
        assertThat(api.post("/api/v1/recording", "{\"on\": true}")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("ON");
        assertThat(api.post("/api/v1/recording", "{\"on\": \"maybe\"}").code()).isEqualTo("FIELD_TYPE");
        assertThat(api.post("/api/v1/recording", "{}").code()).isEqualTo("FIELD_MISSING");
        assertThat(api.post("/api/v1/recording", "{\"on\": false}").status()).isEqualTo(202);
        assertThat(api.audited)
                .satisfiesExactly(
                        on -> assertThat(on).startsWith("RECORDING_STARTED market data ada, token "),
                        off -> assertThat(off).startsWith("RECORDING_STOPPED market data ada, token "));
    }
}
