package io.fairlead.app.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import io.helidon.websocket.WsUpgradeException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One WebSocket connection: lets the client in and hands its requests to the writer. Owned by the connection's reading
/// thread; everything is sent by the writer's.
final class EventSocket implements WsListener {
    static final String PATH = "/api/v1/events";

    /// The longest message that a client may send.
    static final int MAX_MESSAGE = 4096;

    private final Streams streams;
    private @Nullable Caller caller;
    private Topic.@Nullable Events begin;
    private @Nullable StreamWriter writer;

    EventSocket(Streams streams) {
        this.streams = streams;
    }

    /// A refusal here lets the request fall through to the HTTP route, which refuses it again with a problem document.
    @Override
    public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers) throws WsUpgradeException {
        Gate.Knock knock = Knocks.of(headers, "");
        try {
            streams.gate().checkWhere(knock);
            Caller known = streams.gate().identify(knock);
            if (known == null || !known.may(Role.VIEWER)) {
                throw new WsUpgradeException("not admitted");
            }
            caller = known;
            begin = streams.begin(new Query(prologue.query().toMap()));
        } catch (ProblemException e) {
            throw new WsUpgradeException(e.problem().code(), e);
        }
        if (!Knocks.offersStreamProtocol(headers)) {
            return Optional.empty();
        }
        WritableHeaders<?> answer = WritableHeaders.create();
        answer.set(Knocks.SUB_PROTOCOL, Knocks.STREAM_PROTOCOL);
        return Optional.of(answer);
    }

    @Override
    public void onOpen(WsSession session) {
        Caller known = caller;
        Topic.Events events = begin;
        if (known == null || events == null) {
            throw new IllegalStateException("opened before it was upgraded");
        }
        StreamWriter started = new StreamWriter(streams, session, known);
        writer = started;
        if (events.from() != null) {
            started.request(new StreamRequest.Subscribe(events));
        }
        streams.opened(started);
        Thread.ofVirtual().name("http-stream").start(started);
    }

    @Override
    public void onMessage(WsSession session, String text, boolean last) {
        StreamRequest request = last
                ? StreamRequest.of(text.getBytes(StandardCharsets.UTF_8))
                : new StreamRequest.Wrong(ApiError.BODY_TOO_LARGE.problem().toJson());
        request(request);
    }

    @Override
    public void onMessage(WsSession session, BufferData buffer, boolean last) {
        request(new StreamRequest.Wrong(ApiError.MALFORMED_JSON.problem().toJson()));
    }

    @Override
    public void onPing(WsSession session, BufferData buffer) {
        request(new StreamRequest.Ping(buffer.readBytes()));
    }

    @Override
    public void onClose(WsSession session, int status, String reason) {
        stop();
    }

    @Override
    public void onError(WsSession session, Throwable error) {
        stop();
    }

    private void request(StreamRequest request) {
        StreamWriter current = writer;
        if (current != null) {
            current.request(request);
        }
    }

    private void stop() {
        StreamWriter current = writer;
        if (current != null) {
            current.stop();
        }
    }
}
