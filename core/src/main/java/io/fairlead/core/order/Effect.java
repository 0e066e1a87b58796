package io.fairlead.core.order;

/// What a report did to the executions of an order.
public enum Effect {
    /// Nothing: no execution, or one that was counted before.
    NONE,
    ADDED,
    /// Added, though its ExecID(17) had come before with other figures.
    ADDED_IN_CONFLICT,
    /// Not added: a list of executions shows one that is known with other figures.
    LISTED_OTHERWISE,
    /// A bust or correction changed an earlier execution.
    RESTATED,
    /// A bust or correction of an execution that is not here.
    UNKNOWN_REFERENCE,
    /// An execution without a quantity or price, or with one beyond all reason.
    UNCOUNTABLE
}
