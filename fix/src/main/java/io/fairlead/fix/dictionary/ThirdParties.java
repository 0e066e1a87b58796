package io.fairlead.fix.dictionary;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MessageCheck;
import io.fairlead.fix.codec.RejectReason;
import io.fairlead.fix.codec.Tag;
import java.util.Set;

/// Blames a message that comes from or goes to a third party which the session does not serve:
/// OnBehalfOfCompID(115) and DeliverToCompID(128) must be among the given names where they are present. Immutable;
/// any thread.
public record ThirdParties(Set<String> names) implements MessageCheck {
    public ThirdParties {
        names = Set.copyOf(names);
    }

    @Override
    public void check(FixMessage message) {
        check(message, Tag.ON_BEHALF_OF_COMP_ID);
        check(message, Tag.DELIVER_TO_COMP_ID);
    }

    private void check(FixMessage message, int tag) {
        String name = message.string(tag);
        if (name != null && !names.contains(name)) {
            message.blame(RejectReason.COMP_ID_PROBLEM, tag);
        }
    }
}
