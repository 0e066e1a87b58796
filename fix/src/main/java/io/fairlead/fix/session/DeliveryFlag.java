package io.fairlead.fix.session;

/// Bits that tell an application how a message came to it.
public final class DeliveryFlag {
    /// PossDupFlag(43)=Y: sent before, though perhaps never received here.
    public static final int POSS_DUP = 1;

    /// PossResend(97)=Y: its content may have come under another MsgSeqNum(34).
    public static final int POSS_RESEND = 2;

    /// The message has a [io.fairlead.fix.codec.FixMessage#fault] that a tolerant session let pass.
    public static final int DEFECTIVE = 4;

    /// The message stood outside the sequence and was not counted.
    public static final int STRAY = 8;

    /// PossResend(97)=Y, and a message with the same ExecID(17) or ClOrdID(11) came before.
    public static final int DUPLICATE = 16;

    private DeliveryFlag() {}
}
