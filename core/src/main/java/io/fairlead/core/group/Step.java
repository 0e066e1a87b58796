package io.fairlead.core.group;

import io.fairlead.core.model.Decimal;

/// What a group does next. `leg` is the place of a leg in the plan.
public sealed interface Step {
    /// Place an order of so many units for the leg.
    record Place(int leg, Decimal units) implements Step {}

    /// Change the leg's order so that it may fill so many units more.
    record Resize(int leg, Decimal units) implements Step {}

    record Cancel(int leg) implements Step {}

    record CancelEntry() implements Step {}

    /// Nothing is live and nothing will be.
    record End(String how) implements Step {}
}
