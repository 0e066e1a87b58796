package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Switches the recording of market data in a running gateway.
@Command(
        name = "record",
        description = {
            "Record market data: every book and trade of a running gateway, to files in its folder of recordings.",
            "",
            "Without an option it says how the recording is doing. 'fairlead replay-market' plays the files again."
        })
final class RecordCommand extends GatewayCommand {
    /// What waits is still written, which takes a moment.
    private static final int SECONDS_TO_REST = 5;

    @Option(names = "--on", description = "Switch it on.")
    boolean on;

    @Option(names = "--off", description = "Switch it off; what waits is still written.")
    boolean off;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            description = "Switch it on, and off after so many seconds or at Ctrl-C.")
    @Nullable
    Integer seconds;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    RecordCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        if ((on ? 1 : 0) + (off ? 1 : 0) + (seconds == null ? 0 : 1) > 1) {
            throw new CommandFailure(ExitCodes.USAGE, "--on, --off and --for exclude each other");
        }
        if (seconds != null && seconds < 1) {
            throw new CommandFailure(ExitCodes.USAGE, "--for must be 1 or more, was " + seconds);
        }
        JsonNode before = client.get("recording");
        if (seconds != null) {
            during(client, seconds);
        } else if (on || off) {
            switched(client, on);
        }
        int wait = seconds == null ? 0 : SECONDS_TO_REST;
        JsonNode now =
                until(status -> !status.path("state").asText().equals("ON"), wait, () -> client.get("recording"));
        if (json) {
            printJson(now);
        } else if (seconds == null) {
            print(now);
        } else {
            report(before, now);
        }
        return now.path("state").asText().equals("FAILED") ? ExitCodes.FAILED : ExitCodes.OK;
    }

    private static void switched(GatewayClient client, boolean on) {
        ObjectNode body = GatewayClient.JSON.createObjectNode().put("on", on);
        client.send("POST", "recording", body);
    }

    /// Ctrl-C ends the recording, too: while this process is being ended the main thread only sleeps.
    private void during(GatewayClient client, int seconds) {
        Thread early = Thread.ofPlatform().name("record-off").unstarted(() -> off(client));
        Runtime.getRuntime().addShutdownHook(early);
        switched(client, true);
        var _ = slept(seconds * 1_000L); // an interrupt ends the recording early
        Runtime.getRuntime().removeShutdownHook(early);
        switched(client, false);
    }

    private void off(GatewayClient client) {
        try {
            switched(client, false);
        } catch (CommandFailure e) {
            context.err().println("fairlead: the recording goes on: " + e.getMessage());
        }
    }

    /// What was recorded between two looks, and where it is.
    private void report(JsonNode before, JsonNode now) {
        String state = now.path("state").asText();
        if (!state.equals("OFF")) {
            print(now);
            return;
        }
        context.out()
                .println("recorded %s entries, %s bytes; %s dropped; the recording is off"
                        .formatted(
                                grown(before, now, "entries"),
                                grown(before, now, "bytes"),
                                grown(before, now, "dropped")));
        Set<String> old = new HashSet<>();
        before.path("files").forEach(file -> old.add(file.asText()));
        now.path("files").forEach(file -> {
            if (!old.contains(file.asText())) {
                context.out().println("  " + file.asText());
            }
        });
    }

    private static long grown(JsonNode before, JsonNode now, String count) {
        return now.path(count).asLong() - before.path(count).asLong();
    }

    private void print(JsonNode now) {
        String detail = now.path("problem").asText(now.path("file").asText(""));
        context.out().println(paint().word(now.path("state").asText()) + (detail.equals("null") ? "" : "  " + detail));
        context.out()
                .println("%s entries and %s bytes written, %s waiting, %s dropped"
                        .formatted(
                                now.path("entries").asText(),
                                now.path("bytes").asText(),
                                now.path("waiting").asText(),
                                now.path("dropped").asText()));
        now.path("files").forEach(file -> context.out().println("  " + file.asText()));
    }
}
