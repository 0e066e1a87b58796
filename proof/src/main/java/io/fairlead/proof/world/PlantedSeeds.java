package io.fairlead.proof.world;

import io.fairlead.proof.virtual.Trace;
import io.fairlead.proof.virtual.WorldResult;
import io.fairlead.proof.world.happening.Happening;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Checks the checker: each planted bug must be noticed in one of the worlds, and that world must hold without it.
/// Owned by the thread that runs it.
public final class PlantedSeeds {
    private final List<Hunt> hunts = new ArrayList<>();

    private PlantedSeeds() {}

    /// How the search for a bug ended.
    ///
    /// @param seed the first that noticed it; -1 if none did
    /// @param noticed what it noticed
    /// @param cleanWithout whether that seed's world holds with the gateway as it ships
    public record Hunt(PlantedBug bug, long seed, String noticed, boolean cleanWithout) {
        /// Whether the bug was noticed, and nothing else.
        public boolean found() {
            return seed >= 0 && cleanWithout;
        }

        @Override
        public String toString() {
            String what = seed < 0 ? "not noticed" : "seed %4d %s".formatted(seed, noticed);
            return "%-40s %s%s".formatted(bug.key(), what, cleanWithout ? "" : " AND SO WITHOUT THE BUG");
        }
    }

    /// From one seed to another, both included.
    public record Seeds(long first, long last) {}

    /// Looks for each of these bugs from the first seed on, until it is noticed or the last seed is over.
    ///
    /// @param atATime how many bugs are looked for side by side
    /// @param words which seed noticed what
    public static PlantedSeeds run(List<PlantedBug> bugs, Seeds seeds, int atATime, PrintWriter words)
            throws InterruptedException {
        PlantedSeeds run = new PlantedSeeds();
        try (ExecutorService threads = Executors.newFixedThreadPool(atATime)) {
            List<Future<Hunt>> hunts = new ArrayList<>();
            for (PlantedBug bug : bugs) {
                hunts.add(threads.submit(() -> hunt(bug, seeds.first, seeds.last)));
            }
            for (Future<Hunt> hunt : hunts) {
                run.hunts.add(ended(hunt));
                words.println(run.hunts.getLast());
                words.flush();
            }
        }
        return run;
    }

    private static Hunt ended(Future<Hunt> hunt) throws InterruptedException {
        try {
            return hunt.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a world could not be simulated", e.getCause());
        }
    }

    /// Looks for one bug, in the worlds that may show it.
    public static Hunt hunt(PlantedBug bug, long first, long last) {
        for (long seed = first; seed <= last; seed++) {
            if (!bug.mayShowIn(seed)) {
                continue;
            }
            WorldResult<Happening> result = World.run(seed, bug.substitutes(), Trace.hashed());
            if (!result.violations().isEmpty()) {
                boolean clean = World.run(seed).violations().isEmpty();
                return new Hunt(bug, seed, result.violations().getFirst(), clean);
            }
        }
        return new Hunt(bug, -1, "", true);
    }

    /// Whether each bug was noticed.
    public boolean found() {
        return hunts.stream().allMatch(Hunt::found);
    }

    /// Which seed noticed what, as one line of JSON; -1 where none did.
    public String json() {
        Map<String, Long> seeds = new LinkedHashMap<>();
        hunts.forEach(hunt -> seeds.put(hunt.bug().key(), hunt.seed()));
        StringBuilder json = new StringBuilder("{\"world\":\"planted\",\"planted\":")
                .append(hunts.size())
                .append(",\"found\":")
                .append(hunts.stream().filter(Hunt::found).count());
        seeds.forEach(
                (bug, seed) -> json.append(",\"").append(bug).append("\":").append(seed));
        return json.append('}').toString();
    }
}
