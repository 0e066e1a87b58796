package io.fairlead.app.run;

import io.fairlead.app.config.FixSessionSettings;
import io.fairlead.app.config.HoursSettings;
import io.fairlead.app.config.ProxySettings;
import io.fairlead.app.config.ReconnectSettings;
import io.fairlead.app.config.TcpSettings;
import io.fairlead.app.secret.Secret;
import io.fairlead.app.secret.SecretRef;
import io.fairlead.app.secret.Secrets;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.engine.ReconnectPolicy;
import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.engine.TradingHours;
import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Passphrase;
import io.fairlead.fix.transport.Proxy;
import io.fairlead.fix.transport.SocketDialer;
import io.fairlead.fix.transport.TcpOptions;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.fix.transport.TlsSettings;
import io.fairlead.fix.transport.TlsSettings.Identity;
import io.fairlead.fix.transport.TlsSettings.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// How a configured session gets its connections: hosts, waits, hours, TCP, proxy and TLS. Reads certificates, so that
/// what is wrong with them shows before anything starts. Immutable; used by the main thread.
record SessionWiring(Secrets secrets, Executor connect) {
    InitiatorPlan plan(FixSessionSettings session) {
        return plan(session, tls(session));
    }

    /// Null where the session is not encrypted.
    ///
    /// @throws IllegalArgumentException saying which file is unusable, and why
    @Nullable
    TlsContext tls(FixSessionSettings session) {
        return session.tls().enabled() ? TlsContext.of(tls(session.tls())) : null;
    }

    InitiatorPlan plan(FixSessionSettings session, @Nullable TlsContext tls) {
        List<Endpoint> endpoints = session.address().hosts().stream()
                .map(host -> new Endpoint(host, session.address().port()))
                .toList();
        return new InitiatorPlan(endpoints, dialer(session, tls), reconnect(session.reconnect()), schedule(session));
    }

    private static ReconnectPolicy reconnect(ReconnectSettings wait) {
        return new ReconnectPolicy(
                wait.first().toNanos(),
                wait.factorPercent(),
                wait.longest().toNanos(),
                wait.jitterPercent(),
                wait.attempts(),
                wait.timeout().toNanos(),
                wait.settled().toNanos());
    }

    private Dialer dialer(FixSessionSettings session, @Nullable TlsContext tls) {
        SocketDialer dialer = tls == null ? SocketDialer.plain(connect) : SocketDialer.tls(connect, tls);
        return dialer.with(tcp(session.tcp())).through(proxy(session.proxy()));
    }

    private static TcpOptions tcp(TcpSettings from) {
        return new TcpOptions(
                from.noDelay(),
                from.keepAlive(),
                from.sendBuffer() == null ? 0 : Math.toIntExact(from.sendBuffer()),
                from.receiveBuffer() == null ? 0 : Math.toIntExact(from.receiveBuffer()),
                from.localAddress() == null ? "" : from.localAddress(),
                from.connectTimeout().toNanos());
    }

    private Proxy proxy(ProxySettings from) {
        return switch (from.kind()) {
            case NONE -> new Proxy.Direct();
            case HTTP -> new Proxy.HttpConnect(address(from), login(from));
            case SOCKS5 -> new Proxy.Socks5(address(from), login(from));
        };
    }

    private static Endpoint address(ProxySettings from) {
        return new Endpoint(Objects.requireNonNull(from.host()), Objects.requireNonNull(from.port()));
    }

    private Proxy.Login login(ProxySettings from) {
        return from.username() == null
                ? Proxy.Login.NONE
                : new Proxy.Login(from.username(), passphrase(from.password()));
    }

    private TlsSettings tls(io.fairlead.app.config.TlsSettings from) {
        TlsSettings settings = TlsSettings.standard()
                .withTrust(trust(from.trust()))
                .withIdentity(identity(from.identity()))
                .withPins(Set.copyOf(from.trust().pins()))
                .withServerName(from.serverName() == null ? "" : from.serverName());
        return from.minVersion().equals("TLSv1.3") ? settings.withProtocols("TLSv1.3") : settings;
    }

    private Trust trust(io.fairlead.app.config.TlsSettings.Trust from) {
        if (from.ca() == null) {
            return new Trust.Authorities();
        }
        return from.caPassword() == null
                ? new Trust.PemFile(from.ca())
                : new Trust.KeyStoreFile(from.ca(), passphrase(from.caPassword()));
    }

    private Identity identity(io.fairlead.app.config.TlsSettings.Identity from) {
        if (from.certificate() == null) {
            return new Identity.Anonymous();
        }
        Passphrase passphrase = passphrase(from.password());
        return from.key() == null
                ? new Identity.KeyStoreFile(from.certificate(), passphrase)
                : new Identity.PemFiles(from.certificate(), from.key(), passphrase);
    }

    /// Resolved anew whenever it is needed, as when a certificate is replaced; what is given is the taker's to wipe.
    private Passphrase passphrase(@Nullable SecretRef reference) {
        if (reference == null) {
            return Passphrase.NONE;
        }
        return () -> {
            try (Secret secret = secrets.resolve(reference)) {
                return secret.chars();
            }
        };
    }

    private static SessionSchedule schedule(FixSessionSettings session) {
        if (session.moreHours().isEmpty()) {
            return schedule(session.hours());
        }
        List<SessionSchedule> all = new ArrayList<>();
        if (session.hours().open() != null) {
            all.add(schedule(session.hours()));
        }
        session.moreHours().forEach(hours -> all.add(schedule(hours)));
        return SessionSchedule.anyOf(all);
    }

    static SessionSchedule schedule(HoursSettings hours) {
        if (hours.open() == null || hours.close() == null) {
            return SessionSchedule.ALWAYS;
        }
        TradingHours times = hours.openDay() == null || hours.closeDay() == null
                ? TradingHours.daily(hours.timeZone(), Set.copyOf(hours.days()), hours.open(), hours.close())
                : TradingHours.weekly(hours.timeZone(), hours.openDay(), hours.open(), hours.closeDay(), hours.close());
        times = times.withHolidays(hours.holidays())
                .withPauses(hours.pauses().stream()
                        .map(pause -> new TradingHours.Pause(pause.from(), pause.to()))
                        .toList());
        return hours.keepNumbers() ? times.keepingNumbers() : times;
    }
}
