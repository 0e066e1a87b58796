package io.fairlead.proof.truth;

/// One way in which the gateway's belief differs from what the venue did.
public record Finding(Kind kind, String subject, String what) {

    /// What kind of harm it is.
    public enum Kind {
        /// The venue did something that the gateway does not know.
        LOST,
        /// One wish reached the venue twice, or one execution counts twice.
        DOUBLED,
        /// The gateway believes something that the venue did not do.
        INVENTED
    }
}
