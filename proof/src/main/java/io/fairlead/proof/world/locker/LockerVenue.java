package io.fairlead.proof.world.locker;

import io.fairlead.fix.transport.Idle;
import io.fairlead.gateway.TradeLockerPlan;
import io.fairlead.proof.virtual.VirtualHttp;
import io.fairlead.proof.virtual.VirtualStreams;
import io.fairlead.proof.world.happening.Happening;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import io.fairlead.venues.tradelocker.TradeLockerLines;
import io.fairlead.venues.tradelocker.TradeLockerSettings;
import io.fairlead.venues.tradelocker.rest.TokenStore;
import io.fairlead.venues.web.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A TradeLocker venue in a world, with the lines to it. Owned by the world's thread; outlives every process of the
/// gateway.
public final class LockerVenue {
    static final long SLOWEST_FILL_NANOS = 4 * LockerPlan.SECOND;
    private static final long TICK_NANOS = 50_000_000L;

    private final LockerWorld world;
    private final LockerPlan plan;
    private final LockerServer server;
    private final LockerDoor door;
    private final SplittableRandom random;
    private final Tokens tokens = new Tokens();
    private final LockerLists lists = new LockerLists();
    private final LockerWitness witness;
    private @Nullable Lines lines;
    private long writtenNanos;
    private boolean out;
    private boolean closing;
    private boolean halted;
    int losesRequests;
    int losesReplies;
    int leavesOut;
    long slowestWordNanos;

    @Nullable
    Ambush ambush;

    /// Decides what becomes of the next order or close, in the place of the venue.
    @FunctionalInterface
    interface Ambush {
        VirtualHttp.Reply answer(HttpCall call, long nowNanos);
    }

    /// What one process of the gateway has of the network.
    private record Lines(VirtualHttp http, VirtualStreams streams) {
        void close() {
            http.close();
            streams.close();
        }
    }

    public LockerVenue(LockerWorld world, LockerPlan plan) {
        this.world = world;
        this.plan = plan;
        random = new SplittableRandom(plan.seed());
        server = new LockerServer(plan.config(), now());
        door = new LockerDoor(world.stage().time(), server.sim(), LockerPlan.KEY, this::pause);
        witness = new LockerWitness(world, this);
    }

    public LockerPlan plan() {
        return plan;
    }

    /// Compares what the gateway says of its orders here with the venue's own log.
    public LockerWitness witness() {
        return witness;
    }

    LockerServer server() {
        return server;
    }

    SplittableRandom random() {
        return random;
    }

    long now() {
        return world.stage().now();
    }

