package io.fairlead.venues.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.EntryAction;
import io.fairlead.core.book.Fault;
import io.fairlead.core.book.MarketEntry;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.book.TradingStatus;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.venues.market.PriceFeed;
import io.fairlead.venues.web.WebStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The feed on virtual time, over a stream that is played by hand.
class CoinbaseFeedTest {
    private static final long SECOND = 1_000_000_000L;
    private static final VenueId VENUE = new VenueId("reference");
    private static final BookKey KEY = new BookKey(VENUE, new Symbol("BTC/USD"));

    private final List<String> told = new ArrayList<>();
    private final List<Played> streams = new ArrayList<>();
    private final Books books = watched();
    private final CoinbaseFeed feed = new CoinbaseFeed(
            CoinbaseSettings.of(VENUE, CoinbaseSettings.PUBLIC_FEED),
            List.of(instrument("BTC/USD", Map.of(VENUE, "BTC-USD")), instrument("EUR/USD", Map.of())),
            books,
            (_, _) -> {
                streams.add(new Played());
                return streams.getLast();
            },
            () -> 0);
    private long now = 1_000 * SECOND;

    private Books watched() {
        Books made = new Books();
        made.watch(book -> book.tap(new Told()));
        return made;
    }

    private static Instrument instrument(String symbol, Map<VenueId, String> names) {
        Decimal one = Decimal.ONE;
        return new Instrument(
                new Symbol(symbol),
                new Currency(symbol.substring(0, 3)),
                new Currency("USD"),
                new Instrument.Contract(one, Decimal.of("0.01"), one, one, Decimal.of(100)),
                names);
    }

    /// Keeps what the adapter tells, as text.
    private final class Told implements MarketSink {
        @Override
        public void begin(Refresh refresh, long sequence, long receivedNanos) {
            told.add(refresh.name());
        }

        @Override
        public void entry(MarketEntry entry) {
            String size =
                    entry.action() == EntryAction.DELETE ? "" : " " + new Decimal(entry.size(), entry.sizeScale());
            told.add(entry.kind() + " " + entry.action() + " " + new Decimal(entry.price(), entry.priceScale()) + size);
        }

        @Override
        public void end() {
            told.add("END");
        }

        @Override
        public void status(TradingStatus status, long nowNanos) {
            told.add("STATUS " + status);
        }

        @Override
        public void requested(long nowNanos) {
            told.add("REQUESTED");
        }

        @Override
        public void gapped(Fault why, long nowNanos) {
            told.add("GAPPED " + why);
        }

        @Override
        public void cut(long nowNanos) {
            told.add("CUT");
        }

        @Override
        public void lost(long nowNanos) {
            told.add("LOST");
        }
    }

    private static final class Played implements WebStream {
        final Queue<Consumer<Handler>> coming = new ArrayDeque<>();
        final List<String> sent = new ArrayList<>();
        boolean closed;

        @Override
        public int poll(Handler handler, int most) {
            int polled = 0;
            while (!closed && polled < most && !coming.isEmpty()) {
                coming.remove().accept(handler);
                polled++;
            }
            return polled;
        }

