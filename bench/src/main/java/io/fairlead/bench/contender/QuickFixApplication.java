package io.fairlead.bench.contender;

import java.util.function.Consumer;
import quickfix.Application;
import quickfix.Message;
import quickfix.SessionID;

/// QuickFIX/J's callbacks, of which only one matters here. Called on QuickFIX/J's threads.
record QuickFixApplication(Consumer<Message> onReport) implements Application {
    @Override
    public void fromApp(Message message, SessionID session) {
        onReport.accept(message);
    }

    @Override
    public void onCreate(SessionID session) {}

    @Override
    public void onLogon(SessionID session) {}

    @Override
    public void onLogout(SessionID session) {}

    @Override
    public void toAdmin(Message message, SessionID session) {}

    @Override
    public void fromAdmin(Message message, SessionID session) {}

    @Override
    public void toApp(Message message, SessionID session) {}
}
