package io.fairlead.app.server;

import io.fairlead.core.model.Symbol;
import org.jspecify.annotations.Nullable;

/// What a client of the event stream may follow. Events come one by one and whole; everything else is conflated: the
/// newest state, as often as the client can take it.
sealed interface Topic {
    /// Everything in the log behind `from`, or from now on when that is null.
    record Events(@Nullable Long from) implements Topic {}

    /// The books of one instrument.
    record Book(Symbol symbol) implements Topic {}

    /// Live orders that changed, and orders that ceased to be live.
    record Orders() implements Topic {}

    record Positions() implements Topic {}

    record Accounts() implements Topic {}

    record Sessions() implements Topic {}

    /// Kills in force.
    record Kills() implements Topic {}

    /// Alerts that stand, and those resolved lately.
    record Alerts() implements Topic {}

    /// Reads `topic` and what belongs to it.
    static Topic of(Fields fields) {
        return switch (fields.required("topic", text -> text)) {
            case "events" -> new Events(fields.optionalPosition("from"));
            case "book" -> new Book(fields.required("symbol", Symbol::new));
            case "orders" -> new Orders();
            case "positions" -> new Positions();
            case "accounts" -> new Accounts();
            case "sessions" -> new Sessions();
            case "kills" -> new Kills();
            case "alerts" -> new Alerts();
            default ->
                throw new ProblemException(ApiError.FIELD_VALUE.problem(
                        "topic",
                        null,
                        "topic must be events, book, orders, positions, accounts, sessions, kills or" + " alerts"));
        };
    }
}
