package io.fairlead.proof.kit;

import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.view.VenuePositionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Compares positions by their ids: those that the venue has with those that the gateway shows. Owned by the thread
/// that plays the case.
final class HoldingsCheck {
    private final Stand stand;

    HoldingsCheck(Stand stand) {
        this.stand = stand;
    }

    /// Those of the venue, by its own word.
    List<KitVenue.Holding> there() {
        return stand.venue().holdings(stand.flavour());
    }

    /// The one that an order opened.
    KitVenue.Holding openedBy(OrderId order) {
        return there().stream()
                .filter(each -> order.value().equals(each.opener()))
                .findFirst()
                .orElseThrow(() -> new CaseFailed("the venue has no position that " + order + " opened: " + there()));
    }

    /// The gateway shows the same ones.
    void agree() {
        stand.agrees(this::differences);
    }

    private List<String> differences() {
        List<KitVenue.Holding> theirs = there();
        List<VenuePosition> ours = stand.reads().venuePositions().stream()
                .filter(each -> each.account().equals(stand.account().id()))
                .map(VenuePositionView::told)
                .filter(each -> each.symbol().equals(stand.instrument().symbol()))
                .toList();
        List<String> differences = new ArrayList<>();
        for (KitVenue.Holding their : theirs) {
            VenuePosition our = ours.stream()
                    .filter(each -> each.id().equals(their.id()))
                    .findFirst()
                    .orElse(null);
            if (our == null || !same(our, their)) {
                differences.add("the venue has " + their + ", the gateway " + our);
            }
        }
        if (ours.size() > theirs.size()) {
            differences.add("the gateway has " + ours.size() + " positions, the venue " + theirs.size());
        }
        return differences;
    }

    private static boolean same(VenuePosition our, KitVenue.Holding their) {
        return our.side() == their.side()
                && AtVenue.same(our.units(), their.units())
                && AtVenue.same(our.avgPx(), their.price())
                && AtVenue.same(our.exits().stopLoss(), their.stopLoss())
                && AtVenue.same(our.exits().takeProfit(), their.takeProfit())
                && Objects.equals(our.opener() == null ? null : our.opener().value(), their.opener());
    }
}
