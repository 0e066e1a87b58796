package io.fairlead.fix.codec;

/// SessionRejectReason(373) of FIX 4.4: what is wrong with one field of a message.
public enum RejectReason {
    /// Has no code of its own: a message that could not be read.
    GARBLED(-1, "Message failed basic validity check"),
    INVALID_TAG_NUMBER(0, "Invalid tag number"),
    REQUIRED_TAG_MISSING(1, "Required tag missing"),
    TAG_NOT_DEFINED_FOR_THIS_MESSAGE_TYPE(2, "Tag not defined for this message type"),
    UNDEFINED_TAG(3, "Undefined tag"),
    TAG_SPECIFIED_WITHOUT_A_VALUE(4, "Tag specified without a value"),
    VALUE_IS_INCORRECT(5, "Value is incorrect (out of range) for this tag"),
    INCORRECT_DATA_FORMAT_FOR_VALUE(6, "Incorrect data format for value"),
    DECRYPTION_PROBLEM(7, "Decryption problem"),
    SIGNATURE_PROBLEM(8, "Signature problem"),
    COMP_ID_PROBLEM(9, "CompID problem"),
    SENDING_TIME_ACCURACY_PROBLEM(10, "SendingTime accuracy problem"),
    INVALID_MSG_TYPE(11, "Invalid MsgType"),
    TAG_APPEARS_MORE_THAN_ONCE(13, "Tag appears more than once"),
    TAG_SPECIFIED_OUT_OF_REQUIRED_ORDER(14, "Tag specified out of required order"),
    REPEATING_GROUP_FIELDS_OUT_OF_ORDER(15, "Out of order repeating group members"),
    INCORRECT_NUM_IN_GROUP_COUNT(16, "Incorrect NumInGroup count for repeating group"),
    NON_DATA_VALUE_INCLUDES_FIELD_DELIMITER(17, "Non-data value includes field delimiter"),
    UNSUPPORTED_APPLICATION_VERSION(18, "Invalid or unsupported application version"),
    OTHER(99, "Other");

    private final int code;
    private final String text;

    RejectReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /// The value of SessionRejectReason(373); below 0 there is none.
    public int code() {
        return code;
    }

    /// The words for the reason that the field's engines use.
    public String text() {
        return text;
    }
}
