package io.fairlead.sim;

import quickfix.Log;
import quickfix.LogFactory;
import quickfix.SessionID;

/// Keeps the test client silent.
final class QuietLog implements Log, LogFactory {
    @Override
    public Log create(SessionID session) {
        return this;
    }

    @Override
    public void clear() {}

    @Override
    public void onIncoming(String message) {}

    @Override
    public void onOutgoing(String message) {}

    @Override
    public void onEvent(String text) {}

    @Override
    public void onErrorEvent(String text) {}
}
