package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.core.book.Book;
import io.fairlead.core.book.BookCare;
import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookLayout;
import io.fairlead.core.book.EntryAction;
import io.fairlead.core.book.EntryKind;
import io.fairlead.core.book.MarketEntry;
import io.fairlead.core.book.MarketSink;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A flood of prices with one client that hardly reads.
class PriceFloodTest {
    private static final int CHANGES = 100_000;

    private final MarketEntry entry = new MarketEntry();

    /// Takes a message, and unless it is eager the next one only when it is allowed to.
    private static final class Client implements WebSocket.Listener {
        private final boolean eager;
        final AtomicLong messages = new AtomicLong();
        final AtomicLong skipped = new AtomicLong();
        volatile String best = "";
        private final StringBuilder partial = new StringBuilder();

        Client(boolean eager) {
            this.eager = eager;
        }

        @Override
        public void onOpen(WebSocket socket) {
            socket.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (!last) {
                socket.request(1);
                return null;
            }
            JsonNode message = RunningApi.json(partial.toString());
            partial.setLength(0);
            if (message.path("topic").asText().equals("book")) {
                messages.incrementAndGet();
                skipped.addAndGet(message.path("skipped").asLong());
                best = message.at("/books/0/bids/0/price").asText();
            }
            if (eager || !message.path("topic").asText().equals("book")) {
                socket.request(1); // for the other one the test asks
            }
            return null;
        }
    }

    private WebSocket connect(RunningApi api, Client client) {
        WebSocket socket = api.client
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + api.viewer)
                .buildAsync(URI.create("ws://127.0.0.1:" + api.server.port() + "/api/v1/events"), client)
                .join();
        socket.sendText("{\"op\": \"subscribe\", \"topic\": \"book\", \"symbol\": \"EUR/USD\"}", true)
                .join();
        return socket;
    }

    private void quote(Book book, long bid) {
        book.begin(MarketSink.Refresh.SNAPSHOT, MarketSink.NO_SEQUENCE, bid);
        for (int level = 0; level < 20; level++) {
            book.entry(entry.begin(EntryKind.BID, EntryAction.NEW)
                    .price(bid - level, 5)
                    .size(1_000 + level, 0));
            book.entry(entry.begin(EntryKind.ASK, EntryAction.NEW)
                    .price(bid + 10 + level, 5)
                    .size(1_000 + level, 0));
        }
        book.end();
    }

    @Test
    void slowReaderDelaysNobodyAndEndsWithTheNewestBook() {
        try (RunningApi api = new RunningApi()) {
            api.gateway.market = api.books;
            Book book = api.books.open(
                    new BookKey(FakeGateway.VENUE, FakeGateway.EURUSD), BookLayout.byPrice(20), BookCare.NONE);
            quote(book, 100_000);
            Client slow = new Client(false);
            Client quick = new Client(true);
            WebSocket slowSocket = connect(api, slow);
            connect(api, quick);
            await().atMost(Duration.ofSeconds(10)).until(() -> slow.messages.get() == 1 && quick.messages.get() == 1);

            for (int i = 1; i <= CHANGES; i++) {
                quote(book, 100_000 + i);
            }
            assertThat(slow.messages).as("it was not allowed to read").hasValue(1);
            await().atMost(Duration.ofSeconds(10)).until(() -> quick.best.equals("2"));
            assertThat(quick.skipped.get() + quick.messages.get()).isBetween(CHANGES / 2L, CHANGES + 1L);

            await().atMost(Duration.ofSeconds(10)).until(() -> {
                slowSocket.request(1);
                return slow.best.equals("2");
            });
            assertThat(slow.messages.get()).isLessThan(quick.messages.get() + 1_000);
            assertThat(slow.skipped.get() + slow.messages.get()).isBetween(CHANGES / 2L, CHANGES + 1L);
            String metrics = api.get("/metrics").body();
            assertThat(metrics).contains("fairlead_feed_skipped_total", "fairlead_stream_sends_seconds_max");
        }
    }
}
