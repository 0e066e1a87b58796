package io.fairlead.proof.world;

import io.fairlead.venues.web.WebStream;
import io.fairlead.venues.web.WebStreams;
import java.net.URI;
import java.util.Map;

/// A planted bug: each subscription's picture counts as whole when its first word comes. Owned by the process.
record HastyStreams(WebStreams sound) implements WebStreams {
    private static final String FIRST_WORD = "\"type\":\"AccountStatus\"";
    private static final String SYNC_END = "42/streams-api,[\"stream\",{\"type\":\"Property\",\"name\":\"SyncEnd\"}]";

    @Override
    public WebStream open(URI address, Map<String, String> headers) {
        WebStream stream = sound.open(address, headers);
        return new WebStream() {
            @Override
            public int poll(Handler handler, int most) {
                return stream.poll(new Hasty(handler), most);
            }

            @Override
            public void send(String text) {
                stream.send(text);
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }

    /// Adds the end of the picture behind each status of an account; behind a picture that ended it says nothing.
    private record Hasty(WebStream.Handler handler) implements WebStream.Handler {
        @Override
        public void onOpen() {
            handler.onOpen();
        }

        @Override
        public void onText(String text) {
            handler.onText(text);
            if (text.contains(FIRST_WORD)) {
                handler.onText(SYNC_END);
            }
        }

        @Override
        public void onEnd(String why) {
            handler.onEnd(why);
        }
    }
}
