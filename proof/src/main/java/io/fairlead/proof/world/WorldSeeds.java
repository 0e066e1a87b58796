package io.fairlead.proof.world;

import io.fairlead.proof.virtual.Census;
import io.fairlead.proof.virtual.Trace;
import io.fairlead.proof.virtual.WorldResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Lives through the worlds of many seeds, several side by side, and says what held. Owned by the thread that runs it.
public final class WorldSeeds {
    private static final int REPLAY_EVERY = 50;
    private static final int MOST_SHOWN = 20;

    private final PrintWriter words;
    private final Census<Happening> census = new Census<>(Happening.class);
    private final List<Long> failed = new ArrayList<>();
    private long seeds;
    private long virtualNanos;
    private long replayed;

    private WorldSeeds(PrintWriter words) {
        this.words = words;
    }

    /// One seed's world, and whether it did the same when it was lived through again.
    private record Lived(WorldResult<Happening> result, boolean replayed, boolean same) {}

    /// Lives through all seeds from the first to the last, so many at a time.
    ///
    /// @param words what did not hold, and how to see it again
    public static WorldSeeds run(long first, long last, int atATime, PrintWriter words) throws InterruptedException {
        WorldSeeds run = new WorldSeeds(words);
        try (ExecutorService threads = Executors.newFixedThreadPool(atATime)) {
            List<Future<Lived>> running = new ArrayList<>();
            for (long seed = first; seed <= last; seed++) {
                long next = seed;
                running.add(threads.submit(() -> live(next)));
                if (running.size() > 4 * atATime || seed == last) {
                    run.takeAll(seed == last ? running : running.subList(0, atATime));
                }
            }
        }
        run.conclude();
        return run;
    }

    /// Lives through one seed and tells everything that happens.
    public static WorldSeeds trace(long seed, PrintWriter words) {
        WorldSeeds run = new WorldSeeds(words);
        run.take(new Lived(World.run(seed, Substitutes.NONE, Trace.to(words::println)), false, true));
        run.conclude();
        return run;
    }

    private static Lived live(long seed) {
        WorldResult<Happening> result = World.run(seed);
        boolean again = seed % REPLAY_EVERY == 0;
        return new Lived(result, again, !again || World.run(seed).traceHash() == result.traceHash());
    }

    private void takeAll(List<Future<Lived>> done) throws InterruptedException {
        for (Future<Lived> each : done) {
            try {
                take(each.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a world could not be simulated", e.getCause());
            }
        }
        done.clear();
    }

    private void take(Lived lived) {
        WorldResult<Happening> result = lived.result;
        seeds++;
        virtualNanos += result.lastedNanos();
        census.add(result.census());
        replayed += lived.replayed ? 1 : 0;
        List<String> violations = new ArrayList<>(result.violations());
        if (!lived.same) {
            violations.add("the same seed did not do the same again");
        }
        if (!violations.isEmpty()) {
            failed.add(result.seed());
            if (failed.size() <= MOST_SHOWN) {
                violations.forEach(each -> words.println("seed " + result.seed() + " " + each));
                words.println("replay it: fairlead world --seeds " + result.seed() + " --trace");
            }
        }
    }

    private void conclude() {
        if (held()) {
            words.println("%d seeds, %.1f virtual hours: everything held".formatted(seeds, virtualNanos / 3.6e12));
        }
        words.flush();
    }

    /// Whether every promise held in every world.
    public boolean held() {
        return failed.isEmpty();
    }

    /// What was lived through.
    public Census<Happening> census() {
        return census;
    }

    /// What was lived through, as one line of JSON.
    public String json() {
        StringBuilder json = new StringBuilder("{\"world\":\"gateway\",\"seeds\":")
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
