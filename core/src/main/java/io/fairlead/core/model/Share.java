package io.fairlead.core.model;

import org.jspecify.annotations.Nullable;

/// A member's part of an order for a group of accounts, with the values that its size came from.
///
/// @param client the client order id of the member's own order
/// @param equity what the account was worth, for an equity share alone; null if no figure was there
/// @param source who told the equity, or why there was none; empty for other sizings
/// @param units the size, a whole multiple of the lot step; null if there was none to be had
/// @param remainder what rounding down to the lot step left out, in units
public record Share(
        AccountId account,
        ClientOrderId client,
        AccountGroup.Sizing sizing,
        @Nullable Decimal equity,
        String source,
        @Nullable Decimal units,
        Decimal remainder) {}
