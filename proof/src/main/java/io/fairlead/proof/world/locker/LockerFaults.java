package io.fairlead.proof.world.locker;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.proof.virtual.VirtualHttp;
import io.fairlead.proof.world.happening.Happening;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import io.fairlead.sim.tradelocker.TradeLockerFault.Scope;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What goes wrong at a TradeLocker venue and on the way to it, one thing after the other. Owned by the world's thread.
public final class LockerFaults {
    private static final long SECOND = LockerPlan.SECOND;

    /// So many of a hundred blows hit the streams where there are any.
    private static final int STREAMS_END = 12;

    private static final long SLOWEST_WORD_NANOS = SECOND;
    private static final long BURIED_NANOS = 5 * SECOND;

    /// Longer than an order may take to arrive where none is very late.
    private static final long UNSEEN_NANOS = 22 * SECOND;

    /// Where nobody asks for the past, lists show it again behind this time.
    private static final long HIDDEN_NANOS = 8 * SECOND;

    private static final List<Long> CLOSES_AFTER_SECONDS = List.of(1L, 2L, 5L);

    /// So many of a hundred wait for the next order where requests come in very late.
    private static final int NEXT_IS_LATE = 15;

    /// The same where histories are told in parts; it is busy then, and nobody listens for seconds.
    private static final int NEXT_IS_BURIED = 12;

    /// The same of one that rests unseen, where requests don't come in very late.
    private static final int NEXT_IS_UNSEEN = 6;

    /// More than any order of ours: of one that is like ours in all, a person must tell whose it is.
    private static final Decimal ELSEWHERE_LOTS = Decimal.of("0.93");

    private final LockerWorld world;
    private final LockerVenue venue;
    private boolean raging;
    private boolean hasBuried;
    private boolean hasHidden;
    private long outUntilNanos;

    public LockerFaults(LockerWorld world, LockerVenue venue) {
        this.world = world;
        this.venue = venue;
    }

    /// They come from now on.
    public void rage() {
        raging = true;
        next();
    }

    /// No more of them; those that last are ended. Where requests come in very late, one more does: whoever looks for
    /// it is disturbed by nothing else now.
    public void calm() {
        raging = false;
        outUntilNanos = 0;
        venue.outage(false);
        venue.lists().showAll();
        heal();
        venue.ambush = venue.plan().isVeryLate() ? this::late : null;
    }

    private void next() {
        world.stage().time().after(venue.between(SECOND / 4, 2 * SECOND), () -> {
            if (raging) {
                strike();
                next();
            }
        });
    }

    private void heal() {
        venue.losesRequests = 0;
        venue.losesReplies = 0;
        venue.leavesOut = 0;
        venue.slowestWordNanos = 0;
        venue.server().sim().clear(venue.now());
        apply(new TradeLockerFault.DeadInfoRoutes(0));
    }

    private void apply(TradeLockerFault fault) {
        venue.server().apply(fault, venue.now());
    }

    private void happened(Happening what, String words) {
        world.happened(what, "tl", words);
    }

    private void strike() {
        if (venue.plan().streaming() && venue.chance(STREAMS_END)) {
            endStreams();
            return;
        }
        if (venue.plan().isVeryLate() && venue.chance(NEXT_IS_LATE)) {
            venue.ambush = this::late;
            return;
        }
        if (venue.plan().tellsFewRows() && !hasBuried && venue.chance(NEXT_IS_BURIED)) {
            venue.ambush = this::buried;
            return;
        }
        if (!venue.plan().isVeryLate() && !hasHidden && venue.chance(NEXT_IS_UNSEEN)) {
            venue.ambush = this::unseen;
            return;
        }
        int percent = 10 + venue.random().nextInt(50);
        switch (venue.random().nextInt(25)) {
            case 0, 1, 22 -> lasting(() -> venue.losesRequests = 30 + percent);
            case 2, 3 -> lasting(() -> venue.losesReplies = 30 + percent);
            case 4, 5 -> lasting(() -> apply(venue.plan().late(percent)));
            case 6 -> apply(new TradeLockerFault.TooMany(1 + percent / 10, ofMillis(percent * 30L)));
            case 7 -> evict();
            case 8 -> apply(new TradeLockerFault.EdgeRefusals(1 + percent / 8));
            case 9 -> lasting(() -> bodyless(percent));
            case 10 -> lasting(() -> apply(new TradeLockerFault.ServerErrors(percent, percent % 2 == 0, Scope.ALL)));
            case 11 -> outage();
            case 12 -> lasting(this::slowFills);
            case 13 -> lasting(() -> refuse(percent));
            case 14 -> lasting(() -> apply(new TradeLockerFault.LateLists(ofNanos(LockerPlan.LATEST_LISTED_NANOS))));
            case 15 -> shuffleColumns();
            case 16 -> lasting(this::deadOrSlow);
            case 17 -> zeroEquity();
            case 18 -> elsewhere();
            case 19, 20, 21, 23 -> lasting(() -> venue.leavesOut = 40 + percent);
            default -> endStreams();
        }
    }

