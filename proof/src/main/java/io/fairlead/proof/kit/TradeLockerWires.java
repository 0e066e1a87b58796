package io.fairlead.proof.kit;

import io.fairlead.core.breaker.BreakerSettings;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.fix.engine.ReconnectPolicy;
import io.fairlead.fix.transport.SelectorIdle;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.TradeLockerPlan;
import io.fairlead.venues.tradelocker.TradeLockerLines;
import io.fairlead.venues.tradelocker.TradeLockerSettings;
import io.fairlead.venues.tradelocker.live.PollSettings;
import io.fairlead.venues.tradelocker.live.QuoteSettings;
import io.fairlead.venues.tradelocker.live.StreamSettings;
import io.fairlead.venues.tradelocker.rest.LoginSettings;
import io.fairlead.venues.tradelocker.rest.RestSettings;
import io.fairlead.venues.tradelocker.rest.TokenStore;
import io.fairlead.venues.web.HttpLimits;
import io.fairlead.venues.web.HttpRoads;
import io.fairlead.venues.web.JdkWebStreams;
import io.fairlead.venues.web.WebLimits;
import io.fairlead.venues.web.WireHttp;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// How the kit's gateways are wired to its simulated TradeLocker: as real ones, with everything that takes seconds made
/// shorter. Used by the thread that runs the kit.
final class TradeLockerWires implements AutoCloseable {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final String WRONG = "wrong horse";

    private final TradeLockerKind kind;
    private final URI rest;
    private final URI streams;
    private final ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor();
    private final List<HttpClient> clients = new ArrayList<>();

    TradeLockerWires(TradeLockerKind kind, URI rest, URI streams) {
        this.kind = kind;
        this.rest = rest;
        this.streams = streams;
    }

    GatewayConfig gateway(Flavour flavour, Account account, Instrument instrument) {
        TradeLockerSettings settings = settings(flavour);
        SelectorIdle idle = new SelectorIdle();
        HttpClient client = WebLimits.STANDARD.client(reading);
        clients.add(client);
        TradeLockerLines.Network network = new TradeLockerLines.Network(
                kind.around()
                        .apply(new WireHttp(
                                HttpRoads.withoutTls(reading, idle), HttpLimits.STANDARD, System::nanoTime)),
                new JdkWebStreams(client, WebLimits.STANDARD, idle::wakeUp),
                TokenStore.NONE);
        TradeLockerPlan plan =
                new TradeLockerPlan(settings, new TradeLockerLines(settings, network, new Random(1)::nextDouble), idle);
        return KitGround.config(account, instrument, plan);
    }

    private TradeLockerSettings settings(Flavour flavour) {
        String password = flavour == Flavour.STRANGER ? WRONG : TradeLockerStage.PASSWORD;
        LoginSettings login = new LoginSettings(
                "login",
                rest,
                TradeLockerStage.email(flavour),
                "FAIRDEMO",
                password::toCharArray,
                kind.streams() ? TradeLockerStage.KEY::toCharArray : null);
        return new TradeLockerSettings(
                TradeLockerKitVenue.VENUE,
                List.of(login),
                rest(),
                polling(),
                streaming(),
                500 * MILLI,
                QuoteSettings.of(TradeLockerKitVenue.VENUE, true, 50 * MILLI, QuoteSettings.Extras.NONE),
                Decimal.of(10),
                new ReconcileTimes(30 * SECOND, 500 * MILLI, 500 * MILLI, 500 * MILLI),
                new BreakerSettings(1_000, 60 * SECOND, 100 * MILLI, SECOND));
    }

    /// No breaker opens: what becomes of each order is what is looked at.
    private static RestSettings rest() {
        RestSettings standard = RestSettings.STANDARD;
        return new RestSettings(
                standard.sharePercent(),
                standard.shares(),
                new BreakerSettings(1_000, 60 * SECOND, 100 * MILLI, SECOND),
                new RestSettings.Timeouts(500 * MILLI, 400 * MILLI, SECOND),
                new RestSettings.Patience(2 * SECOND, 5 * SECOND, SECOND),
                standard.ages(),
                standard.bounds(),
                standard.userAgent());
    }

    private static PollSettings polling() {
        return new PollSettings(
                40 * MILLI, SECOND, 60 * MILLI, 150 * MILLI, 300 * MILLI, SECOND, 60 * SECOND, 60 * SECOND);
    }

    private @Nullable StreamSettings streaming() {
        return kind.streams()
                ? new StreamSettings(
                        streams,
                        TradeLockerStage.KEY::toCharArray,
                        1,
                        2 * SECOND,
                        StreamSettings.OrderAmounts.UNITS,
                        new ReconnectPolicy(50 * MILLI, 150, 500 * MILLI, 0, 0, 5 * SECOND, SECOND))
                : null;
    }

    @Override
    public void close() {
        clients.forEach(HttpClient::shutdownNow);
        reading.shutdownNow();
    }
}
