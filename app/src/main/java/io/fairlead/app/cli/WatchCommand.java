package io.fairlead.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints events of the log as they come. The HTTP client's threads hand them over, the main thread prints.
@Command(
        name = "watch",
        description = {
            "Print events as they come, until Ctrl-C.",
            "",
            "With --from POSITION it begins there: nothing is missed since a position that an answer or an event"
                    + " carried."
        })
final class WatchCommand extends GatewayCommand {
    private static final int QUEUED = 1024;

    @Option(names = "--from", paramLabel = "POSITION", description = "Begin behind this log position (default: now).")
    @Nullable
    Long from;

    @Option(names = "--for", paramLabel = "SECONDS", description = "Stop after so many seconds.")
    @Nullable
    Integer seconds;

    @Option(names = "--count", paramLabel = "N", description = "Stop after so many events.")
    @Nullable
    Integer count;

    @Option(names = "--json", description = "Print one JSON document a line.")
    boolean json;

    WatchCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        Incoming incoming = new Incoming(new ArrayBlockingQueue<>(QUEUED));
        WebSocket socket = client.events("", incoming);
        ObjectNode subscription =
                GatewayClient.JSON.createObjectNode().put("op", "subscribe").put("topic", "events");
        if (from != null) {
            subscription.put("from", from.toString());
        }
        socket.sendText(subscription.toString(), true).join();
        try {
            return print(incoming.messages());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.OK;
        } finally {
            socket.abort();
        }
    }

    private int print(BlockingQueue<Message> messages) throws InterruptedException {
        long end = seconds == null ? Long.MAX_VALUE : System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        int printed = 0;
        while (count == null || printed < count) {
            long left = seconds == null ? Duration.ofDays(1).toNanos() : end - System.nanoTime();
            switch (left <= 0 ? null : messages.poll(left, TimeUnit.NANOSECONDS)) {
                case Message.Text(String text) -> printed += show(parsed(text)) ? 1 : 0;
                case Message.Closed(String why) ->
                    throw new CommandFailure(ExitCodes.UNREACHABLE, "the event stream ended: " + why);
                case null -> {
                    if (seconds != null) {
                        return ExitCodes.OK;
                    }
                }
            }
        }
        return ExitCodes.OK;
    }

    private boolean show(JsonNode message) {
        if (message.has("code")) {
            throw new CommandFailure(
                    ExitCodes.FAILED,
                    message.path("code").asText() + ": "
                            + message.path("detail").asText());
        }
        if (!message.path("topic").asText().equals("events")) {
            return false;
        }
        if (json) {
            printJson(message);
        } else {
            context.out()
                    .println("%s  %-22s %s  %s"
                            .formatted(
                                    new TextTable.Column("", "at").cell(message),
                                    paint().strong(message.path("type").asText()),
                                    new TextTable.Column("", "order").cell(message),
                                    paint().faint("@" + message.path("position").asText())));
        }
        return true;
    }

    private static JsonNode parsed(String text) {
        try {
            return GatewayClient.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new CommandFailure(ExitCodes.FAILED, "the event stream does not speak as a gateway does", e);
        }
    }

    /// What comes over the stream.
    private sealed interface Message {
        record Text(String text) implements Message {}

        record Closed(String why) implements Message {}
    }

    /// Called by one thread of the HTTP client at a time; a full queue holds the stream back.
    private record Incoming(BlockingQueue<Message> messages, StringBuilder partial) implements WebSocket.Listener {
        Incoming(BlockingQueue<Message> messages) {
            this(messages, new StringBuilder());
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                put(new Message.Text(partial.toString()));
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
            put(new Message.Closed(statusCode + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            put(new Message.Closed(String.valueOf(error.getMessage())));
        }

        private void put(Message message) {
            try {
                messages.put(message);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
