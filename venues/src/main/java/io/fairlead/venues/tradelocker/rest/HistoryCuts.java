package io.fairlead.venues.tradelocker.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Where a reading of an account's final orders had to be parted: the next one begins with those parts, as the venue
/// answers one question a second and the past stays as it is. Owned by the venue's thread.
final class HistoryCuts {
    private static final int MOST = 200;

    private final TreeSet<Long> cuts = new TreeSet<>();
    private int fullPage;

    /// A part that one answer told whole.
    record Leaf(HistoryQuery query, int orders) {}

    /// The parts of a stretch, the earliest first.
    List<HistoryQuery> parts(HistoryQuery whole) {
        List<HistoryQuery> parts = new ArrayList<>();
        HistoryQuery rest = whole;
        for (long cut : cuts) {
            if (rest.isDivisibleAt(cut)) {
                parts.add(rest.before(cut));
                rest = rest.since(cut);
            }
        }
        parts.add(rest);
        return parts;
    }

    /// An answer had room for so many, and there were more.
    void overflowed(int orders) {
        fullPage = Math.max(fullPage, orders);
    }

    /// How a stretch was read, the earliest part first. Neighbours that half an answer holds become one part, but
    /// for the first, in which a longer reading may find more. Cuts within the last are of a reading meanwhile.
    void learn(HistoryQuery whole, List<Leaf> leaves) {
        cuts.subSet(whole.fromMillis(), false, leaves.getLast().query.fromMillis(), true)
                .clear();
        int together = fullPage;
        for (Leaf leaf : leaves.subList(1, leaves.size())) {
            boolean fits = together + leaf.orders <= fullPage / 2;
            if (!fits) {
                cuts.add(leaf.query.fromMillis());
            }
            together = fits ? together + leaf.orders : leaf.orders;
        }
        while (cuts.size() > MOST) {
            cuts.pollFirst();
        }
    }
}
