package io.fairlead.core.risk;

import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What would become of an order: the refusal that it would get, null if it would pass, and how near it comes to
/// each limit that stands. Immutable; nothing was done, nothing is logged. The prices are those of the market that
/// the collar read, null where it read none.
public record Assessment(
        Outcome.@Nullable Refused refusal,
        @Nullable Decimal bid,
        @Nullable Decimal ask,
        List<Headroom> checks) {
    public Assessment {
        checks = List.copyOf(checks);
    }

    /// Nothing stands against it, and no limit was looked at.
    public static final Assessment NOTHING = new Assessment(null, null, null, List.of());

    /// Refused for want of what the limits could be held against.
    public static Assessment refused(Outcome.Refused refusal) {
        return new Assessment(refusal, null, null, List.of());
    }

    /// The same, refused if there is such a refusal.
    public Assessment unless(Outcome.@Nullable Refused other) {
        return other == null ? this : new Assessment(other, bid, ask, checks);
    }

    /// One limit: what the order comes to, the tightest value, what is left with the order counted, and in which scope.
    /// `headroom` is empty where the limit is not a quantity, or nothing could be measured.
    public record Headroom(
            LimitKind kind, OrderChecked.Verdict verdict, String measured, String limit, String headroom, Scope scope) {

        static Headroom of(OrderChecked.Reading reading, Scope scope) {
            boolean known = reading.verdict() == OrderChecked.Verdict.PASSED
                    || reading.verdict() == OrderChecked.Verdict.REFUSED
                    || reading.verdict() == OrderChecked.Verdict.EXEMPT;
            return new Headroom(
                    reading.kind(),
                    reading.verdict(),
                    known ? LimitWords.shown(reading.kind(), reading.measured()) : "",
                    LimitWords.shown(reading.kind(), reading.limit()),
                    known ? LimitWords.difference(reading.kind(), reading.limit(), reading.measured()) : "",
                    scope);
        }
    }
}
