package io.fairlead.app.run;

import io.fairlead.app.config.FixSessionSettings;
import io.fairlead.app.config.FixSessionSettings.Purpose;
import io.fairlead.app.config.HoursSettings;
import io.fairlead.app.config.VenueSettings;
import io.fairlead.app.secret.Secret;
import io.fairlead.app.secret.SecretRef;
import io.fairlead.app.secret.Secrets;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.engine.ReconnectPolicy;
import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.engine.TradingHours;
import io.fairlead.fix.session.Credentials;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.Timing;
import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.SocketDialer;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.fix.transport.TlsSettings;
import io.fairlead.gateway.GatewayConfig.FixLine;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Turns configured venues into FIX sessions that can connect. Reads certificates and secrets, so that what is
/// wrong with them shows before anything starts. Immutable; used by the main thread.
record FixLines(Secrets secrets, Executor connect) {
    private static final String BEGIN_STRING = "FIX.4.4";

    /// A venue with its sessions; null where its order session is switched off.
    @Nullable
    FixLp venue(VenueSettings venue) {
        FixSessionSettings orders = session(venue, Purpose.ORDERS);
        if (orders == null) {
            return null;
        }
        FixSessionSettings prices = session(venue, Purpose.MARKET_DATA);
        FixLpSettings settings = FixLpSettings.standard(venue.id())
                .withOrdersPerSecond(orders.limits().ordersPerSecond());
        return new FixLp(settings, line(orders), prices == null ? null : line(prices));
    }

    private static @Nullable FixSessionSettings session(VenueSettings venue, Purpose purpose) {
        return venue.sessions().stream()
                .filter(session -> session.enabled() && session.purpose() == purpose)
                .findFirst()
                .orElse(null);
    }

    private FixLine line(FixSessionSettings session) {
        return new FixLine(session.id(), profile(session), plan(session));
    }

    private SessionProfile profile(FixSessionSettings session) {
        FixSessionSettings.CompIds ids = session.compIds();
        SessionId id =
                SessionId.of(BEGIN_STRING, ids.sender(), ids.target()).withSubIds(ids.senderSub(), ids.targetSub());
        return SessionProfile.initiator(id)
                .withCredentials(credentials(session.logon()))
                .withTiming(Timing.DEFAULT.withHeartbeatSeconds(
                        Math.toIntExact(session.heartbeat().toSeconds())))
                .withReset(session.resetSequence());
    }

    private Credentials credentials(FixSessionSettings.Logon logon) {
        SecretRef reference = logon.password();
        String username = logon.username() == null ? "" : logon.username();
        if (reference == null) {
            return new Credentials(username, "");
        }
        try (Secret password = secrets.resolve(reference)) {
            return new Credentials(username, password.text());
        }
    }

    private InitiatorPlan plan(FixSessionSettings session) {
        List<Endpoint> endpoints = session.address().hosts().stream()
                .map(host -> new Endpoint(host, session.address().port()))
                .toList();
        FixSessionSettings.Reconnect wait = session.reconnect();
        ReconnectPolicy standard = ReconnectPolicy.DEFAULT;
        ReconnectPolicy reconnect = new ReconnectPolicy(
                wait.first().toNanos(),
                standard.factorPercent(),
                wait.longest().toNanos(),
                standard.jitterPercent(),
                standard.attempts(),
                standard.connectNanos());
        return new InitiatorPlan(endpoints, dialer(session), reconnect, schedule(session.hours()));
    }

    private Dialer dialer(FixSessionSettings session) {
        return session.tls().enabled()
                ? SocketDialer.tls(connect, TlsContext.of(tls(session.tls())))
                : SocketDialer.plain(connect);
    }

    private TlsSettings tls(io.fairlead.app.config.TlsSettings from) {
        List<String> protocols =
                from.minVersion().equals("TLSv1.3") ? List.of("TLSv1.3") : List.of("TLSv1.3", "TLSv1.2");
        TlsSettings.Trust trust =
                from.ca() == null ? new TlsSettings.Trust.Authorities() : new TlsSettings.Trust.PemFile(from.ca());
        if (from.clientCert() == null) {
            return new TlsSettings(trust, new TlsSettings.Identity.Anonymous(), protocols);
        }
        TlsSettings.Passphrase passphrase = passphrase(from.clientCertPassword());
        return new TlsSettings(trust, new TlsSettings.Identity.Pkcs12File(from.clientCert(), passphrase), protocols);
    }

    private TlsSettings.Passphrase passphrase(@Nullable SecretRef reference) {
        if (reference == null) {
            return new TlsSettings.Passphrase("");
        }
        try (Secret secret = secrets.resolve(reference)) {
            return new TlsSettings.Passphrase(secret.text());
        }
    }

    static SessionSchedule schedule(HoursSettings hours) {
        if (hours.open() == null || hours.close() == null) {
            return SessionSchedule.ALWAYS;
        }
        TradingHours times = hours.openDay() == null || hours.closeDay() == null
                ? TradingHours.daily(hours.timeZone(), Set.copyOf(hours.days()), hours.open(), hours.close())
                : TradingHours.weekly(hours.timeZone(), hours.openDay(), hours.open(), hours.closeDay(), hours.close());
        return times.withHolidays(hours.holidays());
    }
}
