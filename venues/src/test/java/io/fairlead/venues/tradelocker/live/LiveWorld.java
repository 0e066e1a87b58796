package io.fairlead.venues.tradelocker.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.ExecutionRow;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import io.fairlead.venues.tradelocker.rest.PositionRow;
import io.fairlead.venues.tradelocker.rest.StreamToken;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Accounts that are followed in virtual time, and what a listener made of what it was told.
final class LiveWorld {
    static final long MILLI = 1_000_000L;
    static final long SECOND = 1000 * MILLI;
    static final String KEY = "tl-key-of-ours";

    final FakeAccounts accounts = new FakeAccounts();
    final FakeStreams streams = new FakeStreams(accounts);
    final FakeRest rest = new FakeRest(accounts);
    final Heard heard = new Heard();
    final Random random = new Random(11);
    final TradeLockerLive live;
    long nowNanos = 1_800_000_000L * SECOND;

    /// What a listener knows of an account.
    static final class Known {
        final Map<String, PositionRow> positions = new TreeMap<>();
        final Map<String, OrderRow> orders = new TreeMap<>();
        final Map<String, OrderRow> history = new TreeMap<>();
        final List<ExecutionRow> executions = new ArrayList<>();
        final List<Money> money = new ArrayList<>();
        final List<LiveMode> modes = new ArrayList<>();

        @Nullable
        Told<PositionRow> lastPositions;

        @Nullable
        Told<OrderRow> lastOrders;

        int wholes;
    }

    final class Heard implements LiveListener {
        private final Map<AccountRef, Known> byAccount = new HashMap<>();

        Known of(AccountRef account) {
            return byAccount.computeIfAbsent(account, _ -> new Known());
        }

        @Override
        public void onPositions(AccountRef account, Told<PositionRow> told) {
            Known known = of(account);
            known.lastPositions = told;
            told.changed().forEach(row -> known.positions.put(row.id(), row));
            told.gone()
                    .forEach(id -> assertThat(known.positions.remove(id))
                            .as("what is gone was there")
                            .isNotNull());
            assertThat(accounts.of(account).positions)
                    .as("what is gone is gone")
                    .doesNotContainKeys(ids(told));
            known.wholes += told.whole() ? 1 : 0;
            if (told.whole()) {
                assertThat(known.positions.keySet())
                        .as("changes add up to what is whole")
                        .containsExactlyInAnyOrderElementsOf(
                                told.rows().stream().map(PositionRow::id).toList());
            }
        }

        private static String[] ids(Told<?> told) {
            return told.gone().toArray(String[]::new);
        }

        @Override
        public void onOrders(AccountRef account, Told<OrderRow> told) {
            Known known = of(account);
            known.lastOrders = told;
            told.changed().forEach(row -> known.orders.put(row.id(), row));
            told.gone().forEach(known.orders::remove);
            assertThat(accounts.of(account).orders).as("what is gone is gone").doesNotContainKeys(ids(told));
            if (told.whole()) {
                assertThat(known.orders.keySet())
                        .as("changes add up to what is whole")
                        .containsExactlyInAnyOrderElementsOf(
                                told.rows().stream().map(OrderRow::id).toList());
            }
        }

        @Override
        public void onHistory(AccountRef account, HistoryTold told) {
            assertThat(told.rows()).containsAll(told.changed());
            told.changed().forEach(row -> of(account).history.put(row.id(), row));
        }

        @Override
        public void onExecutions(AccountRef account, Told<ExecutionRow> told) {
            of(account).executions.addAll(told.changed());
        }

        @Override
        public void onMoney(AccountRef account, Money money) {
            of(account).money.add(money);
        }

        @Override
        public void onMode(AccountRef account, LiveMode mode) {
            of(account).modes.add(mode);
        }
    }

    LiveWorld(LiveSettings settings) {
        accounts.now(nowNanos);
        live = new TradeLockerLive(settings, rest, streams.sockets, random::nextDouble, heard);
    }

    static LiveWorld polled() {
        return new LiveWorld(LiveSettings.POLLED);
    }

    static LiveWorld streamed(int accountsPerSocket) {
        StreamSettings stream = new StreamSettings(
                URI.create("wss://api.example.com"),
                KEY::toCharArray,
                accountsPerSocket,
                30 * SECOND,
                StreamSettings.OrderAmounts.UNITS,
                StreamSettings.RECONNECT);
        return new LiveWorld(new LiveSettings(PollSettings.STANDARD, stream));
    }

    static AccountRef account(int number) {
        return new AccountRef("login", "10" + number, Integer.toString(number));
    }

    /// Follows so many accounts of one login from now on.
    List<AccountRef> follow(int count) {
        List<AccountRef> refs = new ArrayList<>();
        List<TradeLockerLive.Followed> followed = new ArrayList<>();
        List<StreamToken> tokens = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            refs.add(account(i));
            tokens.add(streams.token(account(i), 1));
            followed.add(new TradeLockerLive.Followed(
                    account(i), List.of(FakeAccounts.EURUSD), nowNanos / MILLI - 3_600_000));
        }
        rest.tokens = tokens;
        accounts.now(nowNanos);
        live.follow(followed, nowNanos);
        return refs;
    }

    /// Lets time pass.
    void run(long nanos) {
        long end = nowNanos + nanos;
        while (nowNanos < end) {
            nowNanos += 10 * MILLI;
            step();
        }
    }

    void step() {
        accounts.now(nowNanos);
        rest.poll(nowNanos);
        streams.step(nowNanos);
        live.poll(nowNanos);
    }

    Known known(AccountRef account) {
        return heard.of(account);
    }

    LiveMode.Way way(AccountRef account) {
        return live.mode(account).way();
    }

    /// What is known is what the venue holds true.
    void requireTruth(AccountRef account) {
        FakeAccounts.Books truth = accounts.of(account);
        Known known = known(account);
        assertThat(known.positions.values()).containsExactlyInAnyOrderElementsOf(truth.positions.values());
        assertThat(known.orders.values()).containsExactlyInAnyOrderElementsOf(truth.orders.values());
        assertThat(known.history.values()).containsExactlyInAnyOrderElementsOf(truth.history);
    }
}
