package io.fairlead.core.order;

import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import org.jspecify.annotations.Nullable;

/// A replace or cancel of ours that the venue has not answered. `terms` are what a replace asks for, null in a cancel;
/// `session` is the one over which it was sent, empty before that.
public record PendingRequest(OrderId id, @Nullable OrderTerms terms, Stage stage, long askedNanos, String session) {

    /// How far the request got.
    public enum Stage {
        ACCEPTED,
        SENT,
        IN_DOUBT
    }

    PendingRequest sentOver(String carrier) {
        return new PendingRequest(id, terms, stage == Stage.ACCEPTED ? Stage.SENT : stage, askedNanos, carrier);
    }

    PendingRequest doubted() {
        return at(Stage.IN_DOUBT);
    }

    /// The venue has it under way.
    PendingRequest settled() {
        return at(Stage.SENT);
    }

    /// Whether it went out over this session and is not answered.
    boolean isUnderWayOver(String name) {
        return stage == Stage.SENT && (session.isEmpty() || session.equals(name));
    }

    boolean inDoubt() {
        return stage == Stage.IN_DOUBT;
    }

    private PendingRequest at(Stage newStage) {
        return stage == newStage ? this : new PendingRequest(id, terms, newStage, askedNanos, session);
    }
}
