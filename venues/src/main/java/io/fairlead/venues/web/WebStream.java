package io.fairlead.venues.web;

/// One WebSocket connection, as the one thread sees it that opened it and polls it. What comes waits in a bounded
/// queue; while that is full nothing is read from the socket, so that the sender feels it.
public interface WebStream {
    /// Hands over what has come, in its order and at most so much; returns how much it was.
    int poll(Handler handler, int most);

    /// Sends a text message; one that can't be sent ends the stream.
    void send(String text);

    /// Ends it. Nothing is handed over any more.
    void close();

    /// What a stream brings. `onOpen` comes first unless it never opened, `onEnd` last and once.
    interface Handler {
        void onOpen();

        void onText(String text);

        /// `why` is for people.
        void onEnd(String why);
    }
}
