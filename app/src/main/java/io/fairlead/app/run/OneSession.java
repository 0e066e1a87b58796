package io.fairlead.app.run;

import io.fairlead.app.config.FixSessionSettings;
import io.fairlead.app.config.FixSessionSettings.Purpose;
import io.fairlead.app.config.Settings;
import io.fairlead.app.config.VenueSettings;
import io.fairlead.app.secret.Secrets;
import io.fairlead.fix.codec.MessageCheck;
import io.fairlead.fix.dictionary.MessageValidator;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.session.ResetPolicy;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.journal.Journal;
import io.fairlead.journal.disk.FileDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// One configured session, wired as the gateway does it, for a command that works on it without a gateway. Immutable;
/// used by the main thread.
public record OneSession(Settings settings, VenueSettings venue, FixSessionSettings session) {
    /// The session with this id.
    public static Optional<OneSession> find(Settings settings, String id) {
        return settings.venues().stream()
                .flatMap(venue -> venue.sessions().stream().map(session -> new OneSession(settings, venue, session)))
                .filter(each -> each.session.id().equals(id))
                .findFirst();
    }

    /// Whether its numbers are in the journal; those of a price session start from 1 at each logon.
    public boolean keepsNumbers() {
        return session.purpose() != Purpose.MARKET_DATA;
    }

    /// Its certificates; null where it is not encrypted.
    ///
    /// @throws IllegalArgumentException saying which file is unusable, and why
    public @Nullable TlsContext tls(Secrets secrets) {
        return new SessionWiring(secrets, Runnable::run).tls(session);
    }

    /// How it connects.
    public InitiatorPlan plan(Secrets secrets, Executor connect, @Nullable TlsContext tls) {
        return new SessionWiring(secrets, connect).plan(session, tls);
    }

    /// How it behaves, with its credentials.
    public SessionProfile profile(Secrets secrets) {
        SessionProfile profile = new FixLines(secrets, Runnable::run).profile(session);
        return keepsNumbers() ? profile : profile.withReset(ResetPolicy.ON_LOGON);
    }

    /// What its incoming messages are checked by.
    public MessageCheck check() {
        return MessageValidator.of(
                session.version().isFixt(), session.version().messages(), FixLines.dictionary(venue, session));
    }

    /// Where the gateway's journal is.
    public Path journalFolder() {
        return settings.dataDir().resolve("journal");
    }

    /// Opens the gateway's journal for writing, which no other process can do meanwhile.
    ///
    /// @throws io.fairlead.journal.JournalException if it is locked, damaged or cannot be written
    public Journal openJournal(long nowNanos) throws IOException {
        return Journal.open(FileDisk.at(journalFolder()), GatewayProcess.journal(settings.journal()), nowNanos);
    }
}
