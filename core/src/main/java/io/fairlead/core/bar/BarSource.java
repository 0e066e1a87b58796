package io.fairlead.core.bar;

/// What a bar is made of.
public enum BarSource {
    /// Executions that the venue published; they have a volume.
    TRADES,
    /// The middle between best bid and best ask of a book that is fresh; no volume.
    MIDS
}
