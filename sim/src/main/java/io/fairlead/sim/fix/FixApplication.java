package io.fairlead.sim.fix;

import io.fairlead.sim.desk.Desk;
import io.fairlead.sim.market.MarketDoor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import quickfix.Application;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.RejectLogon;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.UnsupportedMessageType;
import quickfix.field.Account;
import quickfix.field.BusinessRejectReason;
import quickfix.field.ClOrdID;
import quickfix.field.MsgSeqNum;
import quickfix.field.MsgType;
import quickfix.field.Password;
import quickfix.field.PosReqID;
import quickfix.field.RefMsgType;
import quickfix.field.RefSeqNum;
import quickfix.field.Text;
import quickfix.field.Username;
import quickfix.fix44.BusinessMessageReject;

/// What QuickFIX/J asks of an application: checks logons and hands each message to the desk. Called on QuickFIX/J's
/// threads; remembers nothing but who spoke of which order.
final class FixApplication implements Application {
    /// CancelOrdersOnDisconnect, as several venues call it: a field of Logon(A) beyond FIX 4.4.
    static final int CANCEL_ON_DISCONNECT = 8013;

    private final Map<String, FixLogin> logins;
    private final Desk desk;
    private final MarketDoor market;
    private final Map<String, String> speakers = new ConcurrentHashMap<>();
    private final Set<SessionID> cancelling = ConcurrentHashMap.newKeySet();

    FixApplication(Map<String, FixLogin> logins, Desk desk, MarketDoor market) {
        this.logins = Map.copyOf(logins);
        this.desk = desk;
        this.market = market;
    }

    @Override
    public void fromAdmin(Message message, SessionID session) throws FieldNotFound, RejectLogon {
        if (message.getHeader().getString(MsgType.FIELD).equals(MsgType.LOGON)) {
            FixLogin login = login(session);
            if (login == null
                    || !same(login.username(), field(message, Username.FIELD))
                    || !same(login.password(), field(message, Password.FIELD))) {
                throw new RejectLogon("Username(553) or Password(554) is wrong");
            }
            if (field(message, CANCEL_ON_DISCONNECT).equals("Y")) {
                cancelling.add(session);
            } else {
                cancelling.remove(session);
            }
        }
    }

    @Override
    public void fromApp(Message message, SessionID session)
            throws FieldNotFound, IncorrectTagValue, UnsupportedMessageType {
        String owner = owner(session, message);
        String type = message.getHeader().getString(MsgType.FIELD);
        if (!mayDo(type, session)) {
            refuse(message, type, session);
            return;
        }
        switch (type) {
            case MsgType.ORDER_SINGLE -> desk.submit(FixRequests.newOrder(owner, message));
            case MsgType.ORDER_CANCEL_REQUEST -> desk.submit(FixRequests.cancel(owner, message));
            case MsgType.ORDER_CANCEL_REPLACE_REQUEST -> desk.submit(FixRequests.replace(owner, message));
            case MsgType.ORDER_STATUS_REQUEST -> desk.submit(FixRequests.status(owner, message));
            case MsgType.ORDER_MASS_STATUS_REQUEST -> desk.submit(FixRequests.massStatus(owner, message));
            case MsgType.ORDER_MASS_CANCEL_REQUEST -> desk.submit(FixRequests.massCancel(owner, message));
            case MsgType.REQUEST_FOR_POSITIONS -> positions(message, session);
            case MsgType.TRADE_CAPTURE_REPORT_REQUEST -> trades(FixTrades.of(message), session);
            default -> market(type, message, session);
        }
    }

    /// In whose name the session speaks; remembers who spoke of which order last, where several share them.
    private String owner(SessionID session, Message message) throws FieldNotFound {
        String client = session.getTargetCompID();
        FixLogin login = login(session);
        if (login == null || login.owner().equals(client)) {
            return client;
        }
        speakers.put(login.owner() + ' ' + field(message, ClOrdID.FIELD), client);
        return login.owner();
    }

    /// Which of the sessions that share their orders last spoke of the order in this answer; null if none has.
    @Nullable
    String lastToSpeakOf(String owner, Message answer) {
        try {
            return speakers.get(owner + ' ' + field(answer, ClOrdID.FIELD));
        } catch (FieldNotFound e) {
            throw new IllegalStateException("a field that is set can be read", e);
        }
    }

    private void market(String type, Message message, SessionID session)
            throws FieldNotFound, IncorrectTagValue, UnsupportedMessageType {
        if (!MarketDoor.serves(type)) {
            throw new UnsupportedMessageType();
        }
        MarketDoor.Service service = MarketDoor.read(type, message, session);
        desk.execute((exchange, nanos) -> service.by(market, exchange, nanos));
    }

    private void positions(Message message, SessionID session) throws FieldNotFound {
        String requestId = message.getString(PosReqID.FIELD);
        String account = message.getString(Account.FIELD);
        desk.askPositions(
                account,
                held -> FixPositions.answers(requestId, account, held).forEach(answer -> send(session, answer)));
    }

    private void trades(FixTrades request, SessionID session) {
        desk.askTrades(
                request.account(),
                request.fromNanos(),
                request.toNanos(),
                booked -> request.answers(booked).forEach(answer -> send(session, answer)));
    }

    private boolean mayDo(String type, SessionID session) {
        FixLogin login = login(session);
        FixLogin.Role role = login == null ? FixLogin.Role.BOTH : login.role();
        return switch (role) {
            case BOTH -> true;
            case ORDERS -> !type.equals(MsgType.MARKET_DATA_REQUEST);
            case MARKET_DATA -> MarketDoor.serves(type);
            case DROP_COPY -> false;
        };
    }

    private static void refuse(Message message, String type, SessionID session) throws FieldNotFound {
        Message reject = new BusinessMessageReject();
        reject.setInt(RefSeqNum.FIELD, message.getHeader().getInt(MsgSeqNum.FIELD));
        reject.setString(RefMsgType.FIELD, type);
        reject.setInt(BusinessRejectReason.FIELD, BusinessRejectReason.NOT_AUTHORIZED);
        reject.setString(Text.FIELD, "this session is not for such messages");
        send(session, reject);
    }

    /// Sends a message, or keeps it for a resend while the session is down.
    static void send(SessionID id, Message message) {
        Session session = Session.lookupSession(id);
        if (session != null) {
            session.send(message);
        }
    }

    private @Nullable FixLogin login(SessionID session) {
        return logins.get(session.getTargetCompID());
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String field(Message message, int tag) throws FieldNotFound {
        return message.isSetField(tag) ? message.getString(tag) : "";
    }

    @Override
    public void onLogout(SessionID session) {
        desk.execute(() -> market.cancelAll(session));
        FixLogin login = login(session);
        if (login != null && cancelling.remove(session)) {
            desk.cancelAll(login.owner());
        }
    }

    @Override
    public void onCreate(SessionID session) {}

    @Override
    public void onLogon(SessionID session) {}

    @Override
    public void toAdmin(Message message, SessionID session) {}

    @Override
    public void toApp(Message message, SessionID session) {}
}
