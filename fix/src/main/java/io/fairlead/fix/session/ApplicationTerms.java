package io.fairlead.fix.session;

import java.util.Set;

/// Which application messages a session takes. Immutable.
///
/// @param types MsgType(35) of the messages that the application knows; others are answered with
///         BusinessMessageReject(j), unsupported message type. Empty for all
/// @param remembered how many messages received last are remembered by ExecID(17) or ClOrdID(11), so that one with
///         PossResend(97)=Y that came before is delivered flagged `DUPLICATE`; 0 remembers none
public record ApplicationTerms(Set<String> types, int remembered) {
    /// Takes every type, remembers 1,000 messages.
    public static final ApplicationTerms DEFAULT = new ApplicationTerms(Set.of(), 1000);

    public ApplicationTerms {
        types = Set.copyOf(types);
        if (remembered < 0) {
            throw new IllegalArgumentException("messages remembered must be 0 or more, were " + remembered);
        }
    }

    /// The same that takes these types only.
    public ApplicationTerms withTypes(String... values) {
        return new ApplicationTerms(Set.of(values), remembered);
    }

    /// The same with another memory.
    public ApplicationTerms withRemembered(int messages) {
        return new ApplicationTerms(types, messages);
    }
}
