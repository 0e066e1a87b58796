package io.fairlead.fix.testing;

import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.transport.Link;

/// Makes the session that a script drives. The scripts run against [#OURS]; whoever wants to see them fail substitutes
/// a part that is wrong.
@FunctionalInterface
public interface Subject {
    /// The engine as it is.
    Subject OURS = FixSession::new;

    /// A session with the profile and parts that the script asks for.
    FixSession session(SessionProfile profile, SessionParts parts);

    /// What the session reads and writes instead of the script's link.
    default Link link(Link link) {
        return link;
    }
}
