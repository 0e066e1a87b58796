package io.fairlead.sim;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import quickfix.Application;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.FixVersions;
import quickfix.Group;
import quickfix.Initiator;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;
import quickfix.field.TransactTime;
import quickfix.mina.ssl.SSLSupport;

/// A client of the FIX door made of QuickFIX/J. Messages are written and read as text with `|` for SOH.
final class FixClient implements Application, AutoCloseable {
    private static final Set<String> TIMELESS = Set.of("V", "x", "AF", "H", "R", "c", "e", "g");

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final List<String> admin = new CopyOnWriteArrayList<>();
    private final SessionID id;
    private final SocketInitiator initiator;
    private final String username;
    private final String password;

    private FixClient(SessionSettings settings, SessionID id, String username, String password) throws ConfigError {
        this.id = id;
        this.username = username;
        this.password = password;
        this.initiator = new SocketInitiator(
                this, new MemoryStoreFactory(), settings, new QuietLog(), new DefaultMessageFactory());
        initiator.start();
    }

    static FixClient connect(Simulator simulator, String compId, String password) throws Exception {
        return connect(simulator.ports(), compId, password, null);
    }

    static FixClient connect(Simulator.Ports ports, String compId, String password, @Nullable Path trustStore)
            throws Exception {
        SessionSettings settings = new SessionSettings();
        SessionID id = new SessionID(FixVersions.BEGINSTRING_FIX44, compId, "YOFX");
        settings.setString(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.INITIATOR_CONNECTION_TYPE);
        settings.setString(Session.SETTING_START_TIME, "00:00:00");
        settings.setString(Session.SETTING_END_TIME, "00:00:00");
        settings.setString(Session.SETTING_NON_STOP_SESSION, "Y");
        settings.setString(Session.SETTING_HEARTBTINT, "1");
        settings.setString(Session.SETTING_DATA_DICTIONARY, "FIX44.xml");
        settings.setString(Initiator.SETTING_RECONNECT_INTERVAL, "1");
        settings.setString(id, SessionSettings.BEGINSTRING, id.getBeginString());
        settings.setString(id, SessionSettings.SENDERCOMPID, compId);
        settings.setString(id, SessionSettings.TARGETCOMPID, "YOFX");
        settings.setString(id, Initiator.SETTING_SOCKET_CONNECT_HOST, "127.0.0.1");
        settings.setLong(id, Initiator.SETTING_SOCKET_CONNECT_PORT, trustStore == null ? ports.fix() : ports.fixTls());
        if (trustStore != null) {
            settings.setString(id, SSLSupport.SETTING_USE_SSL, "Y");
            settings.setString(id, SSLSupport.SETTING_TRUST_STORE_NAME, trustStore.toString());
            settings.setString(id, SSLSupport.SETTING_TRUST_STORE_PWD, "changeit");
            settings.setString(id, SSLSupport.SETTING_TRUST_STORE_TYPE, "PKCS12");
            settings.setString(id, SSLSupport.SETTING_ENDPOINT_IDENTIFICATION_ALGORITHM, "HTTPS");
        }
        return new FixClient(settings, id, "fairlead", password);
    }

    /// Waits until it is logged on. QuickFIX/J's timer would let up to a second pass before the Logon(35=A).
    FixClient awaitLogon() throws IOException {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> session().hasResponder());
        session().next();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(isLoggedOn()).as("%s", admin).isTrue());
        return this;
    }

    boolean isLoggedOn() {
        return session().isLoggedOn();
    }

    Session session() {
        return Session.lookupSession(id);
    }

    /// Sends text such as `35=D|11=a|…`; header, trailer and TransactTime(60) are added.
    void send(String text) {
        session().send(message(text));
    }

    static Message message(String text) {
        Message message = new Message();
        for (String field : text.split("\\|", -1)) {
            int tag = Integer.parseInt(field.substring(0, field.indexOf('=')));
            String value = field.substring(field.indexOf('=') + 1);
            if (tag == 35) {
                message.getHeader().setString(tag, value);
                if (!TIMELESS.contains(value)) {
                    message.setUtcTimeStamp(TransactTime.FIELD, LocalDateTime.now(ZoneOffset.UTC));
                }
            } else {
                message.setString(tag, value);
            }
        }
        return message;
    }

    void subscribe(String mdReqId, int depth, String... symbols) {
        session().send(marketDataRequest(mdReqId, depth, symbols));
    }

    static Message marketDataRequest(String mdReqId, int depth, String... symbols) {
        Message request = message("35=V|262=" + mdReqId + "|263=1|264=" + depth + "|265=0");
        for (char type : new char[] {'0', '1'}) {
            Group entry = new Group(267, 269);
            entry.setChar(269, type);
            request.addGroup(entry);
        }
        for (String symbol : symbols) {
            Group related = new Group(146, 55);
            related.setString(55, symbol);
            request.addGroup(related);
        }
        return request;
    }

    void sendRaw(Message message) {
        session().send(message);
    }

    /// Waits for a message that has all the fields of `pattern`, such as `35=8|150=F`, and drops what came before.
    String await(String pattern) throws InterruptedException {
        List<String> seen = new ArrayList<>();
        long deadline = System.nanoTime() + SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            String message = received.poll(100, java.util.concurrent.TimeUnit.MILLISECONDS);
            if (message != null) {
                if (matches(message, pattern)) {
                    return message;
                }
                seen.add(message);
            }
        }
        throw new AssertionError("no " + pattern + " within 10 s, but " + seen + " and " + admin);
    }

    /// Waits for an admin message.
    void awaitAdmin(String pattern) {
        Awaitility.await().until(() -> admin.stream().anyMatch(message -> matches(message, pattern)));
    }

    List<String> admin() {
        return admin;
    }

    /// What has come by now.
    List<String> drain(Predicate<String> filter) {
        List<String> all = new ArrayList<>();
        received.drainTo(all);
        return all.stream().filter(filter).toList();
    }

    static boolean matches(String message, String pattern) {
        for (String field : pattern.split("\\|", -1)) {
            if (!("|" + message).contains("|" + field + (field.endsWith("=") ? "" : "|"))) {
                return false;
            }
        }
        return true;
    }

    static String field(String message, int tag) {
        String start = "|" + tag + "=";
        int from = message.indexOf(start);
        return from < 0 ? "" : message.substring(from + start.length(), message.indexOf('|', from + 1));
    }

    @Override
    public void toAdmin(Message message, SessionID session) {
        try {
            if (message.getHeader().getString(35).equals("A")) {
                message.setString(553, username);
                message.setString(554, password);
            }
        } catch (FieldNotFound e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void fromAdmin(Message message, SessionID session) {
        admin.add(text(message));
    }

    @Override
    public void fromApp(Message message, SessionID session) {
        received.add(text(message));
    }

    @Override
    public void onLogon(SessionID session) {}

    @Override
    public void onCreate(SessionID session) {}

    @Override
    public void onLogout(SessionID session) {}

    @Override
    public void toApp(Message message, SessionID session) {}

    @Override
    public void close() {
        initiator.stop(true);
    }

    static String text(Message message) {
        return message.toString().replace('\u0001', '|');
    }
}
