package io.fairlead.venues.fixlp;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.Tag;

/// MDReqID(262) of ours: `md-` and a number. Pure; reading one from a message allocates nothing.
final class MdReqId {
    /// No request of ours.
    static final long NOT_OURS = -1;

    /// No MDReqID(262) at all.
    static final long NONE = 0;

    private static final String PREFIX = "md-";
    private static final int MAX_DIGITS = 18;

    private MdReqId() {}

    static String text(long number) {
        return PREFIX + number;
    }

    static long number(FixMessage message) {
        int index = message.indexOf(Tag.MD_REQ_ID);
        if (index < 0) {
            return NONE;
        }
        int start = message.start(index);
        int length = message.length(index);
        if (length <= PREFIX.length() || length > PREFIX.length() + MAX_DIGITS) {
            return NOT_OURS;
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            int c = message.buffer()[start + i];
            if (i < PREFIX.length()) {
                if (c != PREFIX.charAt(i)) {
                    return NOT_OURS;
                }
            } else if (c < '0' || c > '9') {
                return NOT_OURS;
            } else {
                number = number * 10 + c - '0';
            }
        }
        return number;
    }

    static long number(String id) {
        boolean ours = id.startsWith(PREFIX)
                && id.length() > PREFIX.length()
                && id.length() <= PREFIX.length() + MAX_DIGITS
                && id.chars().skip(PREFIX.length()).allMatch(c -> c >= '0' && c <= '9');
        return ours ? Long.parseLong(id, PREFIX.length(), id.length(), 10) : NOT_OURS;
    }
}
