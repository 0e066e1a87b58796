package io.fairlead.sim.tradelocker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Logins, tokens, accounts, and what is let in.
class LoginsTest {
    private final Trader trader = new Trader(Trader.calm());

    private static TradeLockerConfig evicting() {
        TradeLockerConfig.Tokens tokens = Trader.calm().tokens();
        return Trader.calm()
                .withTokens(new TradeLockerConfig.Tokens(tokens.access(), tokens.refresh(), tokens.stream(), true));
    }

    private WebReply.Answered refresh() {
        return Trader.answered(trader.send(
                "POST",
                "/auth/jwt/refresh",
                Map.of("user-agent", "Mozilla/5.0"),
                "{\"refreshToken\":\"" + trader.refreshToken + "\"}"));
    }

    @Test
    void loginIsAnswered201WithoutEnvelope() throws Exception {
        WebReply.Answered reply = trader.credentials("/auth/jwt/token");
        assertThat(reply.status()).isEqualTo(201);
        JsonNode body = Trader.body(reply);
        assertThat(body.has("s")).isFalse();
        String[] token = body.path("accessToken").asText().split("\\.");
        JsonNode claims =
                Trader.JSON.readTree(new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8));
        assertThat(claims.path("host").asText()).isEqualTo("demo.tradelocker.com");
        assertThat(claims.path("exp").asLong())
                .isEqualTo(Instant.parse(body.path("expireDate").asText()).getEpochSecond());
    }

    @Test
    void wrongCredentialsAreABadRequest() {
        WebReply.Answered reply = Trader.answered(trader.send(
                "POST",
                "/auth/jwt/token",
                Map.of("user-agent", "Mozilla/5.0"),
                "{\"email\":\"trader@example.com\",\"password\":\"wrong\",\"server\":\"FAIRDEMO\"}"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("Incorrect email or password");
    }

    @Test
    void bothTokensRotateAndARefreshTokenIsGoodOnce() {
        JsonNode fresh = Trader.body(refresh());
        assertThat(fresh.path("accessToken").asText()).isNotEqualTo(trader.token);
        assertThat(fresh.path("refreshToken").asText()).isNotEqualTo(trader.refreshToken);
        assertThat(refresh().status()).isEqualTo(401);
        trader.token = fresh.path("accessToken").asText();
        trader.get("/trade/config");
    }

    @Test
    void tokensExpire() {
        Trader patient = new Trader(Trader.slow());
        patient.later(Duration.ofMinutes(61));
        patient.status(401, "GET", "/trade/config", "");
        patient.login();
        patient.get("/trade/config");
    }

    @Test
    void loginEvictsEarlierOnesOnlyWhereTheVenueIsSo() {
        String first = trader.token;
        trader.login();
        trader.token = first;
        trader.get("/trade/config");
        Trader evicted = new Trader(evicting());
        String old = evicted.token;
        evicted.login();
        evicted.token = old;
        evicted.status(401, "GET", "/trade/config", "");
    }

    @Test
    void evictionVoidsEveryToken() {
        trader.apply(new TradeLockerFault.Evict(""));
        trader.status(401, "GET", "/trade/config", "");
        assertThat(refresh().status()).isEqualTo(401);
    }

    @Test
    void accountsComeWithTextsAlone() {
        JsonNode accounts = Trader.body(trader.status(200, "GET", "/auth/jwt/all-accounts", ""))
                .path("accounts");
        assertThat(accounts).hasSize(2);
        accounts.get(0)
                .properties()
                .forEach(each -> assertThat(each.getValue().isTextual())
                        .as(each.getKey())
                        .isTrue());
        assertThat(accounts.get(0).path("accountBalance").asText()).isEqualTo("100000.00");
    }

    @Test
    void accountNumberMustBeThereAndFitTheAccount() {
        trader.accNum = "9";
        trader.status(404, "GET", "/trade/config", "");
        trader.accNum = "2";
        trader.status(403, "GET", trader.path("state"), "");
        Map<String, String> headers = new LinkedHashMap<>(trader.headers());
        headers.remove("accnum");
        assertThat(Trader.answered(trader.send("GET", "/trade/config", headers, ""))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void streamTokenIsForStreamsAlone() {
        JsonNode data =
                Trader.body(trader.credentials("/auth/jwt/accounts/tokens")).path("data");
        assertThat(data).hasSize(2);
        assertThat(data.get(0).path("accountId").asText()).isEqualTo("D#701001");
        trader.token = data.get(0).path("accessToken").asText();
        trader.status(400, "GET", "/trade/config", "");
    }

    @Test
    void accountDetailsHaveRulesOfTradingAndOfRisk() {
        JsonNode details = trader.get("/trade/accounts").get(0);
        assertThat(details.path("tradingRules")
                        .path("supportPartialClosePosition")
                        .asBoolean())
                .isTrue();
        assertThat(details.path("riskRules").path("dailyLossLimit").isNull()).isTrue();
    }

    @Test
    void limitsAreOfTheLoginAndWhoeverExceedsThemIsToldAndCounted() {
        trader.pause = 0;
        trader.get(trader.path("positions"));
        WebReply.Answered reply = trader.status(429, "GET", trader.path("positions"), "");
        assertThat(reply.headers()).containsEntry("retry-after", "1");
        trader.accNum = "2";
        trader.account = "701002";
        trader.status(429, "GET", trader.path("positions"), "");
        assertThat(trader.sim.status().exceeded()).containsEntry("trader@example.com GET_POSITIONS", 2L);
        trader.later(Duration.ofMillis(1001));
        trader.get(trader.path("positions"));
    }

    @Test
    void limitsAreSlidingSoThatTwoBurstsAroundATurnDoNotPass() {
        trader.pause = 0;
        for (int i = 0; i < 4; i++) {
            trader.get(trader.path("state"));
        }
        trader.later(Duration.ofMillis(1900));
        trader.status(429, "GET", trader.path("state"), "");
        trader.later(Duration.ofMillis(101));
        trader.get(trader.path("state"));
    }

    @Test
    void unknownDeveloperKeyIsForbidden() {
        Map<String, String> headers = new LinkedHashMap<>(trader.headers());
        headers.put("developer-api-key", "tl-nobody");
        assertThat(Trader.answered(trader.send("GET", "/trade/config", headers, ""))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(Trader.calm().withDeveloperKey("tl-secret").toString())
                .doesNotContain("tl-secret")
                .doesNotContain(Trader.PASSWORD);
        assertThat(WebRequest.of("POST", "/x?y=hush", Map.of("authorization", "Bearer hush"), "hush")
                        .toString())
                .doesNotContain("hush");
    }
}
