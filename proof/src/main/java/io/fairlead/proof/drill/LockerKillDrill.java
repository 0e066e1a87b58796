package io.fairlead.proof.drill;

import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.view.KillView;
import io.fairlead.gateway.GuardPlan;
import io.fairlead.sim.log.Asked;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Kills and flattens a TradeLocker account with many live orders and some positions, under the venue's published
/// limits, while a customer goes on ordering: how long until the venue has confirmed, and what time left was told on
/// the way. On virtual time, with the real gateway; judged by the venue's own log. Run by one thread.
///
/// @param orders how many are live when it begins
/// @param positions how many are open then
/// @param down whether the venue is away for a minute from the kill on
public record LockerKillDrill(int orders, int positions, boolean down) {
    private static final Origin DRILL = new Origin("drill", "-", "local");
    private static final long SECOND = LockerStand.SECOND;
    private static final long AWAY_NANOS = 60 * SECOND;
    private static final long PATIENCE = 600 * SECOND;

    /// What came of it. Times count from the kill, in virtual time.
    ///
    /// @param confirmedNanos 0 if it was not confirmed in time
    /// @param toldNanos how long it was said to take at first
    /// @param liveAtVenue orders that the venue's log has open at the confirmation, and positions
    /// @param limitsExceeded how often the venue counted more requests than it allows
    /// @param lies what was said and not so
    public record Result(
            int orders,
            int positions,
            long confirmedNanos,
            long toldNanos,
            int liveAtVenue,
            int refused,
            long limitsExceeded,
            List<String> lies) {
        public Result {
            lies = List.copyOf(lies);
        }

        /// Whether the switch told the truth and no limit was exceeded.
        public boolean held() {
            return confirmedNanos > 0 && liveAtVenue == 0 && limitsExceeded == 0 && lies.isEmpty();
        }

        /// One line.
        public String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"orders\":%d,\"positions\":%d,\"confirmed_ms\":%s,\"first_told_ms\":%d,\"live_at_venue\":%d,"
                            + "\"refused\":%d,\"limits_exceeded\":%d,\"lies\":%d}",
                    orders,
                    positions,
                    confirmedNanos == 0 ? "null" : String.valueOf(confirmedNanos / 1_000_000),
                    toldNanos / 1_000_000,
                    liveAtVenue,
                    refused,
                    limitsExceeded,
                    lies.size());
        }
    }

    /// Runs it.
    public Result run(long seed, PrintWriter words) {
        LockerStand stand = new LockerStand(seed, GuardPlan.NONE, UnaryOperator.identity());
        require(stand.runUntil(PATIENCE, stand.gateway::isOpen), "an open account");
        stand.server.apply(
                new TradeLockerFault.Latency(Duration.ofMillis(50), Duration.ofMillis(50)), stand.time.nowNanos());
        fill(stand);
        words.println(orders + " orders are live and " + positions + " positions open; killing");
        return new Run(stand, words).kill();
    }

    /// As fast as the venue lets it.
    private void fill(LockerStand stand) {
        int placed = 0;
        while (placed < positions + orders) {
            boolean market = placed < positions;
            Outcome outcome = stand.place(Side.BUY, "0.05", market ? null : "1.05000");
            placed += outcome instanceof Outcome.Accepted ? 1 : 0;
            stand.run(SECOND / 4);
        }
        require(
                stand.runUntil(PATIENCE, () -> live(stand) == orders && held(stand) == positions),
                "orders that rest and positions that are told");
    }

    private static void require(boolean done, String what) {
        if (!done) {
            throw new IllegalStateException("the drill needs " + what + ", and got none in time");
        }
    }

    private static int live(LockerStand stand) {
        int live = 0;
        for (LiveOrder order : stand.gateway.state().orders().live()) {
            live += order.status() == OrderStatus.NEW ? 1 : 0;
        }
        return live;
    }

    private static int held(LockerStand stand) {
        var told = stand.gateway.state().venuePositions().find(LockerStand.ACCOUNT);
        return told == null ? 0 : told.of(LockerStand.SYMBOL).size();
    }

    /// From the kill on.
    private final class Run {
        private final LockerStand stand;
        private final PrintWriter words;
        private final List<String> lies = new ArrayList<>();
        private final long killedNanos;
        private long firstToldNanos = -1;
        private long toldAtNanos;
        private int refused;

        Run(LockerStand stand, PrintWriter words) {
            this.stand = stand;
            this.words = words;
            killedNanos = stand.time.nowNanos();
        }

        Result kill() {
            stand.away = down;
            Outcome outcome =
                    stand.told(new HaltCommand.Kill(DRILL, new Scope.OfAccount(LockerStand.ACCOUNT), true, "drill"));
            require(outcome instanceof Outcome.Accepted, "a kill that is accepted");
            if (down) {
                stand.runUntil(AWAY_NANOS, this::watch);
                if (view().isConfirmed() || view().unconfirmed().isEmpty()) {
                    lies.add("confirmed, or nothing said to stand in the way, though the venue was away");
                }
                stand.away = false;
                words.println(at() + ": the venue is back");
            }
            boolean confirmed = stand.runUntil(PATIENCE, this::watch);
            return result(confirmed ? stand.time.nowNanos() - killedNanos : 0);
        }

        private KillView view() {
            return stand.gateway.gateway().readSide().kills().getFirst();
        }

        /// Whether the venue has confirmed; says how far it is once a second.
        private boolean watch() {
            KillView view = view();
            if (firstToldNanos < 0 && view.leftNanos() > 0) {
                firstToldNanos = view.leftNanos();
            }
            if (stand.time.nowNanos() - toldAtNanos >= SECOND || view.isConfirmed()) {
                toldAtNanos = stand.time.nowNanos();
                refused += stand.place(Side.BUY, "0.05", null) instanceof Outcome.Refused ? 1 : 0;
                words.println(at() + ": " + view.phase() + ", " + view.live() + " live, " + view.openPositions()
                        + " positions open" + left(view));
            }
            return view.isConfirmed();
        }

        private String at() {
            return "+" + (stand.time.nowNanos() - killedNanos) / SECOND + " s";
        }

        private static String left(KillView view) {
            if (view.isConfirmed()) {
                return "";
            }
            return view.leftNanos() == KillView.NOT_KNOWN
                    ? ", the venue is not logged on"
                    : ", about " + Math.ceilDiv(view.leftNanos(), SECOND) + " s left";
        }

        private Result result(long confirmedNanos) {
            TradeLog log = stand.server.log();
            judge(log);
            return new Result(
                    orders,
                    positions,
                    confirmedNanos,
                    firstToldNanos,
                    left(log),
                    refused,
                    stand.server.exceeded(),
                    lies);
        }

        /// Cancels come before closes, nothing is placed, and the venue listed its orders behind the last change.
        private void judge(TradeLog log) {
            long lastCancel = 0;
            long firstClose = Long.MAX_VALUE;
            long last = 0;
            for (Asked asked : log.asked()) {
                if (asked.nanos() < killedNanos || !asked.accepted()) {
                    continue;
                }
                last = asked.nanos();
                switch (asked.operation()) {
                    case "cancel" -> lastCancel = asked.nanos();
                    case "close" -> firstClose = Math.min(firstClose, asked.nanos());
                    default -> lies.add("the venue took " + asked.operation() + " behind the kill");
                }
            }
            if (firstClose < lastCancel) {
                lies.add("a position was closed before the last order was cancelled");
            }
            if (stand.listedNanos <= last) {
                lies.add("confirmed without a list of the venue behind the last change");
            }
        }

        private int left(TradeLog log) {
            int open = (int) log.orders().stream().filter(order -> order.open()).count();
            Decimal held = Decimal.ZERO;
            for (TradeLog.Execution execution : log.executions()) {
                held = execution.side() == Side.BUY ? held.plus(execution.lastQty()) : held.minus(execution.lastQty());
            }
            return open + (held.isZero() ? 0 : 1);
        }
    }
}
