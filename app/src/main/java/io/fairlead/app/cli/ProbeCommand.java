package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.config.ConfigFile;
import io.fairlead.app.config.Settings;
import io.fairlead.app.log.Redactor;
import io.fairlead.app.probe.Finding;
import io.fairlead.app.probe.Finding.Verdict;
import io.fairlead.app.probe.SessionProbe;
import io.fairlead.app.run.OneSession;
import io.fairlead.app.run.SecretAccess;
import io.fairlead.app.run.WallClock;
import io.fairlead.app.secret.SecretException;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalException;
import io.fairlead.journal.JournalLockedException;
import io.fairlead.journal.disk.DiskLock;
import io.fairlead.journal.disk.DiskLockedException;
import io.fairlead.journal.disk.FileDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Looks at one session of a configuration that nobody uses, from DNS to the logon.
@Command(
        name = "probe",
        description = {
            "Find out why a session does not come up: DNS, TCP, proxy, TLS, certificates, clock, logon, numbers.",
            "",
            "Takes at most ten seconds. Each finding is OK, WARN or FAIL, with one next step. By itself it ends behind"
                    + " the TLS handshake, and the venue sees no message.",
            "",
            "With --logon it logs on with the session's own credentials and numbers, and logs out. That uses up a"
                    + " MsgSeqNum(34) or two on each side, and they are written into the gateway's journal, so that the"
                    + " gateway goes on in step: no gateway may run on the data folder, and none can start meanwhile."
                    + " Reports of orders that come are not taken: they don't count as received, and the gateway asks"
                    + " for them again. Orders are never sent again. A refused logon is one for the venue too: too many"
                    + " may lock an account.",
            "",
            "A session in use is never touched. While a gateway runs, its sessions that are down can be probed without"
                    + " --logon. A gateway on another machine can't be seen: don't probe what it uses.",
            "",
            "Exit code 5 if anything failed; warnings alone are 0."
        })
final class ProbeCommand implements Callable<Integer> {
    private static final String LOCK = "lock";

    private final CommandContext context;
    private final WallClock clock = new WallClock();

