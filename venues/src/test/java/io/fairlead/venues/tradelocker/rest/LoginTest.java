package io.fairlead.venues.tradelocker.rest;

import static io.fairlead.venues.tradelocker.rest.Scripted.SECOND;
import static io.fairlead.venues.tradelocker.rest.Scripted.answer;
import static io.fairlead.venues.tradelocker.rest.Scripted.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.venues.web.HttpOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One login against a venue that is played by hand: tokens, their renewal, and what goes wrong.
class LoginTest {
    private static final String LOGIN = "POST /auth/jwt/token";
    private static final String REFRESH = "POST /auth/jwt/refresh";
    private static final String ORDERS = "POST /trade/accounts/101/orders";
    private static final long MINUTE = 60 * SECOND;

    private final Stand stand = new Stand();
    private final Scripted venue = stand.venue;

    @Test
    void logsInReadsAccountsAndConfigurationByItself() {
        stand.ready();
        assertThat(venue.lines()).containsExactly(LOGIN, "GET /auth/jwt/all-accounts", "GET /trade/config");
        assertThat(venue.sent.getFirst().body())
                .isEqualTo("{\"email\":\"a@b.c\",\"password\":\"pass\\\"word\",\"server\":\"SERVER\"}");
        assertThat(venue.sent.getFirst().headers())
                .doesNotContainKeys("Authorization", "accNum")
                .containsEntry("User-Agent", "Fairlead/0.1");
        assertThat(venue.last().headers()).containsEntry("accNum", "1");
        assertThat(venue.last().headers().get("Authorization")).startsWith("Bearer h.");
        assertThat(stand.health().state()).isEqualTo(LoginHealth.State.READY);
        assertThat(stand.health().accounts()).isEqualTo(2);
        assertThat(stand.healths)
                .extracting(LoginHealth::state)
                .containsExactly(LoginHealth.State.ENTERING, LoginHealth.State.IN, LoginHealth.State.READY);
    }

    @Test
    void refreshesHalfAnHourBeforeTheEndAndTheTokensBothChange() {
        stand.ready();
        assertThat(stand.health().refreshAtNanos() - Scripted.START).isBetween(30 * MINUTE, 31 * MINUTE);
        venue.now = Scripted.START + 29 * MINUTE;
        stand.run(10 * SECOND);
        assertThat(venue.count(REFRESH)).isZero();
        venue.now = Scripted.START + 31 * MINUTE;
        stand.run(SECOND);
        assertThat(venue.count(REFRESH)).isOne();
        assertThat(venue.last().body()).isEqualTo("{\"refreshToken\":\"refresh-1\"}");
        assertThat(venue.last().headers()).doesNotContainKey("Authorization");
        assertThat(stand.store.tokens).containsEntry("desk", "refresh-2");
        assertThat(venue.count(LOGIN)).isOne();
    }

    @Test
    void refreshesAShortLivedTokenWithHalfItsLifeLeft() {
        venue.tokenLifeSeconds = 120;
        stand.ready();
        assertThat(stand.health().refreshAtNanos() - Scripted.START).isBetween(60 * SECOND, 61 * SECOND);
    }

    @Test
    void ordersGoOutUnderTheOldTokenWhileItIsRenewed() {
        stand.ready();
        venue.on(REFRESH, _ -> null);
        venue.on(ORDERS, _ -> ok("{\"orderId\":\"1\"}"));
        venue.now = Scripted.START + 31 * MINUTE;
        stand.run(SECOND);
        assertThat(place()).isInstanceOf(Reply.Ok.class);
    }

    @Test
    void refreshTokenOfAnEarlierProcessSparesTheLogin() {
        stand.store.tokens.put("desk", "kept");
        stand.open(RestSettings.STANDARD);
        stand.ready();
        assertThat(venue.lines()).startsWith(REFRESH).doesNotContain(LOGIN);
        assertThat(venue.sent.getFirst().body()).isEqualTo("{\"refreshToken\":\"kept\"}");
        assertThat(stand.store.tokens).containsEntry("desk", "refresh-1");
    }

