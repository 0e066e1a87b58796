package io.fairlead.venues.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.venues.coinbase.CoinbaseMessage.Type;
import io.fairlead.venues.coinbase.CoinbaseMessages.Unreadable;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoinbaseMessagesTest {
    private static final String TICKER = """
            {"type":"ticker","sequence":37475248783,"product_id":"ETH-USD","price":"1285.22","best_bid":"1285.04",
             "side":"buy","time":"2022-10-19T23:28:22.061769Z","trade_id":370843401,"last_size":"11.43966830"}""";

    private final CoinbaseMessages messages = new CoinbaseMessages();
    private final CoinbaseMessage message = new CoinbaseMessage();

    @Test
    void tickerIsReadWithItsNumbers() throws Unreadable {
        messages.read(TICKER, message);

        assertThat(message.type).isEqualTo(Type.TICKER);
        assertThat(message.product).isEqualTo("ETH-USD");
        assertThat(message.sequence).isEqualTo(37_475_248_783L);
        assertThat(message.tradeId).isEqualTo(370_843_401L);
        assertThat(message.timeNanos).isEqualTo(1_666_222_102_061_769_000L);
        assertThat(message.price.unscaled() + "e-" + message.price.scale()).isEqualTo("128522e-2");
        assertThat(message.size.unscaled() + "e-" + message.size.scale()).isEqualTo("114396683e-7");
    }

    @Test
    void bookIsReadInAnyOrderOfFields() throws Unreadable {
        messages.read(
                "{\"bids\":[[\"10.10\",\"0.5\"]],\"extra\":{\"a\":[1,{}]},\"asks\":[[\"10.20\",\"2\",\"new\"]],"
                        + "\"product_id\":\"BTC-USD\",\"type\":\"snapshot\"}",
                message);
        assertThat(message.type).isEqualTo(Type.SNAPSHOT);
        assertThat(levels()).containsExactly("bid 101e-1 5e-1", "ask 102e-1 2e-0");

        messages.read(
                "{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"time\":\"2019-08-14T20:42:27.265Z\","
                        + "\"changes\":[[\"buy\",\"10.10\",\"0.00000000\"],[\"sell\",\"11\",\"3\"]]}",
                message);
        assertThat(levels()).containsExactly("bid 101e-1 0e-0", "ask 11e-0 3e-0");
    }

    private List<String> levels() {
        return IntStream.range(0, message.levels.count())
                .mapToObj(i -> (message.levels.isBid(i) ? "bid " : "ask ") + message.levels.price(i) + "e-"
                        + message.levels.priceScale(i) + " " + message.levels.size(i) + "e-"
                        + message.levels.sizeScale(i))
                .toList();
    }

    @Test
    void kindsThatNobodyKnowsArePassedOver() throws Unreadable {
        messages.read("{\"type\":\"brand_new\",\"anything\":[[[1]]]}", message);
        assertThat(message.type).isEqualTo(Type.OTHER);
        messages.read("{\"type\":\"error\",\"message\":\"Failed to subscribe\",\"reason\":\"X is none\"}", message);
        assertThat(message.text).isEqualTo("Failed to subscribe: X is none");
        messages.read("{\"type\":\"error\",\"message\":\"" + "x".repeat(5_000) + "\"}", message);
        assertThat(message.text).hasSize(200);
    }

    @Test
    void whatCannotBeReadIsSaidAndNothingElseIsThrown() {
        for (String text : List.of(
                "",
                "[]",
                "{",
                "{\"type\":\"ticker\"",
                "{\"type\":5}",
                "{}{}",
                "{\"sequence\":\"7\"}",
                "{\"sequence\":1e400}",
                "{\"time\":\"yesterday\"}",
                "{\"time\":\"+999999999-01-01T00:00:00Z\"}",
                "{\"price\":\"-1\"}",
                "{\"price\":\"1e5\"}",
                "{\"price\":\"\"}",
                "{\"price\":1}",
                "{\"price\":\"0.0000000000001\"}",
                "{\"price\":\"1234567890123456789\"}",
                "{\"bids\":5}",
                "{\"bids\":[5]}",
                "{\"bids\":[[\"1\"]]}",
                "{\"bids\":[[\"1\",\"2\",[]]]}",
                "{\"changes\":[[\"hold\",\"1\",\"2\"]]}",
                "{\"product_id\":\"" + "x".repeat(65) + "\"}",
                "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")) {
            assertThatThrownBy(() -> messages.read(text, message)).as(text).isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void spoiledMessagesAreUnreadableOrHarmless() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(TICKER);
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                text.setCharAt(random.nextInt(text.length()), "{}[]\",:0x".charAt(random.nextInt(9)));
            }
            try {
                messages.read(text.substring(0, random.nextInt(text.length() + 1)), message);
                assertThat(message.price.unscaled()).isNotNegative();
            } catch (Unreadable e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void requestsNamePlainWordsOnly() {
        assertThat(CoinbaseMessages.request("subscribe", List.of("BTC-USD", "ETH-USD"), List.of("ticker")))
                .isEqualTo(
                        "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"],\"channels\":[\"ticker\"]}");
        assertThatThrownBy(() -> CoinbaseMessages.request("subscribe", List.of("A\"B"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
