package io.fairlead.fix.codec;

/// MsgType(35) as an int, so that it can be switched over without a String: its one to four characters, packed.
public final class MsgType {
    public static final int NONE = 0;
    public static final int HEARTBEAT = '0';
    public static final int TEST_REQUEST = '1';
    public static final int RESEND_REQUEST = '2';
    public static final int REJECT = '3';
    public static final int SEQUENCE_RESET = '4';
    public static final int LOGOUT = '5';
    public static final int EXECUTION_REPORT = '8';
    public static final int ORDER_CANCEL_REJECT = '9';
    public static final int LOGON = 'A';
    public static final int NEW_ORDER_SINGLE = 'D';
    public static final int ORDER_CANCEL_REQUEST = 'F';
    public static final int ORDER_CANCEL_REPLACE_REQUEST = 'G';
    public static final int ORDER_STATUS_REQUEST = 'H';
    public static final int QUOTE_REQUEST = 'R';
    public static final int QUOTE = 'S';
    public static final int MARKET_DATA_REQUEST = 'V';
    public static final int MARKET_DATA_SNAPSHOT = 'W';
    public static final int MARKET_DATA_INCREMENTAL = 'X';
    public static final int MARKET_DATA_REQUEST_REJECT = 'Y';
    public static final int QUOTE_CANCEL = 'Z';
    public static final int SECURITY_DEFINITION_REQUEST = 'c';
    public static final int SECURITY_DEFINITION = 'd';
    public static final int SECURITY_STATUS_REQUEST = 'e';
    public static final int SECURITY_STATUS = 'f';
    public static final int TRADING_SESSION_STATUS_REQUEST = 'g';
    public static final int TRADING_SESSION_STATUS = 'h';
    public static final int BUSINESS_MESSAGE_REJECT = 'j';
    public static final int ORDER_MASS_CANCEL_REQUEST = 'q';
    public static final int ORDER_MASS_CANCEL_REPORT = 'r';
    public static final int SECURITY_LIST_REQUEST = 'x';
    public static final int SECURITY_LIST = 'y';
    public static final int ORDER_MASS_STATUS_REQUEST = ('A' << 8) | 'F';
    public static final int TRADE_CAPTURE_REPORT_REQUEST = ('A' << 8) | 'D';
    public static final int TRADE_CAPTURE_REPORT = ('A' << 8) | 'E';
    public static final int QUOTE_REQUEST_REJECT = ('A' << 8) | 'G';
    public static final int SECURITY_LIST_UPDATE_REPORT = ('B' << 8) | 'K';
    public static final int REQUEST_FOR_POSITIONS = ('A' << 8) | 'N';
    public static final int REQUEST_FOR_POSITIONS_ACK = ('A' << 8) | 'O';
    public static final int POSITION_REPORT = ('A' << 8) | 'P';
    public static final int TRADE_CAPTURE_REPORT_REQUEST_ACK = ('A' << 8) | 'Q';

    private MsgType() {}

    /// The code of a message type given as text of one to four characters.
    public static int of(String text) {
        if (text.isEmpty() || text.length() > 4) {
            throw new IllegalArgumentException("MsgType(35) must have 1 to 4 characters, was '" + text + "'");
        }
        int code = 0;
        for (int i = 0; i < text.length(); i++) {
            code = (code << 8) | (text.charAt(i) & 0xff);
        }
        return code;
    }

    /// The code of the bytes given, or [#NONE] if they are not one to four.
    static int of(byte[] src, int from, int length) {
        if (length < 1 || length > 4) {
            return NONE;
        }
        int code = 0;
        for (int i = from; i < from + length; i++) {
            code = (code << 8) | (src[i] & 0xff);
        }
        return code;
    }

    /// The text of a code. Allocates.
    public static String text(int code) {
        StringBuilder text = new StringBuilder(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            int c = code >>> shift & 0xff;
            if (c != 0) {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    /// Whether this asks to cancel: such messages have a lane of their own where orders are limited.
    public static boolean cancels(int code) {
        return code == ORDER_CANCEL_REQUEST || code == ORDER_MASS_CANCEL_REQUEST;
    }

    /// Whether this is one of the seven session messages, which are never re-sent but gap-filled.
    public static boolean admin(int code) {
        return (code >= HEARTBEAT && code <= LOGOUT) || code == LOGON;
    }
}