    @Test
    void refreshTokenThatIsNotTakenAnyMoreIsForgottenAndALoginMade() {
        stand.store.tokens.put("desk", "stale");
        venue.on(REFRESH, _ -> answer(401, "{\"errmsg\":\"expired\"}"));
        stand.open(RestSettings.STANDARD);
        stand.ready();
        assertThat(venue.lines()).startsWith(REFRESH, LOGIN);
        assertThat(stand.health().state()).isEqualTo(LoginHealth.State.READY);
        assertThat(stand.store.tokens).containsEntry("desk", "refresh-1");
    }

    @Test
    void orderThatMeetsAStaleTokenIsSentOnceMoreUnderAFreshOne() {
        stand.ready();
        List<String> bearers = new ArrayList<>();
        venue.on(ORDERS, call -> {
            bearers.add(call.headers().get("Authorization"));
            return bearers.size() == 1 ? answer(401, "") : ok("{\"orderId\":\"7277816997846858725\"}");
        });
        assertThat(place())
                .isInstanceOfSatisfying(
                        Reply.Ok.class, it -> assertThat(it.value()).isEqualTo(new Placed("7277816997846858725")));
        assertThat(bearers).hasSize(2).doesNotHaveDuplicates();
        assertThat(venue.count(REFRESH)).isOne();
    }