    /// Begins, and is over some seconds later with whatever else lasts.
    private void lasting(Runnable fault) {
        fault.run();
        world.stage().time().after(venue.between(2 * SECOND, 8 * SECOND), this::heal);
    }

    /// Rows of orders and positions look odd in another order, and the configuration is read again. A row of money is
    /// numbers alone: until then nobody could tell.
    private void shuffleColumns() {
        if (!venue.plan().guarded()) {
            apply(new TradeLockerFault.Columns(venue.random().nextBoolean()));
        }
    }

    /// It comes in, and is looked at when the gateway has long given up.
    private VirtualHttp.Reply late(HttpCall call, long nowNanos) {
        apply(venue.plan().late());
        VirtualHttp.Reply reply = venue.answer(call, nowNanos);
        apply(venue.plan().late(0));
        return reply;
    }

    /// It is taken, its answer and all else are lost for a while, and meanwhile so much comes to pass that whoever
    /// looks into the past then finds it behind the first answer. Waits for one that only the past will show.
    private VirtualHttp.Reply buried(HttpCall call, long nowNanos) {
        VirtualHttp.Reply reply = venue.answer(call, nowNanos);
        if (!LockerVenue.endsAtOnce(call)) {
            venue.ambush = this::buried;
            return reply;
        }
        hasBuried = true; // more would take longer to read than anybody waits for rest
        world.happened(Happening.LOCKER_LOST_REPLIES, "tl", call + " is buried");
        outage(BURIED_NANOS);
        venue.plan().accounts().forEach(this::tradeBusily);
        return reply instanceof VirtualHttp.Reply.Answer ? new VirtualHttp.Reply.Silence() : reply;
    }

    /// It is taken and rests, its answer is lost, and nobody answers until nothing can be under way any more. What is
    /// told of open orders then does not show it, for as long as one reading takes.
    private VirtualHttp.Reply unseen(HttpCall call, long nowNanos) {
        VirtualHttp.Reply reply = venue.answer(call, nowNanos);
        if (LockerVenue.endsAtOnce(call)) {
            venue.ambush = this::unseen;
            return reply;
        }
        hasHidden = true;
        world.happened(Happening.LOCKER_LOST_REPLIES, "tl", call + " rests unseen");
        outage(UNSEEN_NANOS);
        if (reply instanceof VirtualHttp.Reply.Answer(HttpOutcome.Answered taken, long _)) {
            venue.lists().hide(call, taken);
            world.stage().time().after(UNSEEN_NANOS + HIDDEN_NANOS, venue.lists()::showAll);
        }
        return reply instanceof VirtualHttp.Reply.Answer ? new VirtualHttp.Reply.Silence() : reply;
    }

    private void evict() {
        happened(Happening.LOCKER_EVICTIONS, "every token is void");
        apply(new TradeLockerFault.Evict(""));
    }

    private void bodyless(int percent) {
        apply(
                venue.random().nextBoolean()
                        ? new TradeLockerFault.NoContent(percent)
                        : new TradeLockerFault.EmptyBodies(percent));
    }

    private void outage() {
        long nanos = venue.between(SECOND, 6 * SECOND);
        outage(nanos);
        if (venue.random().nextBoolean()) {
            evict();
        }
    }

    private void outage(long nanos) {
        happened(Happening.LOCKER_OUTAGES, "nobody answers");
        venue.outage(true);
        outUntilNanos = Math.max(outUntilNanos, venue.now() + nanos);
        world.stage().time().after(nanos, () -> venue.outage(venue.now() < outUntilNanos));
    }

    private void slowFills() {
        apply(new TradeLockerFault.FillDelay(ofSeconds(1), ofNanos(LockerVenue.SLOWEST_FILL_NANOS)));
        apply(new TradeLockerFault.ThinBook(20 + venue.random().nextInt(60)));
    }

    private void refuse(int percent) {
        switch (venue.random().nextInt(3)) {
            case 0 -> apply(new TradeLockerFault.RefusedOrders(percent));
            case 1 -> apply(new TradeLockerFault.RefusedLater(percent));
            default -> apply(new TradeLockerFault.StuckCloses(percent));
        }
    }

    private void deadOrSlow() {
        apply(
                venue.random().nextBoolean()
                        ? new TradeLockerFault.DeadInfoRoutes(1)
                        : new TradeLockerFault.Latency(Duration.ofMillis(500), Duration.ofSeconds(2)));
    }

