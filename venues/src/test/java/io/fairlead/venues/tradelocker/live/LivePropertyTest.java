package io.fairlead.venues.tradelocker.live;

import static io.fairlead.venues.tradelocker.live.LiveWorld.MILLI;
import static io.fairlead.venues.tradelocker.live.LiveWorld.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens at the venue, whatever is lost, late or refused on the way, and however often the stream
/// breaks: once it is quiet, the listener knows what the venue holds true. What it is told on the way always adds
/// up.
class LivePropertyTest {
    private static final Map<Route, Integer> PUBLISHED =
            Map.of(Route.POSITIONS, 1, Route.ORDERS, 1, Route.ORDERS_HISTORY, 1, Route.EXECUTIONS, 2, Route.STATE, 2);
    private static final int SEEDS = 5;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void endsUpWithTheVenuesOwnPicture(int accountsPerSocket) {
        for (int seed = 0; seed < SEEDS; seed++) {
            LiveWorld world = accountsPerSocket == 0 ? LiveWorld.polled() : LiveWorld.streamed(accountsPerSocket);
            run(world, new Random(seed));
        }
    }

    private static void run(LiveWorld world, Random random) {
        world.rest.mostPerSecond.putAll(PUBLISHED);
        world.rest.latencyNanos = () -> (20 + random.nextInt(400)) * MILLI;
        world.streams.delayNanos = () -> (1 + random.nextInt(300)) * MILLI;
        world.rest.fate = (_, route) ->
                route != Route.STREAM_TOKENS && random.nextInt(8) == 0 ? () -> new Reply.Unknown<>("lost") : null;
        List<AccountRef> accounts = world.follow(3);
        for (int i = 0; i < 300; i++) {
            something(world, accounts.get(random.nextInt(3)), random);
            world.run((10 + random.nextInt(400)) * MILLI);
        }
        world.rest.fate = FakeRest.Fate.ANSWERED;
        world.run(240 * SECOND);
        for (AccountRef each : accounts) {
            world.requireTruth(each);
            assertThat(world.way(each)).isIn(LiveMode.Way.POLLED, LiveMode.Way.STREAMED);
        }
        PUBLISHED.forEach((route, most) ->
                assertThat(world.rest.mostInASecond(route)).as("%s", route).isLessThanOrEqualTo(most));
    }

    private static void something(LiveWorld world, AccountRef account, Random random) {
        FakeAccounts venue = world.accounts;
        List<String> orders = new ArrayList<>(venue.of(account).orders.keySet());
        List<String> positions = new ArrayList<>(venue.of(account).positions.keySet());
        switch (random.nextInt(12)) {
            case 0, 1 -> venue.place(account, "1", "s" + random.nextInt(100));
            case 2 -> {
                venue.buy(account, "2", "s" + random.nextInt(100));
                world.live.expect(account, venue.of(account).history.getLast().id(), world.nowNanos);
            }
            case 3 -> with(orders, random, order -> venue.modify(account, order, "0." + (1 + random.nextInt(9))));
            case 4 -> with(orders, random, order -> venue.cancel(account, order));
            case 5 -> with(orders, random, order -> venue.fill(account, order));
            case 6 -> with(positions, random, position -> venue.close(account, position, null));
            case 7 -> with(positions, random, position -> venue.close(account, position, "0.05"));
            case 8 -> world.live.acted(account, world.nowNanos);
            case 9 -> venue.passing(account);
            case 10 ->
                world.streams.losesChanges(
                        () -> with(positions, random, position -> venue.close(account, position, null)));
            default -> {
                if (random.nextInt(4) == 0) {
                    world.streams.breaks("reset by peer");
                } else if (random.nextInt(8) == 0) {
                    world.streams.fallsSilent();
                }
            }
        }
    }

    private static void with(List<String> ids, Random random, Consumer<String> does) {
        if (!ids.isEmpty()) {
            does.accept(ids.get(random.nextInt(ids.size())));
        }
    }
}
