package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import org.jspecify.annotations.Nullable;

/// One ExecutionReport(8), or what says the same on a venue without FIX. Null where the venue said nothing.
///
/// A fill is never refused: unknown enum values arrive as null with the raw text in `raw`, flagged in `marks`.
public record ExecutionReport(VenueId venue, References refs, Progress progress, Details details, Marks marks)
        implements VenueInput {

    /// `order` is ClOrdID(11) as the venue has it now, `origOrder` OrigClOrdID(41), `execRef` ExecRefID(19).
    public record References(
            @Nullable OrderId order,
            @Nullable OrderId origOrder,
            @Nullable VenueOrderId venueOrder,
            @Nullable ExecId exec,
            @Nullable ExecId execRef) {}

    /// Quantities in units. `execType` and `ordStatus` are null when the venue's value is not of FIX 4.4.
    public record Progress(
            @Nullable ExecType execType,
            @Nullable OrdStatus ordStatus,
            @Nullable Decimal lastQty,
            @Nullable Decimal lastPx,
            @Nullable Decimal cumQty,
            @Nullable Decimal leavesQty,
            @Nullable Decimal avgPx) {}

    /// What identifies an order that only the venue remembers; `terms` is null when the report did not carry them.
    /// `venueNanos` is TransactTime(60) in epoch nanoseconds, 0 if absent; `reason` is OrdRejReason(103),
    /// -1 if absent.
    public record Details(
            @Nullable AccountId account,
            @Nullable Symbol symbol,
            @Nullable Side side,
            @Nullable OrderTerms terms,
            int reason,
            String text,
            long venueNanos) {}

    /// How the report came: `possDup` PossDupFlag(43), `tolerated` when it broke the dictionary, `raw` the message
    /// with secrets removed (`|` for SOH), empty where nothing was unusual, `session` the one that it came over,
    /// empty where a venue has none, `source` what made the venue tell it.
    public record Marks(boolean possDup, boolean tolerated, String raw, String session, Evidence source) {
        public static final Marks NONE = new Marks(false, false, "");

        /// Of a venue without sessions, and a report that nobody had asked for.
        public Marks(boolean possDup, boolean tolerated, String raw) {
            this(possDup, tolerated, raw, "", possDup ? Evidence.RESEND : Evidence.STREAM);
        }
    }
}