    private void zeroEquity() {
        happened(Happening.LOCKER_ZERO_EQUITY, "accounts are said to be worth nothing");
        apply(new TradeLockerFault.ZeroEquity(1 + venue.random().nextInt(4)));
    }

    private void elsewhere() {
        List<Account> accounts = venue.plan().accounts();
        Account account = accounts.get(venue.random().nextInt(accounts.size()));
        if (venue.plan().tellsFewRows() && venue.random().nextBoolean()) {
            happened(Happening.LOCKER_ELSEWHERE, "trades busily on " + account.id());
            tradeBusily(account);
            return;
        }
        Set<String> positions = closable(account);
        if (!positions.isEmpty() && venue.random().nextBoolean()) {
            String position = positions.iterator().next();
            happened(Happening.LOCKER_ELSEWHERE, "closes " + position);
            closeElsewhere(position);
        } else {
            tradeElsewhere(account, venue.random().nextBoolean() ? Side.BUY : Side.SELL);
        }
    }

    private void closeElsewhere(String position) {
        venue.witness().closes().elsewhere(position);
        apply(new TradeLockerFault.CloseElsewhere(position));
    }

    /// Nobody closes what the gateway is closing: as a close carries no word of ours, nobody could tell whose it was.
    private Set<String> closable(Account account) {
        venue.server().advance(venue.now()); // what closes by now is no more
        Set<String> positions = new LinkedHashSet<>(
                venue.server().sim().positions(account.venueAccount()).keySet());
        world.state().orders().live().forEach(order -> positions.remove(String.valueOf(order.closes())));
        return positions;
    }

    /// Somebody opens and closes so many positions, one soon after the other, that the venue tells of them in more than
    /// one answer about the past, where that has few.
    private void tradeBusily(Account account) {
        Set<String> before = Set.copyOf(
                venue.server().sim().positions(account.venueAccount()).keySet());
        int times = 2 + venue.plan().historyRows() / 2;
        for (int i = 0; i < times; i++) {
            world.stage().time().after(i * SECOND / 20, () -> {
                if (raging) {
                    apply(new TradeLockerFault.TradeElsewhere(
                            account.venueAccount(), LockerPlan.SYMBOLS.getLast(), Side.BUY, ELSEWHERE_LOTS, ""));
                }
            });
        }
        for (long seconds : CLOSES_AFTER_SECONDS) {
            world.stage().time().after(seconds * SECOND, () -> closeOpened(account, before));
        }
    }

    /// The venue may be slow to fill: what was not open yet is closed later.
    private void closeOpened(Account account, Set<String> before) {
        Set<String> opened = closable(account);
        opened.removeAll(before);
        opened.removeIf(position -> !ELSEWHERE_LOTS.equals(
                venue.server().sim().positions(account.venueAccount()).get(position)));
        opened.forEach(position -> {
            venue.witness().closes().passing(position);
            apply(new TradeLockerFault.CloseElsewhere(position));
        });
    }

    /// Somebody trades the same way as an order in doubt, if there is one.
    private void tradeElsewhere(Account account, Side side) {
        LiveOrder doubtful = null;
        for (LiveOrder order : world.state().orders().live()) {
            boolean alike = venue.witness().isHere(order) && order.status() == OrderStatus.UNKNOWN;
            doubtful = alike && order.closes() == null ? order : doubtful;
        }
        Account of = doubtful == null ? account : doubtful.account();
        String symbol = doubtful == null
                ? LockerPlan.SYMBOLS.getFirst()
                : doubtful.instrument().symbol().value();
        happened(Happening.LOCKER_ELSEWHERE, "trades on " + of.id());
        apply(new TradeLockerFault.TradeElsewhere(
                of.venueAccount(), symbol, doubtful == null ? side : doubtful.side(), ELSEWHERE_LOTS, ""));
    }

    /// Where nothing is streamed, somebody trades instead.
    private void endStreams() {
        if (!venue.plan().streaming()) {
            elsewhere();
            return;
        }
        happened(Happening.LOCKER_STREAM_ENDS, "streams end");
        if (venue.random().nextBoolean()) {
            venue.slowestWordNanos = SLOWEST_WORD_NANOS; // what comes anew comes word by word
        }
        switch (venue.random().nextInt(4)) {
            case 0 -> apply(new TradeLockerFault.CutStreams());
            case 1 -> apply(new TradeLockerFault.Disconnected());
            case 2 -> venue.silenceStreams();
            default -> lasting(() -> apply(new TradeLockerFault.SilentStreams(true)));
        }
    }
}
