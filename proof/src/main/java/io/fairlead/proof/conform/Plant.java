package io.fairlead.proof.conform;

import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.session.Decisions;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.testing.Subject;
import io.fairlead.fix.transport.Link;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A session bug that somebody could make: a right part of a session, replaced by a wrong one. Immutable. The product
/// has no switch for any of them; they live here.
///
/// @param name what `fairlead conform --planted` calls it
/// @param what the bug does
/// @param subject makes sessions that have it
public record Plant(String name, String what, Subject subject) {
    /// Every bug that the scripts must find.
    public static List<Plant> all() {
        return Stream.of(PlantedRules.all(), PlantedTimers.all(), PlantedParts.all(), PlantedBytes.all())
                .flatMap(List::stream)
                .toList();
    }

    /// A bug in what the rules decide.
    static Plant rules(String name, String what, UnaryOperator<Decisions> wrong) {
        return parts(
                name,
                what,
                parts -> parts.withDecisions((profile, authenticator) ->
                        wrong.apply(parts.decisions().of(profile, authenticator))));
    }

    /// A bug as if the profile said something else than was configured.
    static Plant profile(String name, String what, UnaryOperator<SessionProfile> wrong) {
        return new Plant(name, what, (profile, parts) -> new FixSession(wrong.apply(profile), parts));
    }

    /// A bug in another part.
    static Plant parts(String name, String what, UnaryOperator<SessionParts> wrong) {
        return new Plant(name, what, (profile, parts) -> new FixSession(profile, wrong.apply(parts)));
    }

    /// A bug in what goes out or comes in.
    static Plant link(String name, String what, UnaryOperator<Link> wrong) {
        return new Plant(name, what, new Subject() {
            @Override
            public FixSession session(SessionProfile profile, SessionParts parts) {
                return OURS.session(profile, parts);
            }

            @Override
            public Link link(Link link) {
                return wrong.apply(link);
            }
        });
    }
}
