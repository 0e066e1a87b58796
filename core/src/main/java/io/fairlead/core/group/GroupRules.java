package io.fairlead.core.group;

import io.fairlead.core.model.Decimal;
import java.util.ArrayList;
import java.util.List;

/// Decides what a group of orders does next, from where it stands. Pure.
///
/// Each leg is to have at the venue what was entered and no leg has filled yet. Less is asked for at once; more, or an
/// order anew, only while no leg is in doubt, because an order in doubt may have filled that very quantity.
public final class GroupRules {
    private GroupRules() {}

    /// All that can be done now; empty if the group waits.
    public static List<Step> next(Picture picture) {
        return picture.stopping() ? stopping(picture) : working(picture);
    }

    private static List<Step> stopping(Picture picture) {
        List<Step> steps = new ArrayList<>();
        if (picture.entryOpen()) {
            steps.add(new Step.CancelEntry());
        }
        for (int i = 0; i < picture.legs().size(); i++) {
            Picture.Standing standing = picture.legs().get(i).standing();
            if (standing.isLive() && standing != Picture.Standing.CANCELLING) {
                steps.add(new Step.Cancel(i));
            }
        }
        if (!picture.isAnyLive()) {
            steps.add(new Step.End("stopped"));
        }
        return steps;
    }

    private static List<Step> working(Picture picture) {
        List<Step> steps = new ArrayList<>();
        boolean held = picture.isAnyInDoubt();
        boolean allOver = true;
        for (int i = 0; i < picture.legs().size(); i++) {
            allOver &= picture.legs().get(i).standing() == Picture.Standing.OVER;
            leg(picture, i, held, steps);
        }
        if (steps.isEmpty() && !picture.isAnyLive()) {
            steps.add(new Step.End(allOver ? "no leg is left" : "done"));
        }
        return steps;
    }

    private static void leg(Picture picture, int i, boolean held, List<Step> steps) {
        Picture.Leg leg = picture.legs().get(i);
        Decimal wanted = picture.wanted(i);
        boolean none = wanted.isZero();
        switch (leg.standing()) {
            case OVER, CANCELLING -> {} // has no more, or its cancel must be answered first
            case NONE -> {
                if (!none && !held) {
                    steps.add(new Step.Place(i, wanted));
                }
            }
            case WORKING -> {
                int more = wanted.compareTo(leg.leaves());
                if (none) {
                    steps.add(new Step.Cancel(i));
                } else if (more < 0 || (more > 0 && !held)) {
                    steps.add(new Step.Resize(i, wanted));
                }
            }
            case BUSY, IN_DOUBT -> {
                if (none) {
                    steps.add(new Step.Cancel(i)); // a cancel never waits, and never harms
                }
            }
        }
    }
}
