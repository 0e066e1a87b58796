package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a client of the event stream asks for.
sealed interface StreamRequest {
    record Subscribe(Topic topic) implements StreamRequest {}

    record Unsubscribe(Topic topic) implements StreamRequest {}

    /// A message that could not be read.
    record Wrong(ObjectNode problem) implements StreamRequest {}

    /// A ping to be answered.
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
    record Ping(byte[] payload) implements StreamRequest {}

    /// Reads `{"op": "subscribe" | "unsubscribe", "topic": …}`; whatever else comes is `Wrong`.
    static StreamRequest of(byte[] text) {
        try {
            Fields fields = new Fields(Json.parseObject(text));
            String op = fields.required("op", value -> value);
            Topic topic = Topic.of(fields);
            fields.done();
            return switch (op) {
                case "subscribe" -> new Subscribe(topic);
                case "unsubscribe" -> new Unsubscribe(topic);
                default ->
                    throw new ProblemException(
                            ApiError.FIELD_VALUE.problem("op", op, "op must be subscribe or unsubscribe"));
            };
        } catch (ProblemException e) {
            return new Wrong(e.problem().toJson());
        }
    }
}
