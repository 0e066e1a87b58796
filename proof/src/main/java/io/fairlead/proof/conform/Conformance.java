package io.fairlead.proof.conform;

import io.fairlead.fix.session.Role;
import io.fairlead.fix.testing.Script;
import io.fairlead.fix.testing.ScriptFailure;
import io.fairlead.fix.testing.ScriptRun;
import io.fairlead.fix.testing.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What came of playing session scripts. Immutable.
///
/// @param plays one for each script and role
public record Conformance(List<Play> plays) {
    /// One script in one role.
    ///
    /// @param failure what the session did instead of what was expected; empty if it did as expected
    public record Play(Script script, Role role, String failure) {
        public boolean passed() {
            return failure.isEmpty();
        }
    }

    public Conformance {
        plays = List.copyOf(plays);
    }

    /// Plays the scripts in those of their roles that are wanted.
    public static Conformance of(List<Script> scripts, Set<Role> roles, Subject subject) {
        List<Play> plays = new ArrayList<>();
        for (Script script : scripts) {
            for (Role role : script.roles()) {
                if (roles.contains(role)) {
                    plays.add(new Play(script, role, failure(script, role, subject)));
                }
            }
        }
        return new Conformance(plays);
    }

    /// Plays the scripts in all their roles until one fails.
    public static Optional<Play> firstFailure(List<Script> scripts, Subject subject) {
        return scripts.stream()
                .flatMap(script ->
                        script.roles().stream().map(role -> new Play(script, role, failure(script, role, subject))))
                .filter(play -> !play.passed())
                .findFirst();
    }

    private static String failure(Script script, Role role, Subject subject) {
        try {
            ScriptRun.run(script, role, subject);
            return "";
        } catch (ScriptFailure e) {
            return String.valueOf(e.getMessage());
        }
    }

    /// How many plays went as expected.
    public long passed() {
        return plays.stream().filter(Play::passed).count();
    }

    /// How many plays of this role went as expected.
    public long passed(Role role) {
        return plays.stream()
                .filter(play -> play.role() == role && play.passed())
                .count();
    }

    /// The plays of this role that did not.
    public long failed(Role role) {
        return plays.stream()
                .filter(play -> play.role() == role && !play.passed())
                .count();
    }

    /// The plays that did not go as expected.
    public List<Play> failures() {
        return plays.stream().filter(play -> !play.passed()).toList();
    }
}
