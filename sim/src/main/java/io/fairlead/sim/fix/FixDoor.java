package io.fairlead.sim.fix;

import io.fairlead.core.model.ExecType;
import io.fairlead.sim.desk.Desk;
import io.fairlead.sim.desk.Door;
import io.fairlead.sim.fault.Delivery;
import io.fairlead.sim.fault.Fault;
import io.fairlead.sim.fault.FeedFault;
import io.fairlead.sim.market.MarketDoor;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.mina.core.filterchain.DefaultIoFilterChainBuilder;
import org.jspecify.annotations.Nullable;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.FileStoreFactory;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.field.CopyMsgIndicator;
import quickfix.field.OrigSendingTime;
import quickfix.field.PossDupFlag;
import quickfix.field.SendingTime;

/// The FIX door: a QuickFIX/J acceptor on TCP, and another on TLS where logins ask for it. As a `Door` it is
/// owned by the desk's thread; started and closed by whoever runs the simulator.
public final class FixDoor implements Door, AutoCloseable {
    private static final String CUT = "simulated cut";

    private final FixDoorConfig config;
    private final MarketDoor market;
    private final LineFilter lines = new LineFilter();
    private final Map<String, SessionID> sessions = new LinkedHashMap<>();
    private final Map<String, Fault.Quirk> quirky = new HashMap<>();
    private final FixApplication application;
    private @Nullable SocketAcceptor plain;
    private @Nullable SocketAcceptor tls;

    public FixDoor(FixDoorConfig config, Desk desk) {
        this.config = config;
        this.market = new MarketDoor(config.marketDataInterval().toNanos(), FixApplication::send);
        Map<String, FixLogin> logins = new LinkedHashMap<>();
        for (FixLogin login : config.logins()) {
            logins.put(login.clientCompId(), login);
            sessions.put(login.clientCompId(), AcceptorSettings.session(config, login));
        }
        this.application = new FixApplication(logins, desk, market);
    }

    /// Opens the ports. `keys` may be null if no login uses TLS.
    public void start(@Nullable KeyPairFiles keys) {
        plain = acceptor(false, null);
        tls = acceptor(true, keys);
    }

    /// The port of the TCP acceptor, -1 if there is none.
    public int port() {
        return port(plain);
    }

    /// The port of the TLS acceptor, -1 if there is none.
    public int tlsPort() {
        return port(tls);
    }

    /// Comp ids of the clients that are logged on.
    public List<String> loggedOn() {
        List<String> names = new ArrayList<>();
        sessions.forEach((name, id) -> {
            Session session = Session.lookupSession(id);
            if (session != null && session.isLoggedOn()) {
                names.add(name);
            }
        });
        return names;
    }

    @Override
    public void answer(Answer answer, Delivery delivery) {
        Message message = FixReports.of(answer);
        String client = message == null ? null : receiver(answer, message);
        SessionID id = client == null ? null : sessions.get(client);
        if (id == null || message == null) {
            // A client of an earlier configuration, or nothing that FIX 4.4 could say.
            return;
        }
        if (answer instanceof Answer.Report) {
            FixReports.distort(message, quirky.getOrDefault(client, Fault.Quirk.OFF));
        }
        switch (delivery) {
            case ONCE -> FixApplication.send(id, message);
            case TWICE -> {
                Message again = (Message) message.clone();
                FixApplication.send(id, message);
                FixApplication.send(id, again);
            }
            case REPEATED -> {
                FixApplication.send(id, message);
                repeat(id, message);
            }
        }
    }

    /// Answers to questions are for who asked.
    @Override
    public void copy(Answer answer) {
        if (!(answer instanceof Answer.Report report) || report.type() == ExecType.ORDER_STATUS) {
            return;
        }
        for (FixLogin login : config.logins()) {
            SessionID id = sessions.get(login.clientCompId());
            Message message = login.role() == FixLogin.Role.DROP_COPY ? FixReports.of(answer) : null;
            if (message != null && id != null) {
                message.setBoolean(CopyMsgIndicator.FIELD, true);
                FixApplication.send(id, message);
            }
        }
    }

