package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.server.PastJson;
import io.fairlead.gateway.history.TimeMachine;
import io.fairlead.journal.JournalException;
import io.fairlead.journal.disk.FileDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The time machine: any past state, made again from the log's files.
@Command(
        name = "replay",
        description = {
            "Rebuild any past state from the log: orders, positions, breaks, kill switches, limits,"
                    + " guards and breakers at that instant.",
            "",
            "Reads files only, beside a running gateway or without one, archived segments included. The same moment"
                    + " always gives the same state hash."
        })
final class ReplayCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(
            names = "--until",
            paramLabel = "MOMENT",
            description =
                    "A time in UTC, as 2026-11-21T08:46:08Z, or a position of the log (default: all that is kept).")
    @Nullable
    String until;

    @Option(names = "--orders", description = "Only orders, closed ones too.")
    boolean orders;

    @Option(names = "--positions", description = "Only positions.")
    boolean positions;

    @Option(names = "--verify", description = "Replay twice and from each snapshot, and compare the state hashes.")
    boolean verify;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The gateway's data folder (default: ${DEFAULT-VALUE}).",
            defaultValue = "data")
    Path data = Path.of("data");

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    ReplayCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path folder = data.resolve("journal");
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure(
                    ExitCodes.USAGE, "there is no journal in " + data + ": name the data folder by --data");
        }
        try {
            TimeMachine machine = new TimeMachine(FileDisk.existing(folder));
            return verify ? verify(machine) : show(past(machine));
        } catch (IOException | JournalException e) {
            throw new CommandFailure(ExitCodes.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private TimeMachine.Past past(TimeMachine machine) {
        String moment = until;
        if (moment == null) {
            return machine.now();
        }
        try {
            return moment.matches("\\d{1,18}")
                    ? machine.untilPosition(Long.parseLong(moment))
                    : machine.untilTime(nanos(Instant.parse(moment)));
        } catch (DateTimeException | ArithmeticException e) {
            throw new CommandFailure(
                    ExitCodes.USAGE,
                    "--until must be a time as 2026-11-21T08:46:08Z, or a position, was '" + moment + "'",
                    e);
        }
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }

    private int verify(TimeMachine machine) {
        TimeMachine.Verification found = machine.verify();
        boolean sound = found.problems().isEmpty();
        if (json) {
            ObjectNode answer = GatewayClient.JSON.createObjectNode();
            answer.put("events", found.events()).put("position", found.position());
            answer.put("stateHash", Long.toHexString(found.stateHash())).put("snapshots", found.snapshots());
            ArrayNode problems = answer.putArray("problems");
            found.problems().forEach(problems::add);
            context.out().println(answer);
        } else {
            found.problems().forEach(problem -> context.out().println("DIFFERS: " + problem));
            context.out()
                    .println("%s: %d events to position %d, state hash %s, %d snapshots compared"
                            .formatted(
                                    sound ? "the same every time" : "NOT the same",
                                    found.events(),
                                    found.position(),
                                    Long.toHexString(found.stateHash()),
                                    found.snapshots()));
        }
        return sound ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private int show(TimeMachine.Past past) {
        ObjectNode answer = wanted(PastJson.of(past));
        if (json) {
            context.out().println(answer);
        } else {
            print(answer, past.snapshot());
        }
        return ExitCodes.OK;
    }

    /// Without what was not asked for.
    private ObjectNode wanted(ObjectNode answer) {
        boolean all = !orders && !positions;
        if (!all) {
            answer.remove("breaks");
            answer.remove("kills");
            answer.remove("accounts");
            answer.remove("limits");
            answer.remove("guards");
            answer.remove("breakers");
        }
        if (!all && !orders) {
            answer.remove("orders");
        }
        if (!all && !positions) {
            answer.remove("positions");
        }
        return answer;
    }

    private void print(ObjectNode answer, long snapshot) {
        context.out()
                .println("as of %s, position %s, state hash %s (%s events replayed%s)"
                        .formatted(
                                answer.path("at").asText(),
                                answer.path("position").asText(),
                                answer.path("stateHash").asText(),
                                answer.path("eventsReplayed").asText(),
                                snapshot < 0 ? "" : " behind the snapshot of position " + snapshot));
        table(
                answer,
                "orders",
                "ORDER=id ACCOUNT=account SYMBOL=symbol SIDE=side QTY=quantity.units FILLED=cumQty.units"
                        + " PRICE=price STATUS=status CHANGED=changedAt");
        table(answer, "positions", "ACCOUNT=account SYMBOL=symbol UNITS=units AVG-PX=avgPx REALISED=realised");
        table(answer, "accounts", "ACCOUNT=account VENUE=venue ARMED=armedMaxUnits FLATTENING=flattening");
        table(answer, "breaks", "BREAK=kind ORDER=order DETAIL=detail");
        table(answer, "kills", "KILL=scope BY=by BECAUSE=because");
        table(answer, "limits", "LIMIT=limit SCOPE=scope VALUE=value SOURCE=source BY=changedBy BECAUSE=because");
        table(answer, "guards", "GUARD=account RULES=rules DAY=day BASE=dayBase HIGH=highMark LOCKED=locked");
        table(answer, "breakers", "BREAKER=venue ENDPOINT=endpoint STATE=state SINCE=since WHY=why");
        if (!answer.path("refusing").isNull()) {
            context.out()
                    .println("new orders were refused: "
                            + answer.path("refusing").asText());
        }
    }

    private void table(ObjectNode answer, String name, String columns) {
        if (answer.path(name).isEmpty()) {
            return;
        }
        context.out().println();
        TextTable.of(columns, new Paint(context.terminal().colours())).print(answer.path(name), context.out());
    }
}
