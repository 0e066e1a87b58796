package io.fairlead.fix.codec;

/// Decodes framed bytes into a [FixMessage] in one pass. Stateless; any thread, each with its own message.
public final class FixDecoder {
    /// The message is framed rightly and its fields are indexed; it may still have a [FixMessage#fault].
    public static final int OK = 0;

    /// CheckSum(10) is not the sum of the bytes: the message is garbled and must be ignored.
    public static final int BAD_CHECK_SUM = -1;

    /// The first three fields are not 8, 9, 35, or the last is not 10: the message is garbled and must be ignored.
    public static final int BAD_STRUCTURE = -2;

    private static final int LONGEST_TAG = 8;
    private static final int TRAILER_LENGTH = 7;

    private FixDecoder() {}

    /// Decodes `length` bytes from `offset` on, as [FixFramer] found them. Returns [#OK] or why they are garbled.
    public static int decode(byte[] src, int offset, int length, FixMessage into) {
        into.in(src);
        into.decodings++;
        into.sum = FixMessage.UNKNOWN;
        into.offset = offset;
        into.length = length;
        into.fields = 0;
        into.msgType = MsgType.NONE;
        into.acquit();
        int end = offset + length;
        int trailer = end - TRAILER_LENGTH;
        if (trailer <= offset || src[end - 1] != Ascii.SOH) {
            return BAD_STRUCTURE;
        }
        indexFields(src, offset, end, into);
        return verdict(src, trailer, into);
    }

    private static void indexFields(byte[] src, int offset, int end, FixMessage message) {
        int at = indexAsBefore(src, offset, end, message);
        if (at < end) {
            message.layout++;
            message.forgetFrom(message.fields);
            indexAnew(src, at, end, message);
        }
    }

    /// As long as each field has the tag that it had in the message before, as a counterparty's messages mostly do,
    /// only its end must be found. Returns where that ceased to be so.
    ///
    /// Where fields end is known of the whole message before any field is looked at, so that the processor need not
    /// guess how long a value is.
    private static int indexAsBefore(byte[] src, int offset, int end, FixMessage message) {
        int[] stops = message.stops;
        long[] spelled = message.spelled;
        int[] starts = message.starts;
        int found = message.scan.separators(src, offset, end, stops);
        int alike = Math.min(found, message.known);
        int lastWord = src.length - Long.BYTES;
        int at = offset;
        for (int index = 0; index < alike; index++) {
            long word = at <= lastWord ? Words.get(src, at) : Words.rest(src, at);
            int behindTag = TagTable.begins(word, spelled[index]);
            if (behindTag == 0) {
                message.fields = index;
                return at;
            }
            int start = at + behindTag;
            int stop = stops[index];
            starts[index] = start;
            if (start == stop) {
                message.blameEmpty(index);
            }
            at = stop + 1;
        }
        message.fields = alike;
        message.sum = at == end ? message.scan.sum() : FixMessage.UNKNOWN;
        return at;
    }

    /// The hot loop: what is in it lives in registers, and what is unusual is done elsewhere. The separator at the end
    /// stops every search.
    private static void indexAnew(byte[] src, int offset, int end, FixMessage message) {
        int most = message.tags.length;
        int index = message.fields;
        int dataTag = index == 0 ? 0 : TagTable.dataFieldOf(message.tags[index - 1]);
        int at = offset;
        while (at < end) {
            int from = at;
            int tag = 0;
            for (int digit = src[at++] - '0'; digit >= 0 && digit <= 9; digit = src[at++] - '0') {
                tag = tag * 10 + digit;
            }
            boolean usual = src[at - 1] == '=' && src[from] != '0' && tag > 0 && at - from <= LONGEST_TAG + 1;
            if (usual && tag != dataTag && index < most) {
                int stop = Words.indexOfSoh(src, at, end);
                message.set(index, tag, at, stop);
                at = stop + 1;
                index++;
                dataTag = TagTable.dataFieldOf(tag);
            } else {
                message.fields = index;
                at = decodeUnusual(src, from, end, message);
                index = message.fields;
                dataTag = index == 0 ? 0 : TagTable.dataFieldOf(message.tags[index - 1]);
            }
        }
        message.fields = index;
        message.known = index;
    }

