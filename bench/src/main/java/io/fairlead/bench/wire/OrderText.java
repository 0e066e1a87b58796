package io.fairlead.bench.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// The one order and its one report, as text: every contender sends and receives these values. Stateless.
public final class OrderText {
    public static final String OURSELVES = "FAIRLEAD";
    public static final String COUNTERPARTY = "LP";
    public static final String ACCOUNT = "ACC-1";
    public static final String SYMBOL = "EUR/USD";
    public static final char BUY = '1';
    public static final char LIMIT = '2';
    public static final char DAY = '0';
    public static final long QUANTITY = 10_000;
    public static final long PRICE = 108_512;
    public static final int PRICE_SCALE = 5;

    /// ClOrdID(11) is this and nine digits: 18 characters, the longest that our venues allow.
    public static final String ID_PREFIX = "abcdefghi";

    /// How many digits follow [#ID_PREFIX].
    public static final int ID_DIGITS = 9;

    /// The whole length of a ClOrdID(11).
    public static final int ID_LENGTH = ID_PREFIX.length() + ID_DIGITS;

    private OrderText() {}

    /// A buffer that holds the ClOrdID(11) of order 0.
    public static byte[] firstId() {
        return (ID_PREFIX + "000000000").getBytes(US_ASCII);
    }

    /// Writes the number of an order into a ClOrdID(11) that starts at `at`.
    public static void writeId(byte[] dst, int at, long number) {
        long rest = number;
        for (int i = at + ID_LENGTH - 1; i >= at + ID_PREFIX.length(); i--) {
            dst[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /// The number of the order whose ClOrdID(11) starts at `at`.
    public static long readId(byte[] src, int at) {
        long number = 0;
        for (int i = at + ID_PREFIX.length(); i < at + ID_LENGTH; i++) {
            number = number * 10 + (src[i] - '0');
        }
        return number;
    }

    /// A NewOrderSingle(D) as our engine writes it, with a right length and checksum.
    public static byte[] order(String sendingTime) {
        return framed("35=D|34=000000002|49=" + OURSELVES + "|56=" + COUNTERPARTY + "|52=" + sendingTime + "|11="
                + ID_PREFIX + "000000000|1=" + ACCOUNT + "|55=" + SYMBOL + "|54=1|38=10000|40=2|44=1.08512|59=0|60="
                + sendingTime + "|");
    }

    /// An ExecutionReport(8) of 25 fields, header and trailer included: the order is filled.
    public static byte[] report(String sendingTime) {
        return report(sendingTime, "");
    }

    /// The same with more fields in its header, each with its separator.
    public static byte[] report(String sendingTime, String header) {
        return framed("35=8|34=000000002|49=" + COUNTERPARTY + "|56=" + OURSELVES + "|52=" + sendingTime + "|" + header
                + "37=O000000001|11=" + ID_PREFIX + "000000000|17=E000000001|150=F|39=2|1=" + ACCOUNT + "|55=" + SYMBOL
                + "|54=1|38=10000|40=2|44=1.08512|32=10000|31=1.08511|151=0|14=10000|6=1.08511|60=" + sendingTime
                + "|");
    }

    /// Puts BeginString(8), BodyLength(9) and CheckSum(10) around a body that has `|` for SOH.
    public static byte[] framed(String body) {
        String text = ("8=FIX.4.4|9=" + body.length() + "|" + body).replace('|', '\u0001');
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += text.charAt(i);
        }
        int checkSum = sum & 0xff;
        String digits = "" + checkSum / 100 + checkSum / 10 % 10 + checkSum % 10;
        return (text + "10=" + digits + "\u0001").getBytes(US_ASCII);
    }
}
