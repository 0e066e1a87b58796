package io.fairlead.core.model;

/// Where a limit stands at a moment, in account currency. Immutable.
///
/// @param base what the loss is measured from
/// @param limit the loss that the firm allows
/// @param floor the equity at which the firm itself acts
/// @param lockAt the equity at which the guard acts: the floor and the buffer
public record GuardLine(Decimal base, Decimal limit, Decimal floor, Decimal lockAt) {}
