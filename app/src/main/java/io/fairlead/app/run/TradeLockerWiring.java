package io.fairlead.app.run;

import io.fairlead.app.config.TradeLockerSection;
import io.fairlead.app.config.VenueSettings;
import io.fairlead.app.secret.RefreshTokenFiles;
import io.fairlead.app.secret.Secret;
import io.fairlead.app.secret.SecretRef;
import io.fairlead.app.secret.Secrets;
import io.fairlead.core.model.VenueId;
import io.fairlead.fix.transport.SelectorIdle;
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
import io.fairlead.venues.web.JdkHttp;
import io.fairlead.venues.web.JdkWebStreams;
import io.fairlead.venues.web.WarmHttp;
import io.fairlead.venues.web.WebLimits;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Turns configured TradeLocker venues into ones that can connect. Reads secrets, so that what is wrong with them shows
/// before anything starts. Immutable; used by the main thread.
///
/// @param dataDir where refresh tokens are kept
/// @param network runs what HTTP clients have to do: at once, as an order waits for it
/// @param files writes refresh tokens
record TradeLockerWiring(Secrets secrets, Path dataDir, Executor network, Executor files, RandomGenerator random) {
    /// A third of what the JDK's client lets a connection rest before it closes it.
    private static final long REST_NANOS = 10_000_000_000L;

    private static final long DAY_NANOS = 60_000_000_000L;

    TradeLockerPlan plan(VenueSettings venue) {
        TradeLockerSettings settings = settings(venue);
        SelectorIdle idle = new SelectorIdle();
        HttpLimits limits = limits(settings);
        HttpClient questions = limits.client(network);
        Http http = new WarmHttp(
                new JdkHttp(limits.client(network), limits, idle::wakeUp),
                new JdkHttp(questions, limits, idle::wakeUp),
                System::nanoTime,
                REST_NANOS);
        TradeLockerLines.Network lines = new TradeLockerLines.Network(
                http,
                new JdkWebStreams(questions, WebLimits.STANDARD, idle::wakeUp),
                new RefreshTokenFiles(
                        dataDir.resolve("refresh-tokens").resolve(venue.id().value()), files));
        return new TradeLockerPlan(settings, new TradeLockerLines(settings, lines, random::nextDouble), idle);
    }

    /// Each login bounds what it has under way; all of them together must find a place.
    private static HttpLimits limits(TradeLockerSettings settings) {
        HttpLimits standard = HttpLimits.STANDARD;
        int all = settings.logins().size() * settings.rest().bounds().underWay();
        return new HttpLimits(
                standard.http2(), standard.connect(), standard.maxBody(), Math.max(standard.maxUnderWay(), all));
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
