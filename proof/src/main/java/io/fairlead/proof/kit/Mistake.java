package io.fairlead.proof.kit;

import io.fairlead.gateway.Seams;
import io.fairlead.proof.kit.KitReport.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A small mistake planted in an adapter's mapping, to see that the kit finds it. Immutable.
///
/// @param kind the venue, to which a gateway speaks with that mistake
/// @param venues what stands between the adapter and the core
/// @param cases those that are played to find it
public record Mistake(String name, KitVenue.Kind kind, Seams.AroundVenues venues, Set<Integer> cases) {

    public Mistake {
        cases = Set.copyOf(cases);
    }

    /// What failed; empty if nothing noticed. An account that does not open is no case that failed.
    public Optional<Result> found(Path folder, Duration patience) {
        Seams none = Seams.NONE;
        Seams seams = new Seams(none.log(), none.watcher(), venues, none.stores(), none.decisions(), none.retention());
        List<KitCase> played = KitCases.ALL.stream()
                .filter(each -> cases.contains(each.number()))
                .toList();
        return Kit.firstFailure(kind, played, new Kit.Setup(folder.resolve(name), patience, seams))
                .filter(each -> !each.why().contains("does not open"));
    }

    @Override
    public String toString() {
        return name;
    }
}
