package io.fairlead.core.risk;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.TimeInForce;
import org.jspecify.annotations.Nullable;

/// Whether ExpireTime(126) is there exactly when good-till-date needs it, and in the future. Pure.
final class Expiry {
    private Expiry() {}

    static Outcome.@Nullable Refused refusal(Proposal proposal) {
        Long expire = proposal.terms().expireNanos();
        boolean needed = proposal.terms().timeInForce() == TimeInForce.GOOD_TILL_DATE;
        if (expire == null) {
            return needed ? refused(DenialCode.EXPIRY_MISSING, "", "GOOD_TILL_DATE needs an expiry") : null;
        }
        if (!needed) {
            return refused(
                    DenialCode.EXPIRY_NOT_ALLOWED, expire.toString(), "only GOOD_TILL_DATE takes one: leave it out");
        }
        return expire > proposal.nowNanos()
                ? null
                : refused(DenialCode.EXPIRY_PAST, expire.toString(), "send a time in the future");
    }

    private static Outcome.Refused refused(DenialCode code, String value, String remedy) {
        return new Outcome.Refused(code, "expireTime", value, remedy);
    }
}
