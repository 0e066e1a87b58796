package io.fairlead.fix.codec;

/// BusinessRejectReason(380): why an application message that is well-formed is not acted on.
public enum BusinessRejectReason {
    OTHER(0),
    UNKNOWN_ID(1),
    UNKNOWN_SECURITY(2),
    UNSUPPORTED_MESSAGE_TYPE(3),
    APPLICATION_NOT_AVAILABLE(4),
    CONDITIONALLY_REQUIRED_FIELD_MISSING(5),
    NOT_AUTHORIZED(6),
    DELIVER_TO_FIRM_NOT_AVAILABLE(7),
    THROTTLE_LIMIT_EXCEEDED(8),
    THROTTLE_LIMIT_EXCEEDED_AND_DISCONNECTED(9),
    THROTTLED_MESSAGE_REJECTED_ON_REQUEST(10),
    INVALID_PRICE_INCREMENT(18);

    private final int code;

    BusinessRejectReason(int code) {
        this.code = code;
    }

    /// The value on the wire.
    public int code() {
        return code;
    }
}
