package io.fairlead.proof.world;

import io.fairlead.proof.virtual.Trace;
import io.fairlead.proof.virtual.WorldResult;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/// Checks the checker: each planted bug must be noticed in one of the worlds. Owned by the thread that runs it.
public final class PlantedSeeds {
    private static final long NOT_FOUND = -1;

    private final Map<String, Long> foundAt = new LinkedHashMap<>();

    private PlantedSeeds() {}

    /// Looks for each bug from the first seed on, until it is noticed or the last seed is over.
    ///
    /// @param words which seed noticed what
    public static PlantedSeeds run(long first, long last, PrintWriter words) {
        PlantedSeeds run = new PlantedSeeds();
        for (PlantedBug bug : PlantedBug.ALL) {
            run.foundAt.put(bug.key(), NOT_FOUND);
            for (long seed = first; seed <= last && run.foundAt.get(bug.key()) == NOT_FOUND; seed++) {
                WorldResult<Happening> result = World.run(seed, bug.substitutes(), Trace.hashed());
                if (!result.violations().isEmpty()) {
                    run.foundAt.put(bug.key(), seed);
                    words.println("%-40s seed %4d %s"
                            .formatted(bug.key(), seed, result.violations().getFirst()));
                }
            }
            if (run.foundAt.get(bug.key()) == NOT_FOUND) {
                words.println("%-40s not noticed".formatted(bug.key()));
            }
            words.flush();
        }
        return run;
    }

    /// Whether each bug was noticed.
    public boolean found() {
        return !foundAt.containsValue(NOT_FOUND);
    }

    /// Which seed noticed what, as one line of JSON; -1 where none did.
    public String json() {
        long found = foundAt.values().stream().filter(seed -> seed != NOT_FOUND).count();
        StringBuilder json = new StringBuilder("{\"world\":\"planted\",\"planted\":")
                .append(foundAt.size())
                .append(",\"found\":")
                .append(found);
        foundAt.forEach(
                (bug, seed) -> json.append(",\"").append(bug).append("\":").append(seed));
        return json.append('}').toString();
    }
}
