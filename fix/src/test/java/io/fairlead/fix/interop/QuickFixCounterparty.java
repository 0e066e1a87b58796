package io.fairlead.fix.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import quickfix.Acceptor;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.FileStoreFactory;
import quickfix.Initiator;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.MessageStoreFactory;
import quickfix.SLF4JLogFactory;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.SocketInitiator;
import quickfix.field.AvgPx;
import quickfix.field.CumQty;
import quickfix.field.EncryptMethod;
import quickfix.field.ExecID;
import quickfix.field.ExecType;
import quickfix.field.HeartBtInt;
import quickfix.field.LeavesQty;
import quickfix.field.MsgType;
import quickfix.field.OrdStatus;
import quickfix.field.OrderID;
import quickfix.field.ResetSeqNumFlag;
import quickfix.fix44.ExecutionReport;
import quickfix.fix44.Logon;

/// QuickFIX/J as the other side of a session: acknowledges orders, remembers what it got.
final class QuickFixCounterparty extends ApplicationAdapter implements AutoCloseable {
    final Queue<Message> received = new ConcurrentLinkedQueue<>();
    final Queue<String> admin = new ConcurrentLinkedQueue<>();
    final int port;
    final SessionID id;
    private final SessionSettings settings = new SessionSettings();
    private @Nullable Acceptor acceptor;
    private @Nullable Initiator initiator;
    private int execIds;

    private QuickFixCounterparty(int port, String connectionType) {
        this.port = port;
        id = new SessionID("FIX.4.4", "LP", "FL");
        settings.setString(id, "ConnectionType", connectionType);
        settings.setString(id, "StartTime", "00:00:00");
        settings.setString(id, "EndTime", "00:00:00");
        settings.setString(id, "HeartBtInt", "30");
        settings.setString(id, "UseDataDictionary", "Y");
        settings.setString(id, "DataDictionary", "FIX44.xml");
    }

    static QuickFixCounterparty acceptor() throws IOException {
        return acceptor(freePort());
    }

    static QuickFixCounterparty acceptor(int port) {
        QuickFixCounterparty counterparty = new QuickFixCounterparty(port, "acceptor");
        counterparty.settings.setString(counterparty.id, "SocketAcceptPort", String.valueOf(counterparty.port));
        counterparty.settings.setString(counterparty.id, "SocketAcceptAddress", "127.0.0.1");
        return counterparty;
    }

    static QuickFixCounterparty initiator(int port) {
        QuickFixCounterparty counterparty = new QuickFixCounterparty(port, "initiator");
        counterparty.settings.setString(counterparty.id, "SocketConnectHost", "127.0.0.1");
        counterparty.settings.setString(counterparty.id, "SocketConnectPort", String.valueOf(port));
        counterparty.settings.setString(counterparty.id, "ReconnectInterval", "1");
        return counterparty;
    }

    QuickFixCounterparty with(String key, String value) {
        settings.setString(id, key, value);
        return this;
    }

    QuickFixCounterparty start() throws ConfigError {
        return start(new MemoryStoreFactory());
    }

    QuickFixCounterparty start(Path files) throws ConfigError {
        settings.setString(id, "FileStorePath", files.toString());
        return start(new FileStoreFactory(settings));
    }

    private QuickFixCounterparty start(MessageStoreFactory store) throws ConfigError {
        if (settings.getSessionProperties(id, true)
                .getProperty("ConnectionType")
                .equals("acceptor")) {
            Acceptor started = SocketAcceptor.newBuilder()
                    .withApplication(this)
                    .withMessageStoreFactory(store)
                    .withSettings(settings)
                    .withLogFactory(new SLF4JLogFactory(settings))
                    .withMessageFactory(new DefaultMessageFactory())
                    .build();
            acceptor = started;
            started.start();
        } else {
            Initiator started = SocketInitiator.newBuilder()
                    .withApplication(this)
                    .withMessageStoreFactory(store)
                    .withSettings(settings)
                    .withLogFactory(new SLF4JLogFactory(settings))
                    .withMessageFactory(new DefaultMessageFactory())
                    .build();
            initiator = started;
            started.start();
        }
        return this;
    }

    Session session() {
        return Objects.requireNonNull(Session.lookupSession(id));
    }

    /// Both numbers start from 1 while the session stays up, which QuickFIX/J leaves to the application.
    void requestReset() {
        Logon logon = new Logon(new EncryptMethod(EncryptMethod.NONE_OTHER), new HeartBtInt(30));
        logon.set(new ResetSeqNumFlag(true));
        session().send(logon);
    }

    @Override
    public void fromAdmin(Message message, SessionID from) throws FieldNotFound {
        admin.add(message.getHeader().getString(MsgType.FIELD) + "|" + message);
    }

    @Override
    public void fromApp(Message message, SessionID from) throws FieldNotFound {
        received.add(message);
        if (message.getHeader().getString(MsgType.FIELD).equals("D")) {
            report(message.getString(11), message.getString(55), message.getChar(54));
        }
    }

    void report(String clOrdId, String symbol, char side) {
        ExecutionReport report = new ExecutionReport(
                new OrderID("O-" + clOrdId),
                new ExecID("E-" + ++execIds),
                new ExecType(ExecType.NEW),
                new OrdStatus(OrdStatus.NEW),
                new quickfix.field.Side(side),
                new LeavesQty(100),
                new CumQty(0),
                new AvgPx(0));
        report.setString(11, clOrdId);
        report.setString(55, symbol);
        try {
            Session.sendToTarget(report, id);
        } catch (SessionNotFound e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (acceptor != null) {
            acceptor.stop(true);
        }
        if (initiator != null) {
            initiator.stop(true);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
