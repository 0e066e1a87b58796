package io.fairlead.venues.tradelocker.live;

import static io.fairlead.venues.tradelocker.live.LiveWorld.MILLI;
import static io.fairlead.venues.tradelocker.live.LiveWorld.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.Route;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Accounts with a developer key, in virtual time.
class StreamingTest {
    private static final AccountRef ACCOUNT = LiveWorld.account(1);

    private final LiveWorld world = LiveWorld.streamed(1);

    private void streamed(int count) {
        List<AccountRef> accounts = world.follow(count);
        world.run(5 * SECOND);
        accounts.forEach(each -> assertThat(world.way(each)).isEqualTo(LiveMode.Way.STREAMED));
    }

    private String problem() {
        return world.live.view().accounts().getFirst().streamProblem();
    }

    @Test
    void subscribesWithTheKeyAndTheTokenOfTheAccount() {
        streamed(1);
        assertThat(world.streams.sockets.last().headers()).containsEntry("developer-api-key", LiveWorld.KEY);
        assertThat(world.streams.sockets.last().address())
                .hasToString("wss://api.example.com/streams-api/socket.io/?EIO=4&transport=websocket");
        assertThat(world.streams.requests)
                .containsExactly(
                        "42/streams-api,1[\"subscriptions\",{\"action\":\"SUBSCRIBE\",\"token\":\"token-101-1\"}]");
        assertThat(world.rest.tokensAsked).isEqualTo(1);
        assertThat(world.live.view().sockets()).containsExactly(new LiveView.Socket("login", 1, true, 1, 0, ""));
        assertThat(problem()).isEmpty();
    }

    @Test
    void tellsChangesAtOnceAndAsksLittleMeanwhile() {
        streamed(1);
        String order = world.accounts.place(ACCOUNT, "0.5", "s1");
        String position = world.accounts.buy(ACCOUNT, "1", "s2");
        world.run(50 * MILLI);
        assertThat(world.known(ACCOUNT).orders.get(order).qty()).isEqualTo(Decimal.of("0.5"));
        assertThat(world.known(ACCOUNT).positions).containsKey(position);
        world.run(2 * SECOND);
        world.requireTruth(ACCOUNT);
        assertThat(world.known(ACCOUNT).orders.get(order).strategyId())
                .as("the lists tell what the stream does not")
                .isEqualTo("s1");

        long since = world.nowNanos;
        world.run(90 * SECOND);
        assertThat(world.rest.countOf(Route.POSITIONS, ACCOUNT, since)).isBetween(1, 3);
        assertThat(world.rest.countOf(Route.ORDERS, ACCOUNT, since)).isBetween(1, 3);
        assertThat(world.rest.countOf(Route.STATE, ACCOUNT, since)).isBetween(1, 3);

        world.accounts.close(ACCOUNT, position, "0.4");
        world.accounts.modify(ACCOUNT, order, "0.3");
        world.run(50 * MILLI);
        assertThat(world.known(ACCOUNT).positions.get(position).qty()).isEqualTo(Decimal.of("0.4"));
        assertThat(world.known(ACCOUNT).positions.get(position).strategyId()).isEqualTo("s2");
        assertThat(world.known(ACCOUNT).orders.get(order).qty()).isEqualTo(Decimal.of("0.3"));
        assertThat(Objects.requireNonNull(world.known(ACCOUNT).lastOrders).source())
                .isEqualTo(LiveSource.STREAM);
    }

    @Test
    void readsHistoryWhereAPositionClosedOrAnOrderEnded() {
        streamed(1);
        String position = world.accounts.buy(ACCOUNT, "1", "s");
        String order = world.accounts.place(ACCOUNT, "1", "s");
        world.run(20 * SECOND);
        world.accounts.close(ACCOUNT, position, null);
        world.run(50 * MILLI);
        assertThat(world.known(ACCOUNT).positions).isEmpty();
        world.run(SECOND / 2);
        world.requireTruth(ACCOUNT);
        world.accounts.fill(ACCOUNT, order);
        world.run(SECOND);
        assertThat(world.known(ACCOUNT).history.get(order).status()).isEqualTo("Filled");
        assertThat(world.known(ACCOUNT).orders).isEmpty();
        world.run(2 * SECOND);
        world.requireTruth(ACCOUNT);
    }

