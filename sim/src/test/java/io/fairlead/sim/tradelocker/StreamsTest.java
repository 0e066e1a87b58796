package io.fairlead.sim.tradelocker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The Streams API without its sockets.
class StreamsTest {
    private static final String KEY = "tl-key";

    private static final Duration SHORT_LIFE = Duration.ofMinutes(2);
    private final Trader trader = new Trader(streamed());
    private final List<JsonNode> messages = new ArrayList<>();
    private boolean closed;
    private StreamConnection connection;
    private String token;

    private static TradeLockerConfig streamed() {
        TradeLockerConfig config = Trader.calm().withDeveloperKey(KEY);
        TradeLockerConfig.Tokens tokens = config.tokens();
        return config.withTokens(
                new TradeLockerConfig.Tokens(tokens.access(), tokens.refresh(), SHORT_LIFE, tokens.loginEvicts()));
    }

    private final class Ear implements StreamListener {
        @Override
        public void event(String name, String json) {
            if (name.equals("stream")) {
                messages.add(parsed(json));
            }
        }

        @Override
        public void closed() {
            closed = true;
        }
    }

    private static JsonNode parsed(String json) {
        return Trader.body(new WebReply.Answered(200, java.util.Map.of(), json, 0));
    }

    @BeforeEach
    void connect() {
        token = token(0);
        connection = trader.sim.connect(KEY, new Ear(), trader.now);
    }

    private String token(int account) {
        return Trader.body(trader.credentials("/auth/jwt/accounts/tokens"))
                .path("data")
                .get(account)
                .path("accessToken")
                .asText();
    }

    private JsonNode emit(StreamConnection to, ObjectNode body) {
        List<JsonNode> acks = new ArrayList<>();
        trader.now += Trader.SECOND;
        trader.sim.subscriptions(to, body.toString(), ack -> acks.add(parsed(ack)), trader.now);
        assertThat(acks).hasSize(1);
        return acks.getFirst();
    }

    private JsonNode subscribe(String with) {
        return emit(connection, Json.object().put("action", "SUBSCRIBE").put("token", with));
    }

    private List<String> types() {
        return messages.stream()
                .map(message -> message.path("type").asText())
                .filter(type -> !type.equals("AccountStatus"))
                .toList();
    }

    @Test
    void handshakeNeedsTheDeveloperKey() {
        assertThat(trader.sim.connect("tl-other", new Ear(), trader.now)).isNull();
        assertThat(trader.sim.connect(null, new Ear(), trader.now)).isNull();
        assertThat(new Trader(Trader.calm()).sim.connect("", new Ear(), trader.now))
                .isNull();
    }

    @Test
    void snapshotComesFirstAndEndsWithSyncEnd() {
        trader.position("");
        trader.place(Trader.LIMIT + "\"price\":1.08");
        assertThat(subscribe(token).path("status").asText()).isEqualTo("ok");
        assertThat(messages.getFirst().path("type").asText()).isEqualTo("AccountStatus");
        assertThat(types()).containsExactly("Position", "OpenOrder", "Property");
        assertThat(messages.getLast().path("name").asText()).isEqualTo("SyncEnd");
    }

    @Test
    void numbersAreTextsAndAccountsHaveTheirPrefix() {
        trader.position("\"stopLoss\":1.08,\"stopLossType\":\"absolute\"");
        subscribe(token);
        for (JsonNode message : messages) {
            message.properties()
                    .forEach(each -> assertThat(each.getValue().isNumber())
                            .as(each.getKey())
                            .isFalse());
        }
        assertThat(messages.getFirst().path("accountId").asText()).isEqualTo("D#701001");
        JsonNode position = messages.get(1);
        assertThat(position.path("instrument").asText()).isEqualTo("EURUSD");
        assertThat(position.path("side").asText()).isEqualTo("BUY");
        assertThat(position.path("lots").asText()).isEqualTo("0.1");
        assertThat(position.path("units").asText()).isEqualTo("10000");
        assertThat(position.path("stopLossLimit").asText()).isEqualTo("1.08");
        assertThat(position.has("openOrderId")).isFalse();
    }

