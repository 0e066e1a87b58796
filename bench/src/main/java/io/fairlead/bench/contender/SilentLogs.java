package io.fairlead.bench.contender;

import quickfix.Log;
import quickfix.LogFactory;
import quickfix.SessionID;

/// QuickFIX/J without logs. Stateless.
final class SilentLogs implements LogFactory, Log {
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
