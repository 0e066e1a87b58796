package io.fairlead.fix.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/// What stays the same in the header of every message that one side of a session sends. An empty sub id is not sent.
///
/// @param extra further fields, such as OnBehalfOfCompID(115)
public record FixHeader(
        String beginString,
        String senderCompId,
        String senderSubId,
        String targetCompId,
        String targetSubId,
        TimestampPrecision precision,
        List<FixField> extra) {

    public FixHeader {
        extra = List.copyOf(extra);
        require("BeginString(8)", beginString, false);
        require("SenderCompID(49)", senderCompId, false);
        require("SenderSubID(50)", senderSubId, true);
        require("TargetCompID(56)", targetCompId, false);
        require("TargetSubID(57)", targetSubId, true);
    }

    /// A header without sub ids and further fields, with milliseconds.
    public static FixHeader of(String beginString, String senderCompId, String targetCompId) {
        return new FixHeader(beginString, senderCompId, "", targetCompId, "", TimestampPrecision.MILLIS, List.of());
    }

    private static void require(String field, String value, boolean mayBeEmpty) {
        if ((value.isEmpty() && !mayBeEmpty) || value.length() > 64) {
            throw new IllegalArgumentException(field + " must have 1 to 64 characters, was '" + value + "'");
        }
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException(field + " must be printable ASCII, was '" + value + "'");
        }
    }

    /// Whether the field is one of those that stand behind SendingTime(52).
    public boolean behindTime(int tag) {
        return tag == Tag.TARGET_COMP_ID
                || tag == Tag.TARGET_SUB_ID
                || extra.stream().anyMatch(field -> field.tag() == tag);
    }

    /// `8=FIX.4.4|9=`, as bytes.
    byte[] prefix() {
        return ("8=" + beginString + "\u00019=").getBytes(ISO_8859_1);
    }

    /// `49=…|50=…|52=`, as bytes: what stands before SendingTime(52).
    byte[] sender() {
        StringBuilder text = new StringBuilder("49=").append(senderCompId).append('\u0001');
        if (!senderSubId.isEmpty()) {
            text.append("50=").append(senderSubId).append('\u0001');
        }
        return text.append("52=").toString().getBytes(ISO_8859_1);
    }

    /// `56=…|57=…|` and further fields, as bytes: what stands behind SendingTime(52).
    byte[] target() {
        StringBuilder text = new StringBuilder("56=").append(targetCompId).append('\u0001');
        if (!targetSubId.isEmpty()) {
            text.append("57=").append(targetSubId).append('\u0001');
        }
        extra.forEach(field ->
                text.append(field.tag()).append('=').append(field.value()).append('\u0001'));
        return text.toString().getBytes(ISO_8859_1);
    }
}