    @Test
    void manyThatMeetAStaleTokenCauseOneRefresh() {
        stand.ready();
        List<String> bearers = new ArrayList<>();
        venue.on(ORDERS, call -> {
            bearers.add(call.headers().get("Authorization"));
            return bearers.getFirst().equals(bearers.getLast()) ? answer(401, "") : ok("{\"orderId\":\"1\"}");
        });
        List<Reply<Placed>> replies = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            stand.rest.place(Stand.ONE, Stand.market("s" + i), Priority.NEW, replies::add);
        }
        stand.run(5 * SECOND);
        assertThat(replies).hasSize(2).allMatch(Reply.Ok.class::isInstance);
        assertThat(venue.count(REFRESH)).isOne();
    }

    @Test
    void lateWordAboutTheTokenBeforeSaysNothingOfTheNewOne() {
        stand.ready();
        List<String> bearers = new ArrayList<>();
        venue.on(ORDERS, call -> {
            bearers.add(call.headers().get("Authorization"));
            return bearers.getFirst().equals(bearers.getLast()) ? answer(401, "") : ok("{\"orderId\":\"1\"}");
        });
        List<Reply<Placed>> replies = new ArrayList<>();
        venue.latency = 3 * SECOND;
        stand.rest.place(Stand.ONE, Stand.market("slow"), Priority.NEW, replies::add);
        venue.latency = SECOND / 100;
        stand.rest.place(Stand.ONE, Stand.market("fast"), Priority.NEW, replies::add);
        stand.run(5 * SECOND);
        assertThat(replies).hasSize(2).allMatch(Reply.Ok.class::isInstance);
        assertThat(venue.count(REFRESH)).isOne();
    }

    @Test
    void orderThatIsRefusedAgainUnderAFreshTokenWasNotSent() {
        stand.ready();
        venue.on(ORDERS, _ -> answer(401, ""));
        assertThat(place())
                .isInstanceOfSatisfying(
                        Reply.NotSent.class, it -> assertThat(it.cause()).isEqualTo(Reply.Cause.LOGIN));
        assertThat(venue.count(ORDERS)).isEqualTo(2);
    }

    @Test
    void orderIsNotSentAgainOnceItIsLate() {
        stand.ready();
        venue.on(ORDERS, _ -> answer(401, ""));
        venue.on(REFRESH, _ -> answer(503, ""));
        Reply<Placed> reply = place();
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.NotSent.class, it -> assertThat(it.cause()).isEqualTo(Reply.Cause.LOGIN));
        venue.on(REFRESH, _ -> answer(201, venue.tokens(9)));
        stand.run(MINUTE);
        assertThat(stand.health().state()).isEqualTo(LoginHealth.State.READY);
        assertThat(venue.count(ORDERS)).isOne();
    }

    @Test
    void tokensThatAreNeverTakenAreNotAskedForAgainAndAgain() {
        stand.ready();
        venue.on("GET /trade/accounts/101/orders", _ -> answer(401, ""));
        for (int i = 0; i < 60; i++) {
            stand.rest.orders(Stand.ONE, Priority.POLL, _ -> {});
            stand.run(SECOND);
        }
        assertThat(venue.count(REFRESH) + venue.count(LOGIN)).isLessThan(10);
    }

    @Test
    void wrongPasswordIsNotTriedAgainForMinutes() {
        venue.on(LOGIN, _ -> answer(400, "{\"message\":\"Incorrect email or password\"}"));
        stand.run(4 * MINUTE);
        assertThat(venue.count(LOGIN)).isOne();
        assertThat(stand.health().state()).isEqualTo(LoginHealth.State.REFUSED);
        assertThat(stand.health().problem())
                .contains("Incorrect email or password")
                .doesNotContain("word\"");
        assertThat(place()).isInstanceOfSatisfying(Reply.NotSent.class, it -> {
            assertThat(it.cause()).isEqualTo(Reply.Cause.LOGIN);
            assertThat(it.retryAtNanos()).isGreaterThan(venue.now);
        });
        stand.rest.retry("desk");
        stand.run(SECOND);
        assertThat(venue.count(LOGIN)).isEqualTo(2);
    }

    @Test
    void pageOfTheEdgeIsNoWrongPassword() {
        venue.on(LOGIN, _ -> answer(403, "<html><title>Attention Required</title></html>"));
        stand.run(SECOND / 2);
        assertThat(stand.health().state()).isEqualTo(LoginHealth.State.BLOCKED);
        assertThat(stand.health().problem()).contains("403");
        venue.on(LOGIN, _ -> answer(201, venue.tokens(7)));
        stand.run(20 * SECOND);
        assertThat(stand.health().state()).isEqualTo(LoginHealth.State.READY);
    }

    @Test
    void venueThatCannotBeReachedIsTriedFurtherAndFurtherApart() {
        venue.on(LOGIN, _ -> new HttpOutcome.NotSent("refused"));
        stand.run(10 * MINUTE);
        assertThat(venue.count(LOGIN)).isBetween(10L, 20L);
        assertThat(stand.health().state()).isEqualTo(LoginHealth.State.OUT);
    }

    @Test
    void tokensThatCannotBeReadAreNone() {
        venue.on(LOGIN, _ -> answer(200, "{\"accessToken\":7,\"refreshToken\":null}"));
        stand.run(SECOND / 2);
        assertThat(stand.health().state()).isEqualTo(LoginHealth.State.OUT);
        assertThat(stand.health().problem()).contains("LOGIN");
    }

    @Test
    void developerKeyGoesEverywhereButWhereTheVenueRefusesIt() {
        stand.open(RestSettings.STANDARD, "tl-key"::toCharArray);
        stand.ready();
        assertThat(venue.sent).allMatch(sent -> "tl-key".equals(sent.headers().get("developer-api-key")));
        venue.on(
                "POST /auth/jwt/accounts/tokens",
                _ -> answer(
                        200,
                        "{\"data\":[{\"accessToken\":\"stream\",\"accountId\":\"D#101\",\"brandId\":\"SERVER\","
                                + "\"expireDate\":\"2026-01-09T12:00:00Z\"}]}"));
        Reply<List<StreamToken>> reply = stand.heard(then -> stand.rest.streamTokens("desk", then));
        assertThat(venue.last().headers()).doesNotContainKey("developer-api-key");
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Ok.class,
                        it -> assertThat(it.value())
                                .isEqualTo(List.of(
                                        new StreamToken("D#101", "SERVER", "stream", 1_767_960_000L * SECOND))));
        assertThat(reply.toString()).doesNotContain("stream");
    }

    private Reply<Placed> place() {
        return stand.heard(then -> stand.rest.place(Stand.ONE, Stand.market("ours"), Priority.NEW, then));
    }
}
