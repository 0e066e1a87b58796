package io.fairlead.app.run;

import io.fairlead.app.config.TradeLockerSection;
import io.fairlead.app.config.VenueSettings;
import io.fairlead.app.secret.RefreshTokenFiles;
import io.fairlead.app.secret.Secret;
import io.fairlead.app.secret.SecretRef;
import io.fairlead.app.secret.Secrets;
import io.fairlead.core.model.VenueId;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Proxy;
import io.fairlead.fix.transport.SelectorIdle;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.fix.transport.TlsSettings;
import io.fairlead.gateway.TradeLockerPlan;
import io.fairlead.venues.tradelocker.TradeLockerLines;
import io.fairlead.venues.tradelocker.TradeLockerSettings;
import io.fairlead.venues.tradelocker.live.PollSettings;
import io.fairlead.venues.tradelocker.live.QuoteSettings;
import io.fairlead.venues.tradelocker.live.StreamSettings;
import io.fairlead.venues.tradelocker.rest.LoginSettings;
import io.fairlead.venues.tradelocker.rest.RestSettings;
import io.fairlead.venues.tradelocker.rest.SecretText;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpLimits;
import io.fairlead.venues.web.HttpRoads;
import io.fairlead.venues.web.JdkWebStreams;
import io.fairlead.venues.web.WarmHttp;
import io.fairlead.venues.web.WebLimits;
import io.fairlead.venues.web.WireHttp;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Turns configured TradeLocker venues into ones that can connect. Reads secrets, so that what is wrong with them shows
/// before anything starts. Immutable; used by the main thread.
///
/// @param dataDir where refresh tokens are kept
/// @param connect makes connections
/// @param streaming reads and writes WebSockets
/// @param files writes refresh tokens
record TradeLockerWiring(
        Secrets secrets, Path dataDir, Executor connect, Executor streaming, Executor files, RandomGenerator random) {
    /// A third of what a connection may rest before it is closed.
    private static final long REST_NANOS = 10_000_000_000L;

    private static final long DAY_NANOS = 60_000_000_000L;

    TradeLockerPlan plan(VenueSettings venue) {
        TradeLockerSettings settings = settings(venue);
        SelectorIdle idle = new SelectorIdle();
        HttpLimits limits = limits(settings);
        HttpRoads roads = HttpRoads.overSockets(
                connect,
                TlsContext.of(TlsSettings.standard()),
                proxy(venue.tradeLocker().api()),
                idle);
        Http http = new WarmHttp(
                new WireHttp(roads, limits, System::nanoTime),
                new WireHttp(roads, limits, System::nanoTime),
                System::nanoTime,
                REST_NANOS);
        TradeLockerLines.Network lines = new TradeLockerLines.Network(
                http,
                new JdkWebStreams(WebLimits.STANDARD.client(streaming), WebLimits.STANDARD, idle::wakeUp),
                new RefreshTokenFiles(
                        dataDir.resolve("refresh-tokens").resolve(venue.id().value()), files));
        return new TradeLockerPlan(settings, new TradeLockerLines(settings, lines, random::nextDouble), idle);
    }

    /// Each login bounds what it has under way; all of them together must find a place.
    private static HttpLimits limits(TradeLockerSettings settings) {
        HttpLimits standard = HttpLimits.STANDARD;
        int all = settings.logins().size() * settings.rest().bounds().underWay();
        return standard.withUnderWay(Math.max(standard.maxUnderWay(), all));
    }

    /// What `-Dhttps.proxyHost` and its kin say, as with every client of the JDK.
    private static Proxy proxy(URI api) {
        ProxySelector selector = ProxySelector.getDefault();
        List<java.net.Proxy> chosen = selector == null ? List.of() : selector.select(api);
        if (chosen.isEmpty() || !(chosen.getFirst().address() instanceof InetSocketAddress address)) {
            return new Proxy.Direct();
        }
        Endpoint endpoint = new Endpoint(address.getHostString(), address.getPort());
        return switch (chosen.getFirst().type()) {
            case DIRECT -> new Proxy.Direct();
            case HTTP -> new Proxy.HttpConnect(endpoint, Proxy.Login.NONE);
            case SOCKS -> new Proxy.Socks5(endpoint, Proxy.Login.NONE);
        };
    }

    private TradeLockerSettings settings(VenueSettings venue) {
        TradeLockerSection section = venue.tradeLocker();
        SecretText key = secret(section.developerKey());
        List<LoginSettings> logins = section.logins().stream()
                .map(login -> new LoginSettings(
                        login.id(), section.api(), login.email(), login.server(), required(login.password()), key))
                .toList();
        return new TradeLockerSettings(
                venue.id(),
                logins,
                sharing(section.budgetShare()),
                polling(section.polling()),
                key == null ? null : StreamSettings.of(section.streams(), key),
                section.settle().toNanos(),
                prices(venue.id(), section.prices()),
                section.ticksPerPip(),
                venue.asking().times(),
                venue.breaker());
    }

    private static QuoteSettings prices(VenueId venue, TradeLockerSection.Prices prices) {
        QuoteSettings.Extras extras = new QuoteSettings.Extras(prices.depth(), prices.day() ? DAY_NANOS : 0);
        return QuoteSettings.of(venue, prices.always(), prices.every().toNanos(), extras);
    }

    private static RestSettings sharing(int percent) {
        RestSettings standard = RestSettings.STANDARD;
        return new RestSettings(
                percent,
                standard.shares(),
                standard.breaker(),
                standard.timeouts(),
                standard.patience(),
                standard.ages(),
                standard.bounds(),
                standard.userAgent());
    }

    private static PollSettings polling(TradeLockerSection.Polling polling) {
        PollSettings standard = PollSettings.STANDARD;
        return new PollSettings(
                Math.min(standard.hotNanos(), polling.active().toNanos()),
                standard.hotForNanos(),
                polling.active().toNanos(),
                polling.quiet().toNanos(),
                standard.checkNanos(),
                standard.sweepNanos(),
                standard.overlapNanos(),
                standard.silentNanos());
    }

    private @Nullable SecretText secret(@Nullable SecretRef reference) {
        return reference == null ? null : required(reference);
    }

    /// Kept as long as the login may have to be made again; each use gets a copy that it wipes.
    private SecretText required(SecretRef reference) {
        Secret secret = secrets.resolve(reference);
        return secret::chars;
    }
}