    private static int verdict(byte[] src, int trailer, FixMessage message) {
        boolean structured =
                message.fields >= 4 && message.tags[0] == 8 && message.tags[1] == 9 && message.tags[2] == 35;
        if (!structured || src[trailer] != '1' || src[trailer + 1] != '0' || src[trailer + 2] != '=') {
            return BAD_STRUCTURE;
        }
        int declared = Ascii.parseDigits(src, trailer + 3, 3);
        if (declared != checkSum(src, trailer, message)) {
            return BAD_CHECK_SUM;
        }
        message.msgType = MsgType.of(src, message.starts[2], message.length(2));
        if (message.msgType == MsgType.NONE) {
            message.blame(RejectReason.INVALID_MSG_TYPE, Tag.MSG_TYPE);
        }
        return OK;
    }

    /// What the bytes in front of the trailer add up to; those of the whole message may have been added up already, of
    /// which the trailer's `10=ddd|` goes off.
    private static int checkSum(byte[] src, int trailer, FixMessage message) {
        if (message.sum == FixMessage.UNKNOWN) {
            return Ascii.checkSum(src, message.offset, trailer);
        }
        int digits = src[trailer + 3] + src[trailer + 4] + src[trailer + 5];
        return (message.sum - ('1' + '0' + '=' + Ascii.SOH) - digits) & 0xff;
    }

    /// The field that starts at `from`, byte by byte: a data field, one too many, or something that is no field at all.
    /// Returns where the next one starts.
    private static int decodeUnusual(byte[] src, int from, int end, FixMessage message) {
        int tag = 0;
        int at = from;
        for (; at < end; at++) {
            int digit = src[at] - '0';
            if (digit < 0 || digit > 9 || at - from == LONGEST_TAG) {
                break;
            }
            tag = tag * 10 + digit;
        }
        boolean spelledRight = at > from && at < end && src[at] == '=' && src[from] != '0';
        if (!spelledRight) {
            return unspelled(src, from, end, invalidTag(src, from, end, tag), message);
        }
        int start = at + 1;
        int stop = endOfData(src, start, end, tag, message);
        if (stop < 0) {
            stop = Words.indexOfSoh(src, start, end);
        }
        add(message, tag, start, stop);
        return stop + 1;
    }

    /// What starts at `from` is no `tag=`: a tag that is no number, or the rest of a value that held the separator.
    private static int unspelled(byte[] src, int from, int end, int tag, FixMessage message) {
        int stop = Words.indexOfSoh(src, from, end);
        int at = from;
        while (at < stop && src[at] != '=') {
            at++;
        }
        if (at < stop || message.fields == 0) {
            message.blame(RejectReason.INVALID_TAG_NUMBER, tag);
        } else {
            message.blame(RejectReason.NON_DATA_VALUE_INCLUDES_FIELD_DELIMITER, message.tags[message.fields - 1]);
        }
        return stop + 1;
    }

    /// What stands where a tag should, as far as it is a number: a zero, or one with a minus.
    private static int invalidTag(byte[] src, int from, int end, int tag) {
        if (src[from] != '-') {
            return src[from] == '0' ? tag : 0;
        }
        int at = from + 1;
        while (at < end && src[at] >= '0' && src[at] <= '9' && at - from < 9) {
            at++;
        }
        return at < end && at > from + 1 && src[at] == '=' ? -Ascii.parseDigits(src, from + 1, at - from - 1) : 0;
    }

    /// Where the value of a data field ends by the length field in front of it, or -1 if this is no data field.
    private static int endOfData(byte[] src, int start, int end, int tag, FixMessage message) {
        int last = message.fields - 1;
        if (last < 0 || TagTable.dataFieldOf(message.tags[last]) != tag) {
            return -1;
        }
        long declared = message.longAt(last);
        if (declared < 0 || declared > end - start - 1 || src[start + (int) declared] != Ascii.SOH) {
            boolean signature = tag == Tag.SIGNATURE;
            message.blame(
                    signature ? RejectReason.SIGNATURE_PROBLEM : RejectReason.INCORRECT_DATA_FORMAT_FOR_VALUE,
                    message.tags[last]);
            return -1;
        }
        if (tag == Tag.SECURE_DATA) {
            // There is no encryption below the transport, so nothing can make sense of it.
            message.blame(RejectReason.DECRYPTION_PROBLEM, tag);
        }
        return start + (int) declared;
    }

    private static void add(FixMessage message, int tag, int start, int stop) {
        int index = message.fields;
        if (index == message.tags.length) {
            message.blame(RejectReason.OTHER, tag);
            return;
        }
        message.set(index, tag, start, stop);
        message.fields = index + 1;
    }
}