    @Test
    void whatWasNotToldAgainBeforeThePictureEndedIsGone() {
        streamed(1);
        String kept = world.accounts.buy(ACCOUNT, "1", "s");
        String closed = world.accounts.buy(ACCOUNT, "2", "s");
        String cancelled = world.accounts.place(ACCOUNT, "1", "s");
        world.run(10 * SECOND);
        world.streams.breaks("reset by peer");
        world.accounts.close(ACCOUNT, closed, null);
        world.accounts.cancel(ACCOUNT, cancelled);
        world.rest.fate = (_, route) -> route == Route.STREAM_TOKENS ? null : () -> unknown();
        world.run(3 * SECOND);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.STREAMED);
        assertThat(world.known(ACCOUNT).positions).containsOnlyKeys(kept);
        assertThat(world.known(ACCOUNT).orders).isEmpty();
        assertThat(world.known(ACCOUNT).modes.stream().map(LiveMode::way).toList())
                .endsWith(LiveMode.Way.POLLED, LiveMode.Way.STREAMED);
    }

    private static Reply<?> unknown() {
        return new Reply.Unknown<>("away");
    }

    @Test
    void pollsAtOnceWhileTheStreamIsAwayAndComesBackEverMoreSlowly() {
        streamed(1);
        String position = world.accounts.buy(ACCOUNT, "1", "s");
        world.run(40 * SECOND);
        int sockets = world.streams.sockets.connections().size();
        long since = world.nowNanos;
        world.streams.breaks("reset by peer");
        world.accounts.close(ACCOUNT, position, null);
        world.run(SECOND / 2);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.POLLED);
        assertThat(world.known(ACCOUNT).positions).isEmpty();
        for (int i = 0; i < 3000; i++) {
            world.run(100 * MILLI);
            world.streams.breaks("reset by peer");
        }
        int tries = world.streams.sockets.connections().size() - sockets;
        assertThat(tries).isBetween(8, 12); // 1, 2, 4, 8, 16, 32, then every 60 to 72 s
        assertThat(world.rest.countOf(Route.POSITIONS, ACCOUNT, since)).isGreaterThan(25);
        assertThat(world.rest.tokensAsked).as("tokens are asked for once").isEqualTo(1);
        world.run(80 * SECOND);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.STREAMED);
    }

    @Test
    void noticesAStreamThatFellSilent() {
        streamed(1);
        world.streams.fallsSilent();
        int before = world.known(ACCOUNT).modes.size();
        world.run(39 * SECOND);
        assertThat(world.known(ACCOUNT).modes).hasSize(before);
        world.run(6 * SECOND);
        List<LiveMode> since = world.known(ACCOUNT).modes.subList(before, before + 2);
        assertThat(since.getFirst().way()).isEqualTo(LiveMode.Way.POLLED);
        assertThat(since.getFirst().why()).isEqualTo("silent for 45000 ms");
        assertThat(since.getLast().way()).isEqualTo(LiveMode.Way.STREAMED);
    }

    @Test
    void leavesWhenTheVenueSaysThatItDropsUs() {
        streamed(1);
        world.streams.says("42/streams-api,[\"stream\",{\"type\":\"Property\",\"name\":\"Disconnected\"}]");
        world.run(100 * MILLI);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.POLLED);
        assertThat(world.live.mode(ACCOUNT).why()).isEqualTo("the venue says that it drops us");
        world.run(5 * SECOND);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.STREAMED);
    }

    @Test
    void fetchesANewTokenWhereTheOldOneIsRefused() {
        world.streams.answer = _ ->
                world.rest.tokensAsked < 2 ? error("invalidJwt", "jwt token-101-1 expired") : "{\"status\":\"ok\"}";
        world.follow(1);
        world.run(4 * SECOND);
        assertThat(problem()).isEqualTo("invalidJwt: jwt *** expired");
        world.rest.tokens = List.of(world.streams.token(ACCOUNT, 2));
        world.run(30 * SECOND);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.STREAMED);
        assertThat(world.rest.tokensAsked).isEqualTo(2);
        assertThat(world.streams.requests.getLast()).contains("token-101-2");
    }

    private static String error(String code, String message) {
        return "{\"status\":\"error\",\"code\":\"" + code + "\",\"message\":\"" + message
                + "\",\"remainingRequests\":0}";
    }

    @Test
    void givesUpWhereKeyAndEnvironmentDoNotFit() {
        world.streams.answer = _ -> error("invalidJwt", "Host: bsb.example.com not recognized");
        world.follow(1);
        world.run(600 * SECOND);
        assertThat(world.streams.requests).hasSize(1);
        assertThat(world.streams.live()).isZero();
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.POLLED);
        assertThat(problem()).isEqualTo("invalidJwt: Host: bsb.example.com not recognized");
    }

    @Test
    void pollsForGoodAnAccountThatGetsNoStream() {
        world.streams.answer = account -> account.equals("101") ? error("unauthorized", "no") : "{\"status\":\"ok\"}";
        world.follow(2);
        world.run(600 * SECOND);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.POLLED);
        assertThat(world.way(LiveWorld.account(2))).isEqualTo(LiveMode.Way.STREAMED);
        assertThat(world.streams.requests).hasSize(2);
        assertThat(world.streams.live()).isEqualTo(1);
        assertThat(problem()).isEqualTo("unauthorized: no");
    }

    @Test
    void backsOffWhereItIsTooMuchOrStillSubscribed() {
        world.streams.answer = _ -> error("rateLimit", "slow down");
        world.follow(1);
        world.run(75 * SECOND);
        assertThat(world.streams.requests.size()).isBetween(4, 5); // 5, 10, 20, 40 s
        world.streams.answer = _ -> error("alreadyConnectedError", "");
        world.run(300 * SECOND);
        assertThat(world.streams.requests.size()).isBetween(8, 10);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.POLLED);
        world.streams.answer = _ -> "{\"status\":\"ok\"}";
        world.run(61 * SECOND);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.STREAMED);
    }

    @Test
    void comesBackWhereAPictureDoesNotEnd() {
        world.streams.endsPictures = false;
        world.follow(1);
        world.run(29 * SECOND);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.POLLED);
        world.streams.endsPictures = true;
        world.run(10 * SECOND);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.STREAMED);
        assertThat(world.streams.requests).hasSize(2);
    }

    @Test
    void pollsThatContradictTheStreamTwiceEndIt() {
        streamed(1);
        String position = world.accounts.buy(ACCOUNT, "1", "s");
        world.run(5 * SECOND);
        world.streams.losesChanges(() -> world.accounts.close(ACCOUNT, position, null));
        world.run(60 * SECOND);
        world.requireTruth(ACCOUNT);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.STREAMED);
        assertThat(world.live.view().sockets().getFirst().connections()).isEqualTo(2);
    }

    @Test
    void severalAccountsOnOneSocketSubscribeOneAfterTheOther() {
        LiveWorld shared = LiveWorld.streamed(3);
        List<AccountRef> accounts = shared.follow(3);
        shared.run(5 * SECOND);
        assertThat(shared.streams.live()).isEqualTo(1);
        assertThat(shared.streams.requests).hasSize(3);
        String position = shared.accounts.buy(accounts.get(1), "1", "s");
        shared.run(5 * SECOND);
        shared.accounts.close(accounts.get(1), position, null); // the message does not say whose it was
        shared.run(50 * MILLI);
        assertThat(shared.known(accounts.get(1)).positions).isEmpty();
        shared.run(2 * SECOND);
        accounts.forEach(shared::requireTruth);
    }

    @Test
    void readsTheListsWhereAPositionOfNobodyCloses() {
        streamed(1);
        world.run(10 * SECOND);
        long since = world.nowNanos;
        world.streams.says("42/streams-api,[\"stream\",{\"type\":\"ClosePosition\",\"positionId\":\"1\"}]");
        world.run(200 * MILLI);
        assertThat(world.rest.countOf(Route.POSITIONS, ACCOUNT, since)).isEqualTo(1);
    }

    @Test
    void streamWithAnInstrumentThatIsNotListedIsLeftForPolls() {
        streamed(1);
        world.streams.says(
                "42/streams-api,[\"stream\",{\"type\":\"Position\",\"accountId\":\"D#101\",\"positionId\":\"1\","
                        + "\"instrument\":\"NEW.X\",\"side\":\"BUY\",\"lots\":\"1\"}]");
        world.run(60 * SECOND);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.POLLED);
        assertThat(problem()).endsWith("the account does not list: NEW.X");
        world.run(600 * SECOND);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.STREAMED);
    }

    @Test
    void figuresComeAsTheyWereToldAtMostOnceASecond() {
        streamed(1);
        int before = world.known(ACCOUNT).money.size();
        for (int i = 0; i < 100; i++) {
            world.accounts.money(
                    ACCOUNT,
                    "\"balance\":\"1000\",\"equity\":\"" + (900 + i) + ".123456789012345\","
                            + "\"marginUsed\":\"10\","
                            + "\"positionPnLs\":[{\"positionId\":\"1\",\"pnl\":\"-1.5\"},{\"pnl\":\"0.5\"}]");
            world.run(20 * MILLI);
        }
        world.accounts.money(ACCOUNT, "\"balance\":\"1000\",\"equity\":\"0\"");
        world.run(SECOND);
        world.accounts.money(ACCOUNT, "\"balance\":\"1000\"");
        world.run(2 * SECOND);
        List<Money> told = world.known(ACCOUNT).money.stream()
                .skip(before)
                .filter(each -> each.source() == LiveSource.STREAM)
                .toList();
        assertThat(told.size()).isBetween(4, 6);
        assertThat(told.getFirst().unrealised()).isEqualTo(Decimal.of(-1));
        assertThat(told.getLast().word()).isEqualTo(Money.EquityWord.MISSING);
        assertThat(told).anyMatch(each -> each.word() == Money.EquityWord.ZERO);
    }

    @Test
    void bearsNonsenseNowAndThenAndNotForEver() {
        streamed(1);
        for (int i = 0; i < 7; i++) {
            world.streams.says("42/streams-api,[\"stream\",{\"type\":\"Position\",\"lots\":\"1e99\"}]");
        }
        world.run(SECOND);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.STREAMED);
        world.streams.says("42/streams-api,[\"exception\",\"something\"]");
        world.run(SECOND);
        assertThat(world.live.view().sockets().getFirst().problem()).isEqualTo("exception: \"something\"");
        world.streams.says("42/streams-api,[\"stream\",[]]");
        world.run(100 * MILLI);
        assertThat(world.way(ACCOUNT)).isEqualTo(LiveMode.Way.POLLED);
    }

    @Test
    void learnsWhatAmountsCountFromOrdersThatTheListsTold() {
        streamed(1);
        String order = world.accounts.place(ACCOUNT, "0.5", "s");
        world.run(5 * SECOND);
        world.streams.says("42/streams-api,[\"stream\"," + lots(order, "0.5") + "]");
        world.run(SECOND);
        assertThat(world.known(ACCOUNT).orders.get(order).qty()).isEqualTo(Decimal.of("0.5"));
        world.streams.says("42/streams-api,[\"stream\"," + lots(order, "0.25") + "]");
        world.run(100 * MILLI);
        assertThat(world.known(ACCOUNT).orders.get(order).qty()).isEqualTo(Decimal.of("0.25"));
    }

    private static String lots(String order, String amount) {
        return "{\"type\":\"OpenOrder\",\"accountId\":\"D#101\",\"orderId\":\"" + order
                + "\",\"instrument\":\"EURUSD\",\"side\":\"BUY\",\"amount\":\"" + amount + "\",\"lotSize\":\"100000\"}";
    }

    @Test
    void endsItsSocketsWithTheVenue() {
        streamed(2);
        world.live.close();
        world.streams.step(world.nowNanos + SECOND);
        assertThat(world.streams.live()).isZero();
        assertThat(world.live.toString() + LiveSettings.POLLED + world.live.view())
                .doesNotContain(LiveWorld.KEY);
    }
}
