package io.fairlead.gateway;

/// What an operator had done to a venue session, as the log keeps it for good. Immutable.
///
/// @param position the log's position behind it
/// @param before the numbers when it was asked for, or just before they were set
/// @param after the numbers wanted or set; equal to `before` where none are
public record SessionAudit(
        long position, long atNanos, String session, Kind kind, OperatorWord word, Numbers before, Numbers after) {

    /// What it was.
    public enum Kind {
        CONNECT(1),
        DISCONNECT(2),
        /// New sequence numbers are wanted: the session logs out first if it is connected.
        NUMBERS_ASKED(3),
        /// They were set: the link was gone.
        NUMBERS_SET(4),
        /// Its certificates and keys were to be read again from their files.
        TLS_RELOAD(5);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /// What the log has for it.
        int code() {
            return code;
        }

        static Kind of(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalStateException("an operator's action of kind " + code + " is of a later version");
        }
    }

    /// The MsgSeqNum(34) of the next message each way.
    public record Numbers(int incoming, int outgoing) {}

    SessionAudit at(long end) {
        return new SessionAudit(end, atNanos, session, kind, word, before, after);
    }
}
