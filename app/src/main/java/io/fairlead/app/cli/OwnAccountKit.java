package io.fairlead.app.cli;

import io.fairlead.app.config.LogSettings;
import io.fairlead.app.config.Settings;
import io.fairlead.app.config.TradeLockerSection;
import io.fairlead.app.config.VenueSettings;
import io.fairlead.app.log.Logs;
import io.fairlead.app.log.Redactor;
import io.fairlead.app.run.GatewayProcess;
import io.fairlead.app.run.SecretAccess;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.journal.JournalException;
import io.fairlead.proof.kit.KitCase;
import io.fairlead.proof.kit.KitReport;
import io.fairlead.proof.kit.OwnAccount;
import io.fairlead.proof.kit.SafeRun;
import io.fairlead.proof.kit.TradeLockerKind;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The kit's safe cases on an account of a configuration, none of which is live. Confined to the main thread.
final class OwnAccountKit {
    private static final Set<String> LIVE_WORDS = Set.of("live", "prod", "production", "real");

    private final CommandContext context;
    private final Settings settings;
    private final VenueId venue;

    /// @throws CommandFailure if anything of the configuration looks like real money
    OwnAccountKit(CommandContext context, Settings settings, VenueId venue) {
        this.context = context;
        this.settings = settings;
        this.venue = venue;
        settings.accounts().stream()
                .filter(each -> each.kind() == AccountKind.LIVE)
                .findFirst()
                .ifPresent(each -> refuse("account " + each.id() + " is live"));
        settings.venues().forEach(OwnAccountKit::checkHosts);
        if (!settings.strategies().isEmpty()) {
            refuse("it runs strategies, which would trade meanwhile");
        }
    }

    private static void refuse(String why) {
        throw new CommandFailure(ExitCodes.FAILED, "the kit keeps away from this configuration: " + why);
    }

    private static void checkHosts(VenueSettings each) {
        if (each.adapter() == VenueSettings.Adapter.COINBASE) {
            return; // takes no orders
        }
        Stream<String> hosts = each.sessions().stream().flatMap(session -> session.address().hosts().stream());
        hosts.filter(OwnAccountKit::looksLive).findFirst().ifPresent(host -> refuse(host + " looks like a live host"));
        if (each.adapter() == VenueSettings.Adapter.TRADELOCKER) {
            URI api = each.tradeLocker().api();
            if (each.tradeLocker().environment() == TradeLockerSection.Environment.LIVE
                    || looksLive(String.valueOf(api.getHost()))) {
                refuse("venue " + each.id() + " is TradeLocker's live environment");
            }
        }
    }

    /// Whether a part of the name says so, as in `live.tradelocker.com` or `fix-prod.example.com`.
    static boolean looksLive(String host) {
        return Arrays.stream(host.toLowerCase(Locale.ROOT).split("[.-]", -1)).anyMatch(LIVE_WORDS::contains);
    }

    /// Where it is played.
    record Place(Account account, Instrument instrument) {
        String words() {
            return instrument.symbol() + " on " + account.id() + " at " + account.venue();
        }
    }

    /// The account and instrument with these names; the first ones where none is given.
    Place place(@Nullable String account, @Nullable String symbol) {
        Account on = settings.accounts().stream()
                .filter(each -> each.venue().equals(venue))
                .filter(each -> account == null || each.id().value().equals(account))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCodes.USAGE, "no account" + (account == null ? "" : " " + account) + " at venue " + venue));
        Instrument in = settings.instruments().stream()
                .filter(each -> each.symbolAt(venue) != null)
                .filter(each -> symbol == null || each.symbol().value().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCodes.USAGE,
                        "no instrument" + (symbol == null ? "" : " " + symbol) + " is traded at venue " + venue));
        return new Place(on, in);
    }

    /// Runs a gateway, plays, and stops it.
    KitReport play(Place place, List<KitCase> cases, Duration patience, Consumer<KitReport.Result> told) {
        Redactor redactor = new Redactor();
        try (Logs _ = Logs.start(logging(settings.logging()), redactor)) {
            GatewayProcess process = start(redactor);
            try {
                OwnAccount own = new OwnAccount(process.gateway(), place.account(), place.instrument(), this::takes);
                String objection = own.objection(patience);
                if (!objection.isEmpty()) {
                    throw new CommandFailure(ExitCodes.FAILED, "nothing was traded: " + objection);
                }
                return SafeRun.run(own, process.gateway(), cases, patience, told);
            } finally {
                stop(process);
            }
        }
    }

    /// Whoever reads along sees what is wrong, between the cases; a log file gets what it always gets.
    private static LogSettings logging(LogSettings configured) {
        return configured.file() == null
                ? new LogSettings(LogSettings.Level.WARN, LogSettings.Format.TEXT, null)
                : configured;
    }

    private boolean takes(OrdType type, TimeInForce timeInForce) {
        boolean tradeLocker = settings.venues().stream()
                .anyMatch(each -> each.id().equals(venue) && each.adapter() == VenueSettings.Adapter.TRADELOCKER);
        return tradeLocker ? TradeLockerKind.takes(type, timeInForce) : type.takes(timeInForce);
    }

    private GatewayProcess start(Redactor redactor) {
        try {
            return GatewayProcess.start(
                    settings,
                    SecretAccess.of(settings.secrets(), context.environment(), redactor::learn),
                    redactor,
                    context.home());
        } catch (JournalException | UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
            throw new CommandFailure(ExitCodes.FAILED, "nothing was started: " + e.getMessage(), e);
        }
    }

    private static void stop(GatewayProcess process) {
        try {
            process.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
