package io.fairlead.core.event;

/// The log, as the core sees it: takes each event before anything acts on it. Called on the engine thread.
@FunctionalInterface
public interface EventSink {

    /// Appends an event in order. False means that there is no room and nothing was written. Of an `OrderChecked`,
    /// which is filled again for the next order, a sink that keeps events keeps its copy.
    boolean append(Event event, Lane lane);

    /// Which part of the log's room an event may use.
    enum Lane {
        /// What a client may be refused: new orders and changes.
        NORMAL,
        /// What must not be refused: fills and everything else that a venue says, cancels, reductions.
        RESERVED
    }
}
