package io.fairlead.proof.kit;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.view.FillView;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Compares the fills of one order, as the gateway has them and as the venue's log does. Immutable.
///
/// @param sums whether the venue tells sums: then one of ours is all of its own up to the one that it is named by
/// @param losesFills whether the venue may have kept one to itself, which we infer then
record FillComparison(boolean sums, boolean losesFills) {
    /// What a price may lose on its way through the venue's averages.
    private static final BigDecimal NEAR = new BigDecimal("0.0000001");

    /// Ours come newest first, theirs as they happened.
    List<String> differences(List<FillView> ours, List<VenueBook.Fill> theirs) {
        return sums ? sums(ours, new ArrayDeque<>(theirs)) : each(ours, new ArrayList<>(theirs));
    }

    private List<String> each(List<FillView> ours, List<VenueBook.Fill> theirs) {
        List<String> differences = new ArrayList<>();
        Decimal inferred = Decimal.ZERO;
        for (FillView each : ours) {
            if (losesFills && each.execution().source().label() == FillView.Label.INFERRED) {
                inferred = inferred.plus(each.execution().units());
            } else if (!theirs.removeIf(their -> same(each, their))) {
                differences.add("has a fill that the venue has not: " + words(each));
            }
        }
        Decimal untold = theirs.stream().map(VenueBook.Fill::units).reduce(Decimal.ZERO, Decimal::plus);
        if (untold.compareTo(inferred) != 0) {
            differences.add("lacks fills that the venue has: " + theirs + ", " + inferred + " are inferred");
        }
        return differences;
    }

    private static boolean same(FillView ours, VenueBook.Fill theirs) {
        return ours.execution().exec().value().equals(theirs.exec())
                && ours.side() == theirs.side()
                && ours.execution().units().compareTo(theirs.units()) == 0
                && ours.execution().price().compareTo(theirs.price()) == 0;
    }

    private static List<String> sums(List<FillView> ours, Deque<VenueBook.Fill> theirs) {
        List<String> differences = new ArrayList<>();
        for (FillView each : ours.reversed()) {
            List<VenueBook.Fill> parts = new ArrayList<>();
            String exec = each.execution().exec().value();
            while (!theirs.isEmpty()
                    && (parts.isEmpty() || !parts.getLast().exec().equals(exec))) {
                parts.add(theirs.removeFirst());
            }
            if (!isSum(each, parts)) {
                differences.add("has a fill that is not " + parts + " together: " + words(each));
            }
        }
        if (!theirs.isEmpty()) {
            differences.add("lacks fills that the venue has: " + theirs);
        }
        return differences;
    }

    private static boolean isSum(FillView ours, List<VenueBook.Fill> parts) {
        BigDecimal units = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        for (VenueBook.Fill part : parts) {
            units = units.add(part.units().toBigDecimal());
            cost = cost.add(part.units().toBigDecimal().multiply(part.price().toBigDecimal()));
        }
        BigDecimal ourCost = ours.execution()
                .price()
                .toBigDecimal()
                .multiply(ours.execution().units().toBigDecimal());
        return !parts.isEmpty()
                && parts.getLast().exec().equals(ours.execution().exec().value())
                && parts.stream().allMatch(part -> part.side() == ours.side())
                && ours.execution().units().toBigDecimal().compareTo(units) == 0
                && ourCost.subtract(cost).abs().compareTo(NEAR.multiply(units)) <= 0;
    }

    private static String words(FillView fill) {
        return fill.execution().exec() + ", " + fill.side() + " "
                + fill.execution().units() + " at " + fill.execution().price();
    }
}
