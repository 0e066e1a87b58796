package io.fairlead.proof.sessions;

import io.fairlead.fix.session.Decisions;
import io.fairlead.fix.store.MessageStore;
import java.util.function.UnaryOperator;

/// Parts of the engine that a world runs with: the real ones, or wrong ones that show whether the world would notice.
/// Immutable.
///
/// @param decisions what decides for both sessions
/// @param store what stands around both message stores
public record Substitutes(Decisions.Source decisions, UnaryOperator<MessageStore> store) {
    /// The engine as it ships.
    public static final Substitutes NONE = new Substitutes(Decisions.Source.RULES, UnaryOperator.identity());

    /// Wrong decisions.
    public static Substitutes decisions(UnaryOperator<Decisions> around) {
        return new Substitutes(
                (profile, authenticator) -> around.apply(Decisions.Source.RULES.of(profile, authenticator)),
                UnaryOperator.identity());
    }

    /// A wrong store.
    public static Substitutes store(UnaryOperator<MessageStore> around) {
        return new Substitutes(Decisions.Source.RULES, around);
    }
}
