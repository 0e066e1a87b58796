package io.fairlead.proof.world;

import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/// A mistake that gateways make: a wrong part in the place of the right one. A world in which all is well with it
/// proves nothing. Immutable.
///
/// @param key its name in a report
/// @param words what is wrong
/// @param worlds the seeds whose worlds have anything to notice it by
/// @param substitutes the gateway with the bug in it
public record PlantedBug(String key, String words, LongPredicate worlds, Substitutes substitutes) {
    PlantedBug(String key, String words, Substitutes substitutes) {
        this(key, words, _ -> true, substitutes);
    }

    /// All of them.
    public static List<PlantedBug> all() {
        return Stream.of(GatewayBugs.ALL, CopyBugs.ALL, LockerBugs.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /// Whether the world of a seed may notice it.
    boolean mayShowIn(long seed) {
        return worlds.test(seed);
    }
}
