package io.fairlead.venues.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// A stream that is given up while its connection opens.
class JdkWebStreamTest {
    private final JdkWebStream stream = new JdkWebStream(WebLimits.STANDARD, () -> {});
    private final Socket socket = new Socket();

    /// Notes whether it was given up.
    private static final class Socket implements WebSocket {
        boolean aborted;

        @Override
        public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendClose(int statusCode, String reason) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public void request(long n) {}

        @Override
        public String getSubprotocol() {
            return "";
        }

        @Override
        public boolean isOutputClosed() {
            return aborted;
        }

        @Override
        public boolean isInputClosed() {
            return aborted;
        }

        @Override
        public void abort() {
            aborted = true;
        }
    }

    @Test
    void connectionThatOpenedUnseenIsGivenUp() {
        stream.onOpen(socket);
        stream.close();
        assertThat(socket.aborted).isTrue();
    }

    @Test
    void connectionThatOpensTooLateIsGivenUp() {
        stream.close();
        stream.onOpen(socket);
        assertThat(socket.aborted).isTrue();
    }
}
