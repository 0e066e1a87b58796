package io.fairlead.app.run;

import io.fairlead.app.alert.AlertBoard;
import io.fairlead.app.alert.AlertDesk;
import io.fairlead.app.alert.AlertFile;
import io.fairlead.app.alert.AlertLimits;
import io.fairlead.app.alert.AlertSink;
import io.fairlead.app.alert.AlertSource;
import io.fairlead.app.alert.AlertWatch;
import io.fairlead.app.alert.Audit;
import io.fairlead.app.alert.BreakSource;
import io.fairlead.app.alert.CertificateSource;
import io.fairlead.app.alert.DiskSource;
import io.fairlead.app.alert.HistorySource;
import io.fairlead.app.alert.LogSink;
import io.fairlead.app.alert.LoginSource;
import io.fairlead.app.alert.Mail;
import io.fairlead.app.alert.Outbox;
import io.fairlead.app.alert.PowerLossSource;
import io.fairlead.app.alert.PriceSource;
import io.fairlead.app.alert.RecoverySource;
import io.fairlead.app.alert.SessionSource;
import io.fairlead.app.alert.StopSource;
import io.fairlead.app.alert.UnknownOrderSource;
import io.fairlead.app.alert.VenueSource;
import io.fairlead.app.alert.Webhook;
import io.fairlead.app.config.AlertSettings;
import io.fairlead.app.config.EmailSettings;
import io.fairlead.app.config.Settings;
import io.fairlead.app.secret.Secret;
import io.fairlead.app.secret.Secrets;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.fix.transport.TlsSettings;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.NanoClock;
import io.fairlead.gateway.OperatorWord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The alerts of a gateway: where each kind is looked for, and who is told. Made by the main thread.
record Alerting(AlertDesk desk, Audit audit, AlertBoard board, AlertWatch watch, List<Outbox> outboxes)
        implements AutoCloseable {
    static final String FILE = "alerts.json";

    private static final long AUDIT_MILLIS = 2_000;

    /// How long what stood before the start may take to show again: sessions log on, accounts recover.
    private static final Duration RESUMING = Duration.ofMinutes(1);

    static Alerting of(
            Settings settings, Gateway gateway, Map<String, TlsContext> contexts, Secrets secrets, NanoClock clock) {
        AlertBoard board = new AlertBoard(settings.alerts().repeat().toNanos());
        AlertFile file = new AlertFile(settings.dataDir().resolve(FILE));
        long now = clock.nanos();
        board.resume(file.read(), now, now + RESUMING.toNanos());
        Runnable kept = () -> file.keep(board);
        Audit audit = (deed, subject, word) -> keep(gateway, deed, subject, word);
        AlertDesk desk = new AlertDesk(board, audit, kept, clock::nanos);
        List<Outbox> outboxes = outboxes(settings.alerts(), secrets);
        List<AlertSink> sinks = new ArrayList<>(outboxes);
        sinks.add(new LogSink());
        AlertWatch watch = new AlertWatch(board, sources(settings, gateway, contexts), sinks, kept, clock::nanos);
        return new Alerting(desk, audit, board, watch, outboxes);
    }

    private static List<Outbox> outboxes(AlertSettings settings, Secrets secrets) {
        List<Outbox> outboxes = new ArrayList<>();
        AlertSettings.Webhook webhook = settings.webhook();
        if (webhook != null) {
            try (Secret secret = secrets.resolve(webhook.secret())) {
                outboxes.add(
                        new Outbox(new Webhook(webhook.url(), secret, webhook.timeout()), Outbox.Retries.STANDARD));
            }
        }
        EmailSettings email = settings.email();
        if (email != null) {
            outboxes.addAll(mails(email, secrets));
        }
        return outboxes;
    }

    private static List<Outbox> mails(EmailSettings email, Secrets secrets) {
        Mail.Server server = new Mail.Server(
                email.server().host(),
                email.server().port(),
                email.server().tls(),
                TlsContext.of(trust(email.server().ca())),
                email.server().timeout());
        EmailSettings.Login login = email.login();
        Mail.@Nullable Login known =
                login == null ? null : new Mail.Login(login.user(), secrets.resolve(login.password()));
        return email.to().stream()
                .map(to -> new Outbox(new Mail(server, email.from(), to, known), Outbox.Retries.STANDARD))
                .toList();
    }

    private static TlsSettings trust(@Nullable Path ca) {
        TlsSettings standard = TlsSettings.standard();
        return ca == null ? standard : standard.withTrust(new TlsSettings.Trust.PemFile(ca));
    }

    /// One line for each kind of trouble.
    private static List<AlertSource> sources(Settings settings, Gateway gateway, Map<String, TlsContext> contexts) {
        AlertLimits limits = settings.alerts().limits();
        return List.of(
                new UnknownOrderSource(gateway.readSide()::orders, limits),
                new StopSource(gateway.readSide()::kills, gateway.readSide()::guards),
                new BreakSource(gateway.readSide()::breaks),
                new PowerLossSource(
                        gateway.recovery().journal(),
                        settings.journal().policy(),
                        gateway.readSide()::accounts,
                        gateway.readSide()::venues),
                new RecoverySource(gateway.readSide()::accounts),
                new DiskSource(gateway::disk, gateway::halted),
                new SessionSource(gateway.readSide()::sessions, limits),
                new LoginSource(gateway.readSide()::sessions),
                new VenueSource(gateway.readSide()::budgets, gateway.readSide()::circuits, limits),
                new PriceSource(
                        gateway.readSide()::sessions,
                        gateway.marketDesk()::subscriptions,
                        gateway.books()::books,
                        limits),
                new HistorySource(gateway::archiveProblem, gateway.snapshots()::problem),
                new CertificateSource(contexts, limits));
    }

    private static void keep(Gateway gateway, String deed, String subject, OperatorWord word)
            throws InterruptedException {
        try {
            gateway.note(deed, subject, word).get(AUDIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("what was done could not be kept in the journal", e);
        }
    }

    void start(GatewayThreads threads) {
        threads.start("alerts", watch);
        outboxes.forEach(outbox -> threads.virtual("alert").execute(outbox));
    }

    @Override
    public void close() {
        watch.stop();
        outboxes.forEach(Outbox::stop);
    }
}
