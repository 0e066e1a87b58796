package io.fairlead.proof.sessions;

import io.fairlead.proof.virtual.Census;
import io.fairlead.proof.virtual.Trace;
import io.fairlead.proof.virtual.WorldResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// Lives through the worlds of many seeds and says what held. Owned by the thread that runs it.
public final class SessionSeeds {
    private static final int REPLAY_EVERY = 50;
    private static final int MOST_SHOWN = 20;

    private final PrintWriter words;
    private final Census<Happening> census = new Census<>(Happening.class);
    private final List<WorldResult<Happening>> failed = new ArrayList<>();
    private long seeds;
    private long virtualNanos;
    private long replayed;

    private SessionSeeds(PrintWriter words) {
        this.words = words;
    }

    /// Lives through all seeds from the first to the last.
    ///
    /// @param traced whether to tell everything that happens
    /// @param words what did not hold, and how to see it again
    public static SessionSeeds run(long first, long last, boolean traced, PrintWriter words) {
        SessionSeeds run = new SessionSeeds(words);
        for (long seed = first; seed <= last; seed++) {
            run.take(SessionWorld.run(seed, Substitutes.NONE, traced ? Trace.to(words::println) : Trace.hashed()));
        }
        if (run.held()) {
            words.println(
                    "%d seeds, %.1f virtual hours: everything held".formatted(run.seeds, run.virtualNanos / 3.6e12));
        }
        return run;
    }

    /// Whether every promise held in every world.
    public boolean held() {
        return failed.isEmpty();
    }

    private void take(WorldResult<Happening> result) {
        seeds++;
        virtualNanos += result.lastedNanos();
        census.add(result.census());
        List<String> violations = new ArrayList<>(result.violations());
        if (seeds % REPLAY_EVERY == 0) {
            replayed++;
            if (SessionWorld.run(result.seed()).traceHash() != result.traceHash()) {
                violations.add("the same seed did not do the same again");
            }
        }
        if (!violations.isEmpty()) {
            failed.add(result);
            if (failed.size() <= MOST_SHOWN) {
                violations.forEach(each -> words.println("seed " + result.seed() + " " + each));
                words.println("replay it: fairlead world --sessions --seeds " + result.seed() + " --trace");
            }
        }
    }

    /// What was lived through, as one line of JSON.
    public String json() {
        StringBuilder json = new StringBuilder("{\"world\":\"sessions\",\"seeds\":")
                .append(seeds)
                .append(",\"violations\":")
                .append(failed.size())
                .append(",\"replayed\":")
                .append(replayed)
                .append(",\"virtualSeconds\":")
                .append(virtualNanos / 1_000_000_000);
        census.all()
                .forEach((what, count) ->
                        json.append(",\"").append(what.key()).append("\":").append(count));
        return json.append('}').toString();
    }
}
