package io.fairlead.proof.kit;

import java.util.ArrayList;
import java.util.List;

/// One numbered case. Numbers are stable: reports and documents name cases by them.
///
/// @param needs what the adapter must declare, else it is skipped
/// @param safe whether it may be played on somebody's own demo account: it makes the venue do nothing, and trades at
///         most the least quantity
/// @param play what is done, and what must hold
public record KitCase(int number, String title, List<Need> needs, boolean safe, Flavour flavour, Play play) {

    /// What a case does.
    @FunctionalInterface
    public interface Play {
        /// Does it; a [CaseFailed] says what did not hold.
        void on(Stand stand);
    }

    public KitCase {
        needs = List.copyOf(needs);
    }

    static KitCase of(int number, String title, Play play) {
        return new KitCase(number, title, List.of(), false, Flavour.STANDARD, play);
    }

    KitCase needing(Need... what) {
        return new KitCase(number, title, List.of(what), safe, flavour, play);
    }

    KitCase needingAlso(Need more) {
        List<Need> all = new ArrayList<>(needs);
        all.add(more);
        return new KitCase(number, title, all, safe, flavour, play);
    }

    KitCase safeAnywhere() {
        return new KitCase(number, title, needs, true, flavour, play);
    }

    KitCase in(Flavour other) {
        return new KitCase(number, title, needs, safe, other, play);
    }
}
