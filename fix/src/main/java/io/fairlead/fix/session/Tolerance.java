package io.fairlead.fix.session;

/// What a session lets pass that the standard does not. Immutable.
///
/// @param strict whether defective messages are answered with Reject(3), as conformance wants; a tolerant session
///         delivers defective application messages flagged, because a fill must not be refused over its syntax
/// @param strayBusinessRejects whether a BusinessMessageReject(j) without comp ids is delivered outside the sequence
///         instead of ending the session
/// @param sparseLogonAnswer whether the answer to our Logon may lack EncryptMethod(98) and HeartBtInt(108)
/// @param rejectGarbled whether garbled messages are answered with Reject(3), uncounted, rather than ignored
public record Tolerance(
        boolean strict, boolean strayBusinessRejects, boolean sparseLogonAnswer, boolean rejectGarbled) {
    /// The standard to the letter: the default of an acceptor.
    public static final Tolerance STRICT = new Tolerance(true, false, false, false);

    /// Fills first: the default of an initiator.
    public static final Tolerance TOLERANT = new Tolerance(false, false, false, false);

    /// The same, strict or tolerant of defects.
    public Tolerance withStrict(boolean value) {
        return new Tolerance(value, strayBusinessRejects, sparseLogonAnswer, rejectGarbled);
    }

    /// The same that delivers business rejects without comp ids.
    public Tolerance withStrayBusinessRejects() {
        return new Tolerance(strict, true, sparseLogonAnswer, rejectGarbled);
    }

    /// The same that takes a Logon answer without EncryptMethod(98) and HeartBtInt(108).
    public Tolerance withSparseLogonAnswer() {
        return new Tolerance(strict, strayBusinessRejects, true, rejectGarbled);
    }

    /// The same that answers garbled messages.
    public Tolerance withRejectGarbled() {
        return new Tolerance(strict, strayBusinessRejects, sparseLogonAnswer, true);
    }
}