    @Parameters(index = "0", paramLabel = "SESSION", description = "The session's id in the configuration.")
    String id = "";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "fairlead.yaml",
            description = "The configuration (default: fairlead.yaml).")
    Path file = Path.of("fairlead.yaml");

    @Option(names = "--logon", description = "Log on and out, too; uses up sequence numbers, and keeps them.")
    boolean logon;

    @Mixin
    GatewayOptions gateway = new GatewayOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    ProbeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        return switch (ConfigFile.read(file, context.environment())) {
            case ConfigFile.Broken broken -> {
                CheckCommand.report(context, file, broken);
                yield ExitCodes.CHECK_FAILED;
            }
            case ConfigFile.Sound sound -> probe(sound.settings());
        };
    }

    private int probe(Settings settings) throws IOException {
        OneSession session = OneSession.find(settings, id).orElseThrow(() -> unknown(settings));
        Redactor redactor = new Redactor();
        SessionProbe probe = new SessionProbe(
                session,
                redactor.learning(SecretAccess.of(settings.secrets(), context.environment(), redactor::learn)),
                redactor::redactLearnt,
                clock::nanos);
        List<Finding> findings = logon ? logOn(session, probe) : connect(session, probe);
        print(findings);
        return findings.stream().anyMatch(each -> each.verdict() == Verdict.FAIL)
                ? ExitCodes.CHECK_FAILED
                : ExitCodes.OK;
    }

    private CommandFailure unknown(Settings settings) {
        String known = settings.venues().stream()
                .flatMap(venue -> venue.sessions().stream())
                .map(each -> each.id())
                .collect(Collectors.joining(", "));
        return new CommandFailure(ExitCodes.USAGE, file + " has no session '" + id + "'; it has: " + known);
    }

    private List<Finding> connect(OneSession session, SessionProbe probe) throws IOException {
        try (DiskLock _ = lock(session)) {
            return probe.connection();
        } catch (DiskLockedException e) {
            Finding running = downInGateway(session, e);
            List<Finding> findings = new ArrayList<>(List.of(running));
            findings.addAll(probe.connection());
            return findings;
        }
    }

    /// Keeps a gateway from starting; null where none has ever run.
    private static @Nullable DiskLock lock(OneSession session) throws IOException {
        Path folder = session.journalFolder();
        return Files.isDirectory(folder) ? FileDisk.existing(folder).lock(LOCK, owner()) : null;
    }

    private static String owner() {
        return "fairlead probe, process " + ProcessHandle.current().pid();
    }

    private Finding downInGateway(OneSession session, DiskLockedException locked) {
        JsonNode found;
        try (GatewayClient client = gateway.connect(context, session.settings().dataDir())) {
            found = client.get("sessions/" + GatewayClient.segment(id));
        } catch (CommandFailure | SecretException | IllegalStateException e) {
            throw new CommandFailure(
                    ExitCodes.FAILED,
                    "not probed: " + locked.getMessage() + ", and whether the session is in use can't be asked: "
                            + e.getMessage(),
                    e);
        }
        if (found.path("connected").asBoolean(true)) {
            throw new CommandFailure(
                    ExitCodes.FAILED,
                    "not probed: session " + id + " is in use, "
                            + found.path("state").asText() + " with "
                            + found.path("remote").asText() + "; 'fairlead session " + id + "' shows it");
        }
        String last = found.path("lastError").asText();
        return Finding.warn(
                Finding.Step.GATEWAY,
                "a gateway runs, and its session is down" + (last.isEmpty() ? "" : ": " + last),
                "it dials by itself while this looks: for quiet, fairlead session " + id + " disconnect");
    }

    private List<Finding> logOn(OneSession session, SessionProbe probe) throws IOException {
        if (!session.keepsNumbers()) {
            try (DiskLock _ = lock(session)) {
                return probe.logon(null);
            } catch (DiskLockedException e) {
                throw inUse(e);
            }
        }
        try (Journal journal = session.openJournal(clock.nanos())) {
            return probe.logon(journal);
        } catch (JournalLockedException e) {
            throw inUse(e);
        } catch (JournalException e) {
            throw new CommandFailure(ExitCodes.FAILED, "the session's numbers can't be kept: " + e.getMessage(), e);
        }
    }

    private static CommandFailure inUse(Exception locked) {
        return new CommandFailure(
                ExitCodes.FAILED,
                "not probed: " + locked.getMessage() + "; stop the gateway first, or probe without --logon",
                locked);
    }

    private void print(List<Finding> findings) {
        if (json) {
            context.out().println(document(findings));
            return;
        }
        Paint paint = new Paint(context.terminal().colours());
        for (Finding each : findings) {
            String verdict = each.verdict().name();
            String padding = " ".repeat(6 - verdict.length());
            context.out().println(paint.word(verdict) + padding + "%-14s".formatted(each.step()) + each.text());
            if (!each.next().isEmpty()) {
                context.out().println(" ".repeat(20) + "-> " + each.next());
            }
        }
        context.out()
                .println(id + ": " + count(findings, Verdict.OK) + " ok, " + count(findings, Verdict.WARN)
                        + " to watch, " + count(findings, Verdict.FAIL) + " failed");
    }

    private static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(each -> each.verdict() == verdict).count();
    }

    private ObjectNode document(List<Finding> findings) {
        ObjectNode document = GatewayClient.JSON.createObjectNode();
        document.put("session", id).put("logon", logon);
        document.put("failed", count(findings, Verdict.FAIL)).put("warnings", count(findings, Verdict.WARN));
        ArrayNode all = document.putArray("findings");
        for (Finding each : findings) {
            all.addObject()
                    .put("step", each.step().name())
                    .put("verdict", each.verdict().name())
                    .put("text", each.text())
                    .put("next", each.next());
        }
        return document;
    }
}
