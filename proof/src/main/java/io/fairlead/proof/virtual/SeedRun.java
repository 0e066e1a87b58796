package io.fairlead.proof.virtual;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Lives through the worlds of many seeds, several side by side, and says what held. Owned by the thread that runs it.
public final class SeedRun<K extends Enum<K>> {
    private static final int REPLAY_EVERY = 50;
    private static final int MOST_SHOWN = 20;

    private final Kind<K> kind;
    private final PrintWriter words;
    private final Census<K> census;
    private final List<Long> failed = new ArrayList<>();
    private long seeds;
    private long virtualNanos;
    private long replayed;

    /// What lives through the world of a seed.
    @FunctionalInterface
    public interface Life<K extends Enum<K>> {
        WorldResult<K> run(long seed, Trace trace);
    }

    /// A kind of world: its name in a report, what is counted in it, and the command that lives through one.
    public record Kind<K extends Enum<K>>(String name, Class<K> things, String command, Life<K> life) {}

    /// One seed's world, and whether it did the same when it was lived through again.
    private record Lived<K extends Enum<K>>(WorldResult<K> result, boolean replayed, boolean same) {}

    private SeedRun(Kind<K> kind, PrintWriter words) {
        this.kind = kind;
        this.words = words;
        census = new Census<>(kind.things);
    }

    /// Lives through all seeds from the first to the last, so many at a time; each fiftieth twice.
    ///
    /// @param words what did not hold, and how to see it again
    public static <K extends Enum<K>> SeedRun<K> of(Kind<K> kind, long first, long last, int atATime, PrintWriter words)
            throws InterruptedException {
        SeedRun<K> run = new SeedRun<>(kind, words);
        try (ExecutorService threads = Executors.newFixedThreadPool(atATime)) {
            ArrayDeque<Future<Lived<K>>> running = new ArrayDeque<>();
            for (long seed = first; seed <= last; seed++) {
                long next = seed;
                running.add(threads.submit(() -> run.live(next)));
                if (running.size() > 4 * atATime) {
                    run.take(running.remove());
                }
            }
            while (!running.isEmpty()) {
                run.take(running.remove());
            }
        }
        return run.concluded();
    }

    /// Lives through one seed and tells everything that happens.
    public static <K extends Enum<K>> SeedRun<K> trace(Kind<K> kind, long seed, PrintWriter words) {
        SeedRun<K> run = new SeedRun<>(kind, words);
        run.take(new Lived<>(kind.life.run(seed, Trace.to(words::println)), false, true));
        return run.concluded();
    }

    private Lived<K> live(long seed) {
        WorldResult<K> result = kind.life.run(seed, Trace.hashed());
        boolean again = seed % REPLAY_EVERY == 0;
        boolean same = !again || kind.life.run(seed, Trace.hashed()).traceHash() == result.traceHash();
        return new Lived<>(result, again, same);
    }

    private void take(Future<Lived<K>> done) throws InterruptedException {
        try {
            take(done.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a world could not be simulated", e.getCause());
        }
    }

    private void take(Lived<K> lived) {
        WorldResult<K> result = lived.result;
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
                words.println("replay it: " + kind.command + " --seeds " + result.seed() + " --trace");
                words.flush();
            }
        }
    }

    private SeedRun<K> concluded() {
        if (held()) {
            words.println("%d seeds, %.1f virtual hours: everything held".formatted(seeds, virtualNanos / 3.6e12));
        }
        words.flush();
        return this;
    }

    /// Whether every promise held in every world.
    public boolean held() {
        return failed.isEmpty();
    }

    /// What was lived through.
    public Census<K> census() {
        return census;
    }

    /// What was lived through, as one line of JSON; what is counted goes by its name in camel case.
    public String json() {
        StringBuilder json = new StringBuilder("{\"world\":\"")
                .append(kind.name)
                .append("\",\"seeds\":")
                .append(seeds)
                .append(",\"violations\":")
                .append(failed.size())
                .append(",\"replayed\":")
                .append(replayed)
                .append(",\"virtualSeconds\":")
                .append(virtualNanos / 1_000_000_000);
        census.all()
                .forEach((what, count) -> json.append(",\"")
                        .append(Census.key(what))
                        .append("\":")
                        .append(count));
        return json.append('}').toString();
    }
}