    @Test
    void changesFollowAndAClosedPositionNamesNoAccount() {
        subscribe(token);
        messages.clear();
        String id = trader.position("");
        assertThat(types()).containsExactly("OpenOrder", "OpenOrder", "Position");
        messages.clear();
        trader.ok("DELETE", "/trade/positions/" + id, "{\"qty\":0}");
        trader.later(Duration.ofSeconds(1));
        assertThat(types()).containsExactly("OpenOrder", "OpenOrder", "ClosePosition");
        JsonNode gone = messages.stream()
                .filter(message -> message.path("type").asText().equals("ClosePosition"))
                .findFirst()
                .orElseThrow();
        assertThat(gone.path("positionId").asText()).isEqualTo(id);
        assertThat(gone.has("accountId")).isFalse();
    }

    @Test
    void accountStatusIsFrequentWhilePositionsAreOpen() {
        subscribe(token);
        trader.position("");
        trader.later(Duration.ofSeconds(1));
        messages.clear();
        trader.later(Duration.ofSeconds(10));
        assertThat(messages)
                .hasSize(20)
                .allMatch(message -> message.path("type").asText().equals("AccountStatus"));
    }

    @Test
    void secondSubscriptionOfAnAccountIsRefused() {
        subscribe(token);
        assertThat(subscribe(token).path("code").asText()).isEqualTo("alreadyConnectedError");
        assertThat(subscribe(token(1)).path("status").asText()).isEqualTo("ok");
        JsonNode left =
                emit(connection, Json.object().put("action", "UNSUBSCRIBE").put("accountId", "D#701001"));
        assertThat(left.path("status").asText()).isEqualTo("ok");
        assertThat(subscribe(token).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void tokenOfAnotherWorldIsNotRecognized() {
        Trader live = new Trader(Trader.calm()
                .withEnvironment(TradeLockerConfig.Environment.LIVE)
                .withSeed(9));
        String foreign = Trader.body(live.credentials("/auth/jwt/accounts/tokens"))
                .path("data")
                .get(0)
                .path("accessToken")
                .asText();
        JsonNode ack = subscribe(foreign);
        assertThat(ack.path("code").asText()).isEqualTo("invalidJwt");
        assertThat(ack.path("message").asText()).isEqualTo("Host: live.tradelocker.com not recognized");
    }

    @Test
    void expiredTokenAndThatOfRestAreInvalid() {
        assertThat(subscribe(trader.token).path("code").asText()).isEqualTo("invalidJwt");
        trader.later(SHORT_LIFE);
        assertThat(subscribe(token).path("code").asText()).isEqualTo("invalidJwt");
    }

    @Test
    void accountMustBeThatOfTheToken() {
        ObjectNode body =
                Json.object().put("action", "SUBSCRIBE").put("token", token).put("accountId", "D#1");
        assertThat(emit(connection, body).path("code").asText()).isEqualTo("accountNotFound");
        ObjectNode other =
                Json.object().put("action", "SUBSCRIBE").put("token", token).put("brandId", "OTHER");
        assertThat(emit(connection, other).path("code").asText()).isEqualTo("unauthorized");
        assertThat(emit(connection, Json.object()).path("code").asText()).isEqualTo("badRequest");
    }

    @Test
    void subscriptionsAreLimited() {
        trader.apply(TradeLockerFaultText.parse("limit STREAM_SUBSCRIPTIONS 1 minutes"));
        assertThat(subscribe(token).path("remainingRequests").asInt()).isZero();
        assertThat(subscribe(token(1)).path("code").asText()).isEqualTo("rateLimit");
    }

    @Test
    void errorsComeOnDemand() {
        trader.apply(new TradeLockerFault.SubscribeErrors("unauthorized", 1));
        assertThat(subscribe(token).path("code").asText()).isEqualTo("unauthorized");
        assertThat(subscribe(token).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void silentStreamStaysOpenAndSaysNothing() {
        subscribe(token);
        trader.apply(new TradeLockerFault.SilentStreams(true));
        messages.clear();
        trader.position("");
        assertThat(messages).isEmpty();
        assertThat(closed).isFalse();
    }

    @Test
    void disconnectedIsSaidBeforeTheEnd() {
        subscribe(token);
        trader.apply(new TradeLockerFault.Disconnected());
        assertThat(messages.getLast().path("name").asText()).isEqualTo("Disconnected");
        assertThat(closed).isTrue();
        assertThat(trader.sim.status().streams()).isZero();
    }

    @Test
    void statusOfZeroIsAGlitch() {
        trader.apply(new TradeLockerFault.ZeroEquity(1));
        subscribe(token);
        assertThat(messages.getFirst().path("equity").asText()).isEqualTo("0");
    }
}