    long between(long leastNanos, long mostNanos) {
        return random.nextLong(leastNanos, mostNanos);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /// Time passes here from now on.
    public void start() {
        world.stage().time().after(TICK_NANOS, () -> {
            server.advance(now());
            witness.look();
            if (closing && !halted && isQuiet() && !isFlattening()) {
                halted = true;
                LockerPlan.SYMBOLS.forEach(symbol -> server.apply(new TradeLockerFault.Halt(symbol, true), now()));
            }
            start();
        });
    }

    /// What a new process of the gateway is given of the venue.
    ///
    /// @param idle what wakes the process
    public TradeLockerPlan connect(Idle idle) {
        disconnect();
        TradeLockerSettings settings = plan.settings();
        SplittableRandom own = random.split();
        VirtualHttp http = new VirtualHttp(world.stage().time(), own, this::serve, this::passage, idle::wakeUp);
        VirtualStreams streams = new VirtualStreams(world.stage().time(), own, this::accept, idle::wakeUp);
        lines = new Lines(http, streams);
        TradeLockerLines.Network network = new TradeLockerLines.Network(
                witness.closes().overhear(lists.overhear(http)),
                streams,
                plan.keepsTokens() ? tokens : TokenStore.NONE);
        return new TradeLockerPlan(settings, new TradeLockerLines(settings, network, own::nextDouble), idle);
    }

    /// The process is no more: what it had sent arrives, and nobody hears the answers.
    public void disconnect() {
        Lines gone = lines;
        if (gone != null) {
            gone.close();
            lines = null;
        }
    }

    /// Nothing arrives on the streams any more, and nobody is told.
    void silenceStreams() {
        Lines standing = lines;
        if (standing != null) {
            standing.streams.silence();
        }
    }

    private long pause() {
        return slowestWordNanos == 0 ? 0 : between(0, slowestWordNanos);
    }

    private VirtualStreams.@Nullable Far accept(VirtualStreams.Near near, Map<String, String> headers) {
        if (out) {
            return null;
        }
        world.happened(Happening.LOCKER_STREAMS, "tl", "a stream connects");
        return door.accept(near, headers);
    }

    private VirtualHttp.Passage passage(HttpCall call) {
        if (out) {
            return chance(70) ? VirtualHttp.Passage.REFUSED : VirtualHttp.Passage.LOST_BEFORE;
        }
        boolean writes = isWrite(call);
        if (chance(losesRequests)) {
            count(writes, Happening.LOCKER_LOST_REQUESTS, call);
            return VirtualHttp.Passage.LOST_BEFORE;
        }
        if (chance(losesReplies)) {
            count(writes, Happening.LOCKER_LOST_REPLIES, call);
            return VirtualHttp.Passage.LOST_AFTER;
        }
        return VirtualHttp.Passage.WHOLE;
    }

    private void count(boolean writes, Happening what, HttpCall call) {
        if (writes) {
            world.happened(what, "tl", call.toString());
        }
    }

    private static boolean isWrite(HttpCall call) {
        return !call.method().equals("GET") && LockerServer.path(call).startsWith("/trade/");
    }

    /// Whether it makes an order that doesn't stay open: a close, or one at the market.
    static boolean endsAtOnce(HttpCall call) {
        return call.method().equals("DELETE")
                || new String(call.body(), StandardCharsets.UTF_8).contains("\"type\":\"market\"");
    }

    private VirtualHttp.Reply serve(HttpCall call, long nowNanos) {
        if (out) {
            return new VirtualHttp.Reply.Silence();
        }
        boolean writes = isWrite(call);
        if (writes) {
            writtenNanos = nowNanos;
        }
        VirtualHttp.Reply reply = ambushed(call, nowNanos);
        world.stage().trace().event(nowNanos, "tl", said(call, reply));
        switch (reply) {
            case VirtualHttp.Reply.Answer(var answer, long _) -> {
                if (answer.status() == 403 || answer.status() == 429 || answer.status() >= 500) {
                    world.happened(Happening.LOCKER_TURNED_AWAY, "tl", answer.status() + " to " + call);
                }
            }
            case VirtualHttp.Reply.Silence() -> count(writes, Happening.LOCKER_LATE, call);
        }
        witness.look();
        return reply;
    }

    private VirtualHttp.Reply ambushed(HttpCall call, long nowNanos) {
        Ambush waiting = ambush;
        boolean order = isWrite(call)
                && (call.method().equals("POST") || LockerServer.path(call).startsWith("/trade/positions/"));
        if (waiting == null || !order) {
            return answer(call, nowNanos);
        }
        ambush = null;
        return waiting.answer(call, nowNanos);
    }

    /// What the venue answers.
    VirtualHttp.Reply answer(HttpCall call, long nowNanos) {
        VirtualHttp.Reply reply = server.serve(call, nowNanos);
        if (!LockerLists.isList(call)) {
            lists.pastTold(call);
            return reply;
        }
        VirtualHttp.Reply told = lists.answer(call, reply, chance(leavesOut), nowNanos);
        if (!told.equals(reply)) {
            world.happened(Happening.LOCKER_BLIND_READS, "tl", "tells nothing of what is open to " + call);
        }
        return told;
    }

    private String said(HttpCall call, VirtualHttp.Reply reply) {
        String body = isWrite(call) && world.stage().trace().isRead()
                ? " " + new String(call.body(), StandardCharsets.UTF_8)
                : "";
        String query = call.uri().getRawQuery();
        return call
                + (query == null ? "" : "?" + query)
                + body
                + switch (reply) {
                    case VirtualHttp.Reply.Answer(var answer, long _) ->
                        " → " + answer.status()
                                + (isWrite(call) ? " " + new String(answer.body(), StandardCharsets.UTF_8) : "");
                    case VirtualHttp.Reply.Silence() -> " → nothing";
                };
    }

    /// Nobody answers, and what was connected is cut.
    void outage(boolean begins) {
        out = begins;
        if (begins) {
            server.apply(new TradeLockerFault.CutStreams(), now());
        }
    }

    /// What the gateway heard of open orders.
    LockerLists lists() {
        return lists;
    }

    /// Prices move no more, and nobody trades, once the gateway has closed what it is closing.
    public void close() {
        closing = true;
    }

    /// Whether all that was asked for took place and was listed, however late; fills are slow at times.
    private boolean isQuiet() {
        return now() > writtenNanos + plan.latestNanos() + LockerPlan.LATEST_LISTED_NANOS + SLOWEST_FILL_NANOS;
    }

    private boolean isFlattening() {
        return world.state().accounts().stream()
                .anyMatch(
                        state -> state.isFlattening() && state.account().venue().equals(plan.venue()));
    }

    /// Whether nothing that was asked for is still to take place.
    public boolean settled() {
        return halted && isQuiet() && witness.difference(plan.accounts()).isEmpty();
    }

    @Override
    public String toString() {
        return "tl " + server.sim().status() + " " + witness.difference(plan.accounts());
    }

    /// Refresh tokens on the gateway's disk.
    private static final class Tokens implements TokenStore {
        private final Map<String, char[]> kept = new HashMap<>();

        @Override
        public char @Nullable [] load(String login) {
            char[] token = kept.get(login);
            return token == null ? null : token.clone();
        }

        @Override
        public void save(String login, char[] refreshToken) {
            kept.put(login, refreshToken.clone());
        }

        @Override
        public void forget(String login) {
            kept.remove(login);
        }
    }
}