    /// Puts a message that was just sent on the wire once more, marked as a possible duplicate.
    private static void repeat(SessionID id, Message sent) {
        Session session = Session.lookupSession(id);
        if (session == null || !session.isLoggedOn()) {
            return;
        }
        try {
            Message again = (Message) sent.clone();
            again.getHeader().setBoolean(PossDupFlag.FIELD, true);
            again.getHeader().setString(OrigSendingTime.FIELD, again.getHeader().getString(SendingTime.FIELD));
            session.getResponder().send(again.toString());
        } catch (quickfix.FieldNotFound e) {
            throw new IllegalStateException("a sent message has SendingTime(52)", e);
        }
    }

    @Override
    public void stepped(Exchange exchange, long nanos) {
        market.stepped(exchange, nanos);
    }

    @Override
    public void flood(Exchange exchange, int messages) {
        market.flood(exchange, messages);
    }

    @Override
    public void strike(Fault.OfLine fault, Exchange exchange) {
        sessions.forEach((name, id) -> {
            Session session = Session.lookupSession(id);
            if (session != null && (fault.session().isEmpty() || fault.session().equals(name))) {
                strike(fault, name, session, exchange);
            }
        });
    }

    private void strike(Fault.OfLine fault, String name, Session session, Exchange exchange) {
        try {
            switch (fault) {
                case FeedFault of -> market.strike(of, session.getSessionID(), exchange);
                case Fault.Heartbeats heartbeats -> lines.heartbeats(name, heartbeats.sent());
                case Fault.Quirks quirks -> quirky.put(name, quirks.kind());
                case Fault.SequenceGap gap ->
                    session.setNextSenderMsgSeqNum(session.getExpectedSenderNum() + gap.numbers());
                case Fault.Swallow swallow -> lines.swallow(name, swallow.messages());
                case Fault.Disconnect _ -> cut(session);
                case Fault.SequenceReset _ -> {
                    session.disconnect(CUT, false);
                    session.reset();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The session that an answer goes to. Of several that share their orders it is the one that spoke of this order
    /// last, or else one that is logged on.
    private @Nullable String receiver(Answer answer, Message message) {
        String owner = answer.owner();
        if (sessions.containsKey(owner)) {
            return owner;
        }
        String asked = application.lastToSpeakOf(owner, message);
        List<String> sharing = config.logins().stream()
                .filter(login -> login.owner().equals(owner))
                .map(FixLogin::clientCompId)
                .toList();
        List<String> present = loggedOn();
        if (asked != null && (present.contains(asked) || sharing.stream().noneMatch(present::contains))) {
            return asked;
        }
        return sharing.stream()
                .filter(present::contains)
                .findFirst()
                .orElse(sharing.isEmpty() ? null : sharing.getFirst());
    }

    @Override
    public void abandon() {
        for (SessionID id : sessions.values()) {
            Session session = Session.lookupSession(id);
            if (session != null) {
                cut(session);
            }
        }
    }

    private static void cut(Session session) {
        try {
            session.disconnect(CUT, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (SocketAcceptor acceptor : new SocketAcceptor[] {plain, tls}) {
            if (acceptor != null) {
                acceptor.stop();
            }
        }
    }

    private @Nullable SocketAcceptor acceptor(boolean overTls, @Nullable KeyPairFiles keys) {
        List<FixLogin> logins =
                config.logins().stream().filter(login -> login.tls() == overTls).toList();
        if (logins.isEmpty()) {
            return null;
        }
        try {
            SessionSettings settings = AcceptorSettings.of(config, logins, keys);
            SocketAcceptor acceptor = new SocketAcceptor(
                    application,
                    config.keepSequences() ? new FileStoreFactory(settings) : new MemoryStoreFactory(),
                    settings,
                    new WireLog(),
                    new DefaultMessageFactory());
            DefaultIoFilterChainBuilder filters = new DefaultIoFilterChainBuilder();
            filters.addLast("line", lines);
            filters.addLast("doorkeeper", new Doorkeeper(config.compId(), beginStrings()));
            acceptor.setIoFilterChainBuilder(filters);
            acceptor.start();
            return acceptor;
        } catch (ConfigError e) {
            throw new IllegalStateException("the FIX door does not open: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> beginStrings() {
        Map<String, String> beginStrings = new LinkedHashMap<>();
        sessions.forEach((client, id) -> beginStrings.put(client, id.getBeginString()));
        return beginStrings;
    }

    private static int port(@Nullable SocketAcceptor acceptor) {
        if (acceptor == null) {
            return -1;
        }
        return ((InetSocketAddress) acceptor.getEndpoints().iterator().next().getLocalAddress()).getPort();
    }
}
