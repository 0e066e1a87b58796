package io.fairlead.fix.session;

/// What a session lets pass that the standard does not.
///
/// @param strict whether defective messages are answered with Reject(3), as conformance wants; a tolerant session
///         delivers defective application messages flagged, because a fill must not be refused over its syntax
/// @param strayBusinessRejects whether a BusinessMessageReject(j) without comp ids is delivered outside the sequence
///         instead of ending the session
/// @param sparseLogonAnswer whether the answer to our Logon may lack EncryptMethod(98) and HeartBtInt(108)
public record Tolerance(boolean strict, boolean strayBusinessRejects, boolean sparseLogonAnswer) {
    /// The standard to the letter: the default of an acceptor.
    public static final Tolerance STRICT = new Tolerance(true, false, false);

    /// Fills first: the default of an initiator.
    public static final Tolerance TOLERANT = new Tolerance(false, false, false);
}
