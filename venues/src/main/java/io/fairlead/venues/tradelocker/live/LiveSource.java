package io.fairlead.venues.tradelocker.live;

/// Which way something came to be known.
public enum LiveSource {
    POLL("state"),
    STREAM("stream");

    private final String word;

    LiveSource(String word) {
        this.word = word;
    }

    /// As sources of account figures are called.
    public String word() {
        return word;
    }
}
