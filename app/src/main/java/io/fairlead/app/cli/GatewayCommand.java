package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/// What every command that speaks to a running gateway has in common.
abstract class GatewayCommand implements Callable<Integer> {
    private static final long STEP_MILLIS = 50;

    final CommandContext context;

    @Mixin
    final GatewayOptions gateway = new GatewayOptions();

    GatewayCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public final Integer call() {
        try (GatewayClient client = gateway.connect(context)) {
            return run(client);
        }
    }

    abstract int run(GatewayClient client);

    /// Asks again and again until an answer is what is waited for or the time is over; returns the last one.
    static JsonNode until(Predicate<JsonNode> done, int seconds, Supplier<JsonNode> ask) {
        JsonNode answer = ask.get();
        for (long left = seconds * 1000L; left > 0 && !done.test(answer) && slept(STEP_MILLIS); left -= STEP_MILLIS) {
            answer = ask.get();
        }
        return answer;
    }

    /// False if it was interrupted.
    static boolean slept(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// One JSON document on one line, so that scripts can read line by line.
    final void printJson(JsonNode json) {
        context.out().println(json);
    }

    final Paint paint() {
        return new Paint(context.terminal().colours());
    }
}
