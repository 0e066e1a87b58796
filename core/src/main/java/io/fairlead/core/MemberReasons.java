package io.fairlead.core;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.AccountId;
import java.util.Objects;

/// Why the members of a group refused an order, in words: the first few in full, the others counted. Owned by the
/// engine thread; made for one answer.
final class MemberReasons {
    static final int TOLD = 8;

    private final StringBuilder text = new StringBuilder();
    private int count;

    /// Of a choice that fell on nobody.
    static MemberReasons of(MemberChoice choice) {
        MemberReasons reasons = new MemberReasons();
        for (MemberChoice.Candidate each : choice.candidates()) {
            reasons.add(each.account(), Objects.requireNonNull(each.refusal()));
        }
        return reasons;
    }

    void add(AccountId account, Outcome.Refused refused) {
        count++;
        if (count <= TOLD) {
            text.append(text.isEmpty() ? "" : "; ").append(account).append(": ");
            text.append(refused.code()).append(", ").append(refused.remedy());
        }
    }

    Outcome.Refused refusal(String group) {
        String others = count > TOLD ? "; and " + (count - TOLD) + " more" : "";
        return new Outcome.Refused(DenialCode.EVERY_MEMBER_REFUSED, "group", group, text + others);
    }
}
