package io.fairlead.venues.tradelocker.live;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import org.jspecify.annotations.Nullable;

/// One message of the stream, by its `type`. Immutable; what was not told is null, times are epoch nanoseconds, 0
/// if not told. Accounts are named with their environment before them, as in `D#123456`; instruments by name.
sealed interface StreamMessage {
    /// `unrealised` is the sum of the results of all positions.
    record AccountStatus(
            String accountId,
            @Nullable Decimal balance,
            @Nullable Decimal equity,
            @Nullable Decimal marginUsed,
            @Nullable Decimal marginAvailable,
            @Nullable Decimal unrealised)
            implements StreamMessage {}

    /// Opened, or changed in any way.
    record Position(
            String accountId,
            String positionId,
            String instrument,
            Side side,
            Decimal lots,
            @Nullable Decimal openPrice,
            long openNanos,
            @Nullable String stopLossOrderId,
            @Nullable String takeProfitOrderId)
            implements StreamMessage {}

    /// Names no account where it is told as documented.
    record ClosePosition(@Nullable String accountId, String positionId) implements StreamMessage {}

    record OpenOrder(
            String accountId,
            String orderId,
            @Nullable String positionId,
            String instrument,
            Side side,
            @Nullable String orderType,
            Decimal amount,
            @Nullable Decimal lotSize,
            @Nullable Decimal filledAmount,
            @Nullable Decimal averageFilledPrice,
            @Nullable Decimal price,
            @Nullable String status,
            @Nullable String tif,
            long createdNanos,
            long updatedNanos,
            @Nullable Boolean isOpen)
            implements StreamMessage {}

    /// All that is has been told.
    record SyncEnd() implements StreamMessage {}

    /// The venue drops us.
    record Disconnected() implements StreamMessage {}

    /// Of no use to us.
    record Other() implements StreamMessage {}

    /// Something needed could not be read.
    record Unreadable(String why) implements StreamMessage {}
}
