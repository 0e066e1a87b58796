package io.fairlead.core.order;

import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import org.jspecify.annotations.Nullable;

/// A replace or cancel of ours that the venue has not answered. `terms` are what a replace asks for, null in a cancel.
public record PendingRequest(OrderId id, @Nullable OrderTerms terms, Stage stage, long askedNanos) {

    /// How far the request got.
    public enum Stage {
        ACCEPTED,
        SENT,
        IN_DOUBT
    }

    PendingRequest sent() {
        return stage == Stage.ACCEPTED ? at(Stage.SENT) : this;
    }

    PendingRequest doubted() {
        return at(Stage.IN_DOUBT);
    }

    /// The venue has it under way.
    PendingRequest settled() {
        return at(Stage.SENT);
    }

    boolean inDoubt() {
        return stage == Stage.IN_DOUBT;
    }

    private PendingRequest at(Stage newStage) {
        return stage == newStage ? this : new PendingRequest(id, terms, newStage, askedNanos);
    }
}
