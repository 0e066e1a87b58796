package io.fairlead.proof.conform;

import io.fairlead.fix.session.Role;
import io.fairlead.fix.testing.Script;
import java.util.EnumSet;
import java.util.List;

/// Which scripts found which planted bug. Immutable.
public record Planted(List<Found> plants) {
    /// A bug and the plays that it failed.
    public record Found(Plant plant, List<Conformance.Play> by) {
        public Found {
            by = List.copyOf(by);
        }
    }

    public Planted {
        plants = List.copyOf(plants);
    }

    /// Plays all scripts in all roles against each bug by itself.
    public static Planted of(List<Plant> plants, List<Script> scripts) {
        return new Planted(plants.stream()
                .map(plant -> new Found(
                        plant,
                        Conformance.of(scripts, EnumSet.allOf(Role.class), plant.subject())
                                .failures()))
                .toList());
    }

    /// Bugs that no script found.
    public List<Plant> missed() {
        return plants.stream()
                .filter(found -> found.by().isEmpty())
                .map(Found::plant)
                .toList();
    }
}
