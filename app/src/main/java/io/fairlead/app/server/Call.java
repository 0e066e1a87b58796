package io.fairlead.app.server;

import java.util.Map;

/// One admitted request. Owned by its thread.
record Call(Route route, Map<String, String> path, Query query, Body body, String accept, Caller caller) {
    String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException(route + " has no {" + name + "} in its path");
        }
        return value;
    }

    /// The body as it came; read strictly when a route needs it.
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
    record Body(String contentType, byte[] bytes) {
        static final Body NONE = new Body("", new byte[0]);
    }

    /// The fields of the body, which must be one JSON object.
    Fields fields() {
        if (!body.contentType().equals("application/json")) {
            throw new ProblemException(ApiError.MEDIA_TYPE.problem("Content-Type", body.contentType()));
        }
        return new Fields(Json.parseObject(body.bytes()));
    }

    /// The same for routes that can do without a body: then there are no fields.
    Fields optionalFields() {
        return body.bytes().length == 0 ? new Fields(new Json.Obj(Map.of())) : fields();
    }

    /// For routes that take no body: one that comes all the same is a misunderstanding.
    void noBody() {
        if (body.bytes().length > 0) {
            throw new ProblemException(ApiError.UNKNOWN_FIELD.problem("body", null, "this request takes no body"));
        }
    }

    boolean wantsCsv() {
        return accept.contains("text/csv");
    }
}
