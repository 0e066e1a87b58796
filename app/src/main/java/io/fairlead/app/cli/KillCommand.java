package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The kill switch, and how far it has come.
@Command(
        name = "kill",
        description = {
            "Stop: refuse new orders, cancel what is live, and ask the venues until they say that nothing is live.",
            "",
            "Without a scope it stops the whole gateway. It stays in force over restarts until an admin releases it:"
                    + " fairlead release. The exit code is 0 only once every venue in scope has said that nothing is"
                    + " live; until then it says what is not confirmed, and the gateway goes on trying whether you"
                    + " wait or not. fairlead kill status shows the kills in force."
        })
final class KillCommand extends GatewayCommand {
    private static final long LOOK_AGAIN_MILLIS = 100;
    private static final int MOST_LINES = 20;
    private static final int GRACE_SECONDS = 5;
    private static final long FIRST_LOOK_NANOS = 1_000_000_000L;

    @Parameters(index = "0", arity = "0..1", paramLabel = "status", description = "Only show the kills in force.")
    @Nullable
    String action;

    @Mixin
    KillScope scope = new KillScope();

    @Option(names = "--flatten", description = "Close the positions in scope, too, at the market.")
    boolean flatten;

    @Option(names = "--because", paramLabel = "TEXT", description = "Why: it is recorded, and told to whom it stops.")
    @Nullable
    String because;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for the venues' word (default: 10, and for as long as their limits take).")
    int waitSeconds = 10;

    @Mixin
    Consent consent = new Consent();

    @Option(names = "--json", description = "Print the kill as one JSON document.")
    boolean json;

    KillCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        if ("status".equals(action)) {
            return status(client);
        }
        if (action != null) {
            throw new CommandFailure(ExitCodes.USAGE, "'" + action + "' is not an action: only status is");
        }
        if (because == null || because.isBlank()) {
            throw new CommandFailure(ExitCodes.USAGE, "say why with --because TEXT: it is recorded");
        }
        ObjectNode body = scope.body();
        JsonNode reach = body.deepCopy();
        consent.ask(
                context,
                "This stops " + KillScope.words(reach) + ": new orders are refused, live ones cancelled"
                        + (flatten ? ", positions closed." : "."));
        client.send("POST", "kill", body.put("flatten", flatten).put("because", because));
        return await(client, reach);
    }

    private int status(GatewayClient client) {
        JsonNode found = client.get("kill");
        if (json) {
            printJson(found);
            return ExitCodes.OK;
        }
        if (found.path("kills").isEmpty()) {
            context.out().println("nothing is killed");
        }
        found.path("kills").forEach(this::show);
        for (JsonNode venue : found.path("venues")) {
            context.out()
                    .println("venue " + venue.path("venue").asText() + ": cancel on disconnect "
                            + venue.path("cancelOnDisconnect").asText() + ", mass cancel "
                            + (venue.path("massCancel").asBoolean() ? "yes" : "no"));
        }
        return ExitCodes.OK;
    }

    private int await(GatewayClient client, JsonNode reach) {
        long begun = System.nanoTime();
        long deadline = begun + Duration.ofSeconds(waitSeconds).toNanos();
        JsonNode kill = of(client, reach);
        String told = "";
        while (!kill.path("confirmed").asBoolean() && System.nanoTime() < deadline) {
            String progress = progress(kill);
            if (!json && !progress.equals(told)) {
                context.out().println("  " + progress);
                told = progress;
            }
            pause();
            kill = of(client, reach);
            if (System.nanoTime() - begun < FIRST_LOOK_NANOS) {
                deadline = Math.max(deadline, patience(kill));
            }
        }
        if (json) {
            printJson(kill);
        } else {
            show(kill);
        }
        return kill.path("confirmed").asBoolean() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    /// What the venues' own limits make it take is waited for once, with a little more: a venue that goes on saying
    /// nothing is not waited for longer.
    private static long patience(JsonNode kill) {
        long left = kill.path("secondsLeft").asLong(0);
        return System.nanoTime()
                + (left == 0 ? 0 : Duration.ofSeconds(left + GRACE_SECONDS).toNanos());
    }

    private static String progress(JsonNode kill) {
        int open = kill.path("openPositions").asInt();
        return kill.path("phase").asText("STARTING") + ", " + kill.path("live").asInt() + " orders live or in doubt"
                + (open == 0 ? "" : ", " + open + " positions open") + left(kill);
    }

    private static String left(JsonNode kill) {
        JsonNode left = kill.path("secondsLeft");
        if (left.isNull()) {
            return ", a venue is not logged on: how long it takes can't be said";
        }
        return left.asLong() == 0 ? "" : ", about " + left.asLong() + " s left at the venues' limits";
    }

    /// Missing until the gateway shows it.
    private static JsonNode of(GatewayClient client, JsonNode reach) {
        for (JsonNode kill : client.get("kill").path("kills")) {
            if (kill.path("scope").equals(reach)) {
                return kill;
            }
        }
        return GatewayClient.JSON.createObjectNode();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCodes.FAILED, "interrupted; the kill goes on", e);
        }
    }

    private void show(JsonNode kill) {
        String reach = KillScope.words(kill.path("scope"));
        if (kill.path("confirmed").asBoolean()) {
            context.out()
                    .println(reach + ": nothing is live, confirmed at "
                            + kill.path("confirmedAt").asText() + " by "
                            + kill.path("evidence").asText());
        } else {
            context.out().println(reach + ": NOT CONFIRMED, " + progress(kill));
        }
        context.out()
                .println("  since " + kill.path("sinceAt").asText() + " by "
                        + kill.path("by").asText() + ": " + kill.path("because").asText());
        lines(kill.path("unconfirmed"));
    }

    private void lines(JsonNode unconfirmed) {
        int shown = 0;
        for (JsonNode line : unconfirmed) {
            if (shown++ == MOST_LINES) {
                context.out().println("  … and " + (unconfirmed.size() - MOST_LINES) + " more");
                return;
            }
            String what = line.path("order").isNull()
                    ? "account " + line.path("account").asText()
                    : line.path("order").asText() + " " + line.path("status").asText();
            context.out().println("  " + what + ": " + line.path("why").asText());
        }
    }
}