        @Override
        public void send(String text) {
            sent.add(text);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private Played open() {
        feed.poll(now);
        Played stream = streams.getLast();
        stream.coming.add(WebStream.Handler::onOpen);
        feed.poll(now);
        return stream;
    }

    private void says(String text) {
        streams.getLast().coming.add(handler -> handler.onText(text));
        feed.poll(now);
    }

    private void snapshot() {
        says("""
                {"type":"snapshot","product_id":"BTC-USD","bids":[["100.10","1"],["100.00","2"]],
                 "asks":[["100.20","3"]]}""");
    }

    private void heartbeat(long sequence, long lastTrade) {
        says("{\"type\":\"heartbeat\",\"product_id\":\"BTC-USD\",\"sequence\":" + sequence + ",\"last_trade_id\":"
                + lastTrade + "}");
    }

    private void ticker(long sequence, long trade) {
        says("{\"type\":\"ticker\",\"product_id\":\"BTC-USD\",\"sequence\":" + sequence + ",\"trade_id\":" + trade
                + ",\"price\":\"100.10\",\"last_size\":\"0.5\",\"time\":\"2026-11-21T10:00:00Z\"}");
    }

    @Test
    void subscribesOnceOpenAndTellsTheBookWhatComes() {
        Played stream = open();
        assertThat(stream.sent)
                .containsExactly("{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],"
                        + "\"channels\":[\"heartbeat\",\"ticker\",\"level2_batch\"]}");
        says("{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":[[\"buy\",\"1\",\"1\"]]}");
        snapshot();
        says("{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":[[\"buy\",\"100.10\",\"0\"],"
                + "[\"sell\",\"100.15\",\"7.50\"],[\"sell\",\"300\",\"0\"]]}");
        ticker(5, 50);
        says("{\"type\":\"snapshot\",\"product_id\":\"DOGE-USD\",\"bids\":[],\"asks\":[]}");
        says("{\"type\":\"subscriptions\",\"channels\":[]}");

        assertThat(told)
                .containsExactly(
                        "REQUESTED",
                        "SNAPSHOT",
                        "BID NEW 100.1 1",
                        "BID NEW 100 2",
                        "ASK NEW 100.2 3",
                        "END",
                        "INCREMENTAL",
                        "BID DELETE 100.1",
                        "ASK SET 100.15 7.5",
                        "END",
                        "INCREMENTAL",
                        "TRADE NEW 100.1 0.5",
                        "END");
        assertThat(feed.ignored("BTC-USD")).isEqualTo(1);
        assertThat(feed.ignored("DOGE-USD")).isZero();
        assertThat(feed.view()).isEqualTo(new PriceFeed.View(VENUE, true, now, now, "", 1, 0));
    }

    @Test
    void tradeThatAHeartbeatNamedAndNobodyBroughtIsAGap() {
        open();
        snapshot();
        ticker(10, 50);
        heartbeat(11, 51);
        told.clear();
        heartbeat(12, 52);
        assertThat(told).containsExactly("GAPPED SEQUENCE_GAP", "REQUESTED");

        snapshot();
        told.clear();
        ticker(20, 53);
        heartbeat(21, 53);
        heartbeat(22, 53);
        assertThat(told).containsExactly("INCREMENTAL", "TRADE NEW 100.1 0.5", "END");
    }

    @Test
    void numbersOfThePastAreLeftOut() {
        open();
        snapshot();
        ticker(10, 50);
        told.clear();
        ticker(9, 49);
        heartbeat(8, 60);
        heartbeat(8, 60);
        assertThat(told).isEmpty();
        assertThat(feed.ignored("BTC-USD")).isEqualTo(3);
    }

    @Test
    void bookInDoubtIsAskedForAgainAtAPace() {
        Played stream = open();
        snapshot();
        told.clear();
        feed.refresh(KEY, now);
        feed.poll(now);
        feed.refresh(KEY, now);
        feed.poll(now + 1);

        assertThat(stream.sent.subList(1, stream.sent.size()))
                .containsExactly(
                        "{\"type\":\"unsubscribe\",\"product_ids\":[\"BTC-USD\"],\"channels\":[\"level2_batch\"]}",
                        "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],\"channels\":[\"level2_batch\"]}");
        assertThat(told).containsExactly("REQUESTED");
        feed.poll(now + SECOND);
        assertThat(stream.sent).hasSize(5);
    }

    @Test
    void unreadableMessageMakesEveryBookDoubtfulAndManyInARowEndTheConnection() {
        Played stream = open();
        snapshot();
        told.clear();
        says("{\"type\":\"l2upd");
        assertThat(told).containsExactly("GAPPED SEQUENCE_GAP", "REQUESTED");
        assertThat(feed.view().problem()).startsWith("unreadable message");
        for (int i = 0; i < 7; i++) {
            says("nonsense");
        }
        assertThat(stream.closed).isTrue();
        assertThat(feed.view().up()).isFalse();
        assertThat(feed.view().unreadable()).isEqualTo(8);
    }

    @Test
    void silenceEndsTheConnectionAndThePauseGrowsUntilOneHolds() {
        open();
        snapshot();
        told.clear();
        now += 5 * SECOND - 1;
        feed.poll(now);
        assertThat(told).isEmpty();
        now += 1;
        feed.poll(now);
        assertThat(told).containsExactly("CUT");
        assertThat(feed.view().problem()).isEqualTo("silent for 5000 ms");

        assertThat(pauseUntilNextStream()).isEqualTo(1);
        streams.getLast().coming.add(handler -> handler.onEnd("refused with HTTP 503"));
        feed.poll(now);
        assertThat(feed.view().problem()).isEqualTo("refused with HTTP 503");
        assertThat(pauseUntilNextStream()).isEqualTo(2);
        now += 10 * SECOND;
        feed.poll(now);
        assertThat(feed.view().problem()).isEqualTo("did not open in time");
        assertThat(pauseUntilNextStream()).isEqualTo(4);
        Played stream = streams.getLast();
        stream.coming.add(WebStream.Handler::onOpen);
        feed.poll(now);
        for (int i = 0; i < 12; i++) {
            now += SECOND;
            heartbeat(i, 1);
        }
        stream.coming.add(handler -> handler.onEnd("closed with 1006"));
        feed.poll(now);
        assertThat(pauseUntilNextStream()).isEqualTo(1);
        assertThat(feed.view().connections()).isEqualTo(2);
    }

    /// In seconds.
    private long pauseUntilNextStream() {
        int before = streams.size();
        long from = now;
        while (streams.size() == before) {
            now += SECOND / 10;
            feed.poll(now);
        }
        return Math.round((now - from) / (double) SECOND);
    }

    @Test
    void aCrossThatLastsIsAskedForAnewAsTimeGoesBy() {
        Played stream = open();
        snapshot();
        says("{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":[[\"buy\",\"100.30\",\"1\"]]}");
        feed.poll(now + SECOND / 2);
        assertThat(stream.sent).hasSize(1);
        now += SECOND;
        feed.poll(now);
        feed.poll(now + 1);
        assertThat(stream.sent).hasSize(3);
    }

    @Test
    void refusalIsShown() {
        open();
        says("{\"type\":\"error\",\"message\":\"Failed to subscribe\",\"reason\":\"BTC-USD is not a valid product\"}");
        assertThat(feed.view().problem()).isEqualTo("refused: Failed to subscribe: BTC-USD is not a valid product");
        feed.burst(KEY, Fault.CROSSED, now);
    }

    @Test
    void bookThatMovedTowardsItsHorizonIsAskedForAgain() {
        Played stream = open();
        StringBuilder bids = new StringBuilder();
        for (int i = 0; i < 700; i++) {
            bids.append(i == 0 ? "" : ",").append("[\"").append(1_000 - i).append("\",\"1\"]");
        }
        says("{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"bids\":[" + bids + "],\"asks\":[[\"2000\",\"1\"]]}");
        assertThat(told).hasSize(1 + 1 + 500 + 1 + 1);
        for (int i = 0; i < 481; i++) {
            says("{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":[[\"buy\",\"" + (1_000 - i)
                    + "\",\"0\"]]}");
        }
        feed.poll(now);
        assertThat(stream.sent).hasSize(3);
        assertThat(told.getLast()).isEqualTo("REQUESTED");
    }

    @Test
    void nameThatTheVenueCannotHaveIsRefusedAtTheStart() {
        List<Instrument> instruments = List.of(instrument("BTC/USD", Map.of(VENUE, "BTC/USD")));
        assertThatThrownBy(() -> new CoinbaseFeed(
                        CoinbaseSettings.of(VENUE, CoinbaseSettings.PUBLIC_FEED),
                        instruments,
                        new Books(),
                        (_, _) -> new Played(),
                        () -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BTC/USD");
    }

    @Test
    void closedFeedStaysDown() {
        Played stream = open();
        feed.close(now);
        assertThat(stream.closed).isTrue();
        now += 1_000 * SECOND;
        feed.poll(now);
        assertThat(streams).hasSize(1);
        feed.close(now);
        feed.refresh(KEY, now);
        assertThat(feed.view().up()).isFalse();
    }
}
