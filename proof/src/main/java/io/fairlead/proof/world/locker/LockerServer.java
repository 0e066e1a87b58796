package io.fairlead.proof.world.locker;

import io.fairlead.core.model.Decimal;
import io.fairlead.proof.virtual.VirtualHttp;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.log.TradeLogFold;
import io.fairlead.sim.log.TradeLogWriter;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import io.fairlead.sim.tradelocker.TradeLockerSim;
import io.fairlead.sim.tradelocker.WebReply;
import io.fairlead.sim.tradelocker.WebRequest;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The simulated TradeLocker as the far end of HTTP on virtual time, with its own log in memory. Owned by the world's
/// thread.
public final class LockerServer implements VirtualHttp.Server {
    public static final URI BASE = URI.create("http://tradelocker/backend-api");

    private final List<String> unread = new ArrayList<>();
    private final TradeLogFold fold = new TradeLogFold();
    private final TradeLockerSim sim;
    private TradeLog log;
    private long folded;

    public LockerServer(TradeLockerConfig config, long nowNanos) {
        sim = new TradeLockerSim(config, TradeLogWriter.to(unread::add), nowNanos);
        log = fold.result();
    }

    TradeLockerSim sim() {
        return sim;
    }

    @Override
    public VirtualHttp.Reply serve(HttpCall call, long nowNanos) {
        return switch (sim.handle(request(call), nowNanos)) {
            case WebReply.Answered reply -> {
                byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
                yield new VirtualHttp.Reply.Answer(
                        new HttpOutcome.Answered(reply.status(), reply.headers(), body), reply.afterNanos());
            }
            case WebReply.Lost _ -> new VirtualHttp.Reply.Silence();
        };
    }

    private static WebRequest request(HttpCall call) {
        URI uri = call.uri();
        String target = uri.getRawQuery() == null ? path(call) : path(call) + "?" + uri.getRawQuery();
        Map<String, String> headers = new LinkedHashMap<>();
        call.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return WebRequest.of(call.method(), target, headers, new String(call.body(), StandardCharsets.UTF_8));
    }

    /// The path of a request behind the base.
    static String path(HttpCall call) {
        return call.uri().getRawPath().substring(BASE.getRawPath().length());
    }

    /// Lets time pass where nobody asks for anything.
    public void advance(long nowNanos) {
        sim.advance(nowNanos);
    }

    public void apply(TradeLockerFault fault, long nowNanos) {
        sim.apply(fault, nowNanos);
    }

    /// Moves the price of an instrument, as news would.
    public void move(String name, Decimal price, long nowNanos) {
        sim.move(name, price, nowNanos);
    }

    /// How often any of its published limits was exceeded.
    public long exceeded() {
        return sim.status().exceeded().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /// How many lines it wrote down.
    long written() {
        return folded + unread.size();
    }

    /// What it wrote down, before it told anybody.
    public TradeLog log() {
        if (!unread.isEmpty()) {
            folded += unread.size();
            unread.forEach(fold::add);
            unread.clear();
            log = fold.result();
        }
        return log;
    }
}
