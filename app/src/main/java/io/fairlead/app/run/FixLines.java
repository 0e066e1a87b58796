package io.fairlead.app.run;

import io.fairlead.app.config.FixSessionSettings;
import io.fairlead.app.config.FixSessionSettings.Purpose;
import io.fairlead.app.config.OrderTagSettings;
import io.fairlead.app.config.VenueSettings;
import io.fairlead.app.config.VenueSettings.Offer;
import io.fairlead.app.secret.Secret;
import io.fairlead.app.secret.SecretRef;
import io.fairlead.app.secret.Secrets;
import io.fairlead.core.port.Capability;
import io.fairlead.fix.dictionary.FieldDefinition;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.session.ApplVersions;
import io.fairlead.fix.session.Bounds;
import io.fairlead.fix.session.Credentials;
import io.fairlead.fix.session.PasswordSource;
import io.fairlead.fix.session.RateLimit;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.gateway.GatewayConfig.FixLine;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.gateway.GatewayConfig.OrderLine;
import io.fairlead.venues.fixlp.FixLpSession;
import io.fairlead.venues.fixlp.FixLpSettings;
import io.fairlead.venues.fixlp.OrderTags;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns configured venues into FIX sessions that can connect. Reads certificates and secrets, so that what is
/// wrong with them shows before anything starts. Immutable; used by the main thread.
record FixLines(Secrets secrets, Executor connect, Map<String, TlsContext> contexts) {
    /// `contexts` takes the TLS context of each session that is encrypted.
    FixLines {}

    FixLines(Secrets secrets, Executor connect) {
        this(secrets, connect, new HashMap<>());
    }

    /// A provider with its sessions; null where its order sessions are switched off.
    @Nullable
    FixLp venue(VenueSettings venue) {
        List<OrderLine> orders = sessions(venue, Purpose.ORDERS)
                .map(session -> {
                    FixDictionary own = dictionary(venue, session);
                    return new OrderLine(line(session, own), terms(session, own));
                })
                .toList();
        if (orders.isEmpty()) {
            return null;
        }
        FixLine prices = sessions(venue, Purpose.MARKET_DATA)
                .findFirst()
                .map(session -> line(session, dictionary(venue, session)))
                .orElse(null);
        FixLine copies = sessions(venue, Purpose.DROP_COPY)
                .findFirst()
                .map(session -> line(session, dictionary(venue, session)))
                .orElse(null);
        return new FixLp(settings(venue), orders, prices, copies);
    }

    /// What a session's messages hold where the venue has a dictionary of its own; null where it has none.
    ///
    /// @throws IllegalArgumentException saying what is wrong with the file
    static @Nullable FixDictionary dictionary(VenueSettings venue, FixSessionSettings session) {
        Path file = venue.dictionary();
        return file == null ? null : session.version().dictionary().extendedBy(file);
    }

    private static FixLpSettings settings(VenueSettings venue) {
        FixLpSettings offered = venue.offer() == Offer.EVERYTHING
                ? FixLpSettings.reference(venue.id())
                : FixLpSettings.standard(venue.id());
        FixLpSettings settings = offered.withPool(venue.pool())
                .withBudget(venue.budget())
                .withBreaker(venue.breaker())
                .withAsking(venue.asking())
                .withFeed(venue.feed())
                .withExpiry(venue.expiry())
                .withCancelOnDisconnect(venue.stopping().onDisconnect());
        return venue.stopping().massCancel() ? settings.withCapability(Capability.MASS_CANCEL) : settings;
    }

    private static Stream<FixSessionSettings> sessions(VenueSettings venue, Purpose purpose) {
        return venue.sessions().stream().filter(session -> session.enabled() && session.purpose() == purpose);
    }

    private FixLine line(FixSessionSettings session, @Nullable FixDictionary own) {
        SessionWiring wiring = new SessionWiring(secrets, connect);
        TlsContext tls = wiring.tls(session);
        if (tls != null) {
            contexts.put(session.id(), tls);
        }
        return new FixLine(session.id(), profile(session), wiring.plan(session, tls), own);
    }

    private static FixLpSession terms(FixSessionSettings session, @Nullable FixDictionary own) {
        return new FixLpSession(
                session.id(),
                session.orders().standby(),
                session.limits().ordersPerSecond(),
                tags(session.orders().tags(), own == null ? session.version().dictionary() : own));
    }

    private static OrderTags tags(OrderTagSettings settings, FixDictionary dictionary) {
        List<OrderTags.Field> fields = settings.fields().stream()
                .map(field ->
                        new OrderTags.Field(field.tag(), nameOf(field.tag(), dictionary), field.source(), field.on()))
                .toList();
        return new OrderTags(fields, settings.parties(), settings.stamps());
    }

    private static String nameOf(int tag, FixDictionary dictionary) {
        FieldDefinition field = dictionary.field(tag);
        return field == null ? "tag" : field.name();
    }

    SessionProfile profile(FixSessionSettings session) {
        FixSessionSettings.CompIds ids = session.compIds();
        SessionId id = SessionId.of(session.version().beginString(), ids.sender(), ids.target())
                .withSubIds(ids.senderSub(), ids.targetSub());
        SessionProfile profile = SessionProfile.initiator(id)
                .withCredentials(credentials(session.logon(), session.protocol().newPassword()))
                .withReset(session.resetSequence())
                .withBounds(bounds(session.limits()));
        profile = profile.withWire(
                profile.wire().withVersions(ApplVersions.of(session.version().messages())));
        return session.protocol().in(profile);
    }

    private Credentials credentials(FixSessionSettings.Logon logon, @Nullable SecretRef newPassword) {
        String username = logon.username() == null ? "" : logon.username();
        return new Credentials(username, password(logon.password()), password(newPassword));
    }

    /// Kept as long as the session may have to log on again; each logon gets a copy that it wipes.
    private PasswordSource password(@Nullable SecretRef reference) {
        if (reference == null) {
            return PasswordSource.NONE;
        }
        Secret secret = secrets.resolve(reference);
        return secret::chars;
    }

    private static Bounds bounds(FixSessionSettings.Limits limits) {
        return Bounds.DEFAULT.withRates(rate(limits.messagesPerSecond()), rate(limits.receivedPerSecond()));
    }

    private static RateLimit rate(@Nullable Integer perSecond) {
        return perSecond == null ? RateLimit.NONE : RateLimit.perSecond(perSecond);
    }
}
