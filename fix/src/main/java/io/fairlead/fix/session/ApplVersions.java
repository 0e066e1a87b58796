package io.fairlead.fix.session;

import io.fairlead.fix.codec.ApplVerId;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.Tag;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Which FIX versions the application messages of a session have. Immutable. Only FIXT.1.1 says so on the wire; before
/// it, BeginString(8) did.
///
/// @param byDefault DefaultApplVerID(1137) of our Logon(A), and what an acceptor requires
/// @param stamped whether each application message of ours carries ApplVerID(1128)
/// @param accepted what ApplVerID(1128) of an incoming message may say, beside the default, and DefaultApplVerID(1137)
///         of a Logon(A), which an acceptor answers with the same
public record ApplVersions(ApplVerId byDefault, boolean stamped, Set<ApplVerId> accepted) {
    /// FIX 5.0 SP2, told by the Logon(A) alone.
    public static final ApplVersions FIX50SP2 = of(ApplVerId.FIX50SP2);

    /// FIX 4.4, which is never told.
    public static final ApplVersions FIX44 = of(ApplVerId.FIX44);

    public ApplVersions {
        EnumSet<ApplVerId> all = EnumSet.of(byDefault);
        all.addAll(accepted);
        accepted = Set.copyOf(all);
    }

    /// One version for everything, told by the Logon(A) alone.
    public static ApplVersions of(ApplVerId version) {
        return new ApplVersions(version, false, Set.of());
    }

    /// Whether messages of the version with this code are taken.
    boolean takes(char code) {
        for (ApplVerId each : accepted) {
            if (each.code() == code) {
                return true;
            }
        }
        return false;
    }

    /// The version that a counterparty's Logon(A) is answered with: the one that it asks for, if that is taken.
    ApplVerId answerTo(FixMessage logon) {
        char code = logon.charValue(Tag.DEFAULT_APPL_VER_ID);
        return takes(code) ? ApplVerId.of(code, byDefault) : byDefault;
    }

    /// The codes that are taken, for people.
    String codes() {
        return accepted.stream()
                .sorted()
                .map(each -> String.valueOf(each.code()))
                .collect(Collectors.joining(", "));
    }

    /// The same with ApplVerID(1128) on every application message.
    public ApplVersions withStamp() {
        return new ApplVersions(byDefault, true, accepted);
    }

    /// The same that takes messages of these versions, too.
    public ApplVersions withAccepted(Set<ApplVerId> versions) {
        return new ApplVersions(byDefault, stamped, versions);
    }
}
