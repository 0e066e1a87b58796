package io.fairlead.app.server;

import org.jspecify.annotations.Nullable;

/// What the API itself refuses, before the core is asked. The names are stable: clients switch on them.
public enum ApiError {
    MALFORMED_JSON(400, "The body is not one JSON object", "Send one object; no duplicate keys, no trailing text."),
    UNKNOWN_FIELD(400, "The body has a field that this request does not know", "Remove it or correct its spelling."),
    FIELD_MISSING(400, "A required field is missing", "Add it."),
    FIELD_TYPE(400, "A field has the wrong type", "See /openapi.json for the type of each field."),
    FIELD_VALUE(422, "A field has a value that it cannot have", "See /openapi.json for what it may hold."),
    QUANTITY_UNIT_MISSING(
            422, "A quantity must say units or lots", "Send {\"units\": \"100000\"} or {\"lots\": \"1\"}, not both."),
    UNKNOWN_PARAMETER(400, "The query has a parameter that this request does not know", "Remove it."),
    PARAMETER_VALUE(400, "A parameter has a value that it cannot have", "See /openapi.json for what it may hold."),
    BODY_TOO_LARGE(413, "The body is too large", "No request of this API needs so much."),
    MEDIA_TYPE(415, "The body must be JSON", "Send Content-Type: application/json."),
    NOT_ACCEPTABLE(
            406, "None of the accepted media types is offered", "Accept application/json, or text/csv of lists."),
    BAD_REQUEST(400, "The request is not proper HTTP", "Check the request line and the headers."),
    TOKEN_MISSING(401, "A bearer token is needed", "Send Authorization: Bearer TOKEN; `fairlead token` makes one."),
    TOKEN_INVALID(401, "The bearer token is not valid", "It is unknown or was revoked; ask an admin for a new one."),
    TOO_MANY_FAILURES(429, "Too many wrong tokens at once", "Wait a second and use a valid token."),
    ROLE_INSUFFICIENT(403, "The token's role does not allow this", "Use a token with the role named in `value`."),
    ORIGIN_FOREIGN(
            403, "The request comes from a foreign web page", "Add the origin to the allowed origins if it is yours."),
    HOST_FOREIGN(
            421, "The Host header names a host that is not this one", "Add the name to the allowed hosts if it is."),
    NOT_FOUND(404, "Nothing is here", "See /openapi.json for what is offered."),
    METHOD_NOT_ALLOWED(405, "The path does not know this method", "See /openapi.json for the methods of each path."),
    SESSION_UNKNOWN(404, "No session has this id", "GET /api/v1/sessions lists them."),
    TLS_NOT_USED(409, "The session is not encrypted", "Set `tls` of the session, and start the gateway again."),
    CERTIFICATE_UNUSABLE(
            422, "The certificates can't be used; those read before stay in use", "Correct the files, and ask again."),
    ALERT_UNKNOWN(404, "No alert that stands has this id", "GET /api/v1/alerts lists them."),
    BREAKER_UNKNOWN(404, "There is no such circuit breaker", "Name a venue, and ORDERS or CONNECTION."),
    SUBSCRIPTION_UNKNOWN(404, "Nothing was subscribed to by this name", "GET /api/v1/subscriptions lists them."),
    QUOTE_REQUEST_UNKNOWN(404, "No request for quotes has this id, or no more", "GET /api/v1/quotes lists them."),
    TOKEN_UNKNOWN(404, "No token has this id", "GET /api/v1/tokens lists them."),
    LAST_ADMIN_TOKEN(409, "The last admin token cannot be revoked", "Create another admin token first."),
    POSITION_NOT_REACHED(503, "The views have not reached this log position yet", "Ask again shortly."),
    OUTCOME_PENDING(
            504,
            "The gateway has not answered yet: the command may or may not have been accepted",
            "Repeat the same request; an order needs the same clientOrderId."),
    UPGRADE_REQUIRED(426, "This is a WebSocket", "Connect with a WebSocket client."),
    TOO_MANY_STREAMS(503, "Too many event streams are open", "Close one or try again later."),
    OVERLOADED(503, "Too many requests at once", "Try again shortly."),
    INTERNAL(500, "The gateway failed to answer", "The log of the gateway has the cause; report it.");

    private final int status;
    private final String title;
    private final String remedy;

    ApiError(int status, String title, String remedy) {
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String remedy() {
        return remedy;
    }

    Problem problem() {
        return problem(null, null);
    }

    /// `value` is shown to the client: never give a secret.
    Problem problem(@Nullable String field, @Nullable String value) {
        return new Problem(status, name(), title, title, field, value, remedy);
    }

    Problem problem(@Nullable String field, @Nullable String value, String detail) {
        return new Problem(status, name(), title, detail, field, value, remedy);
    }
}
