package io.fairlead.venues.tradelocker.live;

import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.HistoryQuery;
import io.fairlead.venues.tradelocker.rest.Priority;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.RouteView;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Whose turn it is to be asked, among the accounts of one login, which share its limits. Owned by the venue's thread.
///
/// A question leaves only when the budget lets it go at once: nothing of ours waits there before questions on which
/// the fate of an order hangs. Of the accounts that are due the one goes first that is due for longest. What is
/// wanted out of turn goes before, but of two questions of a topic running only one while others are due: a busy
/// account slows the others down to half their pace and never stops them.
final class Rota {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long SECOND = 1_000_000_000L;

    /// A budget that says no is asked again after this at the latest, as a request of ours may have been given back.
    private static final long LOOK_NANOS = 50_000_000L;

    private final String login;
    private final TradeLockerRest rest;
    private final PollSettings settings;
    private final DoubleSupplier chance;
    private final List<LiveAccount> accounts = new ArrayList<>();
    private final Line[] lines;

    /// One topic of the login.
    private static final class Line {
        final LiveTopic topic;
        boolean wantedLast;
        long lookNanos = Long.MIN_VALUE;

        Line(LiveTopic topic) {
            this.topic = topic;
        }
    }

    Rota(String login, TradeLockerRest rest, PollSettings settings, DoubleSupplier chance) {
        this.login = login;
        this.rest = rest;
        this.settings = settings;
        this.chance = chance;
        lines = Arrays.stream(LiveTopic.values()).map(Line::new).toArray(Line[]::new);
    }

    void add(LiveAccount account) {
        accounts.add(account);
    }

    List<LiveAccount> accounts() {
        return accounts;
    }

    /// Asks what is due; returns how many questions left.
    int poll(long nowNanos) {
        long silent = Math.max(settings.silentNanos(), 3 * SECOND * accounts.size());
        for (LiveAccount account : accounts) {
            account.observe(nowNanos, silent);
        }
        int asked = 0;
        for (Line line : lines) {
            asked += turn(line, nowNanos);
        }
        return asked;
    }

    private int turn(Line line, long nowNanos) {
        LiveTopic topic = line.topic;
        if (nowNanos < line.lookNanos && line.lookNanos - nowNanos <= LOOK_NANOS) {
            return 0;
        }
        LiveAccount next = next(line, nowNanos);
        if (next == null) {
            return 0;
        }
        RouteView route = rest.route(login, topic.route(), Priority.POLL);
        if (route.free() < 1) {
            line.lookNanos = Math.clamp(route.freeAtNanos(), nowNanos, nowNanos + LOOK_NANOS);
            return 0;
        }
        line.wantedLast = next.turns().of(topic).wantedNanos() <= nowNanos;
        ask(next, topic, nowNanos);
        return 1;
    }

    private @Nullable LiveAccount next(Line line, long nowNanos) {
        LiveAccount wanted = null;
        LiveAccount due = null;
        long wantedNanos = nowNanos + 1;
        long dueNanos = nowNanos + 1;
        for (LiveAccount account : accounts) {
            Turn turn = account.turns().of(line.topic);
            if (turn.wantedNanos() < wantedNanos) {
                wantedNanos = turn.wantedNanos();
                wanted = account;
            }
            long itsDue = turn.dueNanos(account.pace().interval(line.topic));
            if (itsDue < dueNanos) {
                dueNanos = itsDue;
                due = account;
            }
        }
        return wanted == null || (due != null && line.wantedLast) ? due : wanted;
    }

    private void ask(LiveAccount of, LiveTopic topic, long nowNanos) {
        of.turns().of(topic).asked(nowNanos, chance.getAsDouble());
        AccountRef ref = of.ref();
        switch (topic) {
            case POSITIONS ->
                rest.positions(ref, Priority.POLL, reply -> answered(of, topic, reply, of::polledPositions));
            case ORDERS -> rest.orders(ref, Priority.POLL, reply -> answered(of, topic, reply, of::polledOrders));
            case HISTORY -> {
                HistoryQuery query = of.nextHistory();
                rest.ordersHistory(
                        ref,
                        query,
                        Priority.POLL,
                        reply -> answered(of, topic, reply, ok -> of.polledHistory(query, ok)));
            }
            case EXECUTIONS ->
                rest.executions(ref, Priority.POLL, reply -> answered(of, topic, reply, of::polledExecutions));
            case STATE -> rest.state(ref, Priority.POLL, reply -> answered(of, topic, reply, of::polledState));
        }
    }

    private static <T> void answered(LiveAccount of, LiveTopic topic, Reply<T> reply, Consumer<Reply.Ok<T>> taken) {
        switch (reply) {
            case Reply.Ok<T> ok -> {
                of.turns().of(topic).answered();
                taken.accept(ok);
            }
            case Reply.Refused<T>(int status, String errmsg) ->
                of.failed(topic, "refused with HTTP " + status + ": " + errmsg, 0);
            case Reply.NotSent<T>(Reply.Cause _, String why, long retryAtNanos) -> of.failed(topic, why, retryAtNanos);
            case Reply.Unknown<T>(String why) -> of.failed(topic, why, 0);
        }
    }

    /// When `poll` has something to do at the latest, answers apart.
    long nextNanos() {
        long next = NEVER;
        for (LiveAccount account : accounts) {
            next = Math.min(next, account.nextNanos());
            for (Line line : lines) {
                Turn turn = account.turns().of(line.topic);
                long due = turn.dueNanos(account.pace().interval(line.topic));
                next = Math.min(next, Math.max(Math.min(due, turn.wantedNanos()), line.lookNanos));
            }
        }
        return next;
    }
}
