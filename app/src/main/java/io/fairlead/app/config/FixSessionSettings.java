package io.fairlead.app.config;

import io.fairlead.app.secret.SecretRef;
import io.fairlead.fix.session.ResetPolicy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One FIX session with a venue.
public record FixSessionSettings(
        String id,
        String name,
        boolean enabled,
        Purpose purpose,
        Address address,
        FixVersion version,
        CompIds compIds,
        Logon logon,
        TlsSettings tls,
        TcpSettings tcp,
        ProxySettings proxy,
        Duration heartbeat,
        ReconnectSettings reconnect,
        HoursSettings hours,
        List<HoursSettings> moreHours,
        Limits limits,
        ResetPolicy resetSequence,
        ProtocolSettings protocol,
        OrderDuty orders) {

    /// What the session carries.
    public enum Purpose {
        ORDERS,
        MARKET_DATA,
        /// Copies of execution reports, and nothing that we send.
        DROP_COPY
    }

    /// The hosts are tried in turn.
    public record Address(List<String> hosts, int port) {}

    /// SenderCompID(49), SenderSubID(50), TargetCompID(56), TargetSubID(57); an empty sub id is not sent.
    public record CompIds(String sender, String senderSub, String target, String targetSub) {}

    /// Username(553), Password(554) and Account(1); null where the venue wants none.
    public record Logon(
            @Nullable String username,
            @Nullable SecretRef password,
            @Nullable String tradingAccount) {}

    /// For a session that carries orders: whether it waits for the others to fail, and what its orders say.
    public record OrderDuty(boolean standby, OrderTagSettings tags) {}

    /// What the venue bears.
    public record Limits(
            int ordersPerSecond,
            int subscriptions,
            @Nullable Integer messagesPerSecond,
            @Nullable Integer receivedPerSecond) {
        static final Key<Integer> ORDERS_PER_SECOND = Key.of(
                "orders-per-second",
                Scalars.whole(1, 1_000_000),
                "50",
                "New orders and replaces in any second that the venue bears on this session, `reduce-reserve` % of it"
                        + " kept for those that only reduce. What is over is refused, never queued. Cancels and queries"
                        + " do not count: where the venue counts those, too, use `limits` of its `rate-budget`.");
        static final Key<Integer> SUBSCRIPTIONS = Key.of(
                "subscriptions",
                Scalars.whole(1, 100_000),
                "100",
                "Most symbols subscribed at once; more instruments at the venue are an error.");
        static final Key<Integer> MESSAGES_PER_SECOND = Key.optional(
                "messages-per-second",
                Scalars.whole(10, 1_000_000),
                "Application messages of every kind in any second that the venue bears on this session. What is over is"
                        + " not sent; a tenth is reserved for cancels. Session messages always go and do not count.");
        static final Key<Integer> RECEIVED_PER_SECOND = Key.optional(
                "received-per-second",
                Scalars.whole(10, 1_000_000),
                "Messages in any second that we read from the venue. What is over waits in the network, which slows the"
                        + " venue down; the session stays up.");
        static final Table TABLE = Table.of(
                "What the venue bears, and what we do.",
                ORDERS_PER_SECOND,
                SUBSCRIPTIONS,
                MESSAGES_PER_SECOND,
                RECEIVED_PER_SECOND);

        static Limits of(Values values) {
            return new Limits(
                    values.get(ORDERS_PER_SECOND),
                    values.get(SUBSCRIPTIONS),
                    values.find(MESSAGES_PER_SECOND),
                    values.find(RECEIVED_PER_SECOND));
        }
    }

    private static final Shape.Scalar<String> COMP_ID = Scalars.text("text of 1 to 64 characters", 64);

    static final Key<String> ID = Key.required(
            "id",
            Scalars.id("up to 32 letters, digits, '.', '_' and '-'", FixSessionSettings::plainId),
            "Our name of the session.");
    static final Key<String> NAME = Key.optional("name", COMP_ID, "Name to show to people; the id without one.");
    static final Key<Boolean> ENABLED = Key.of("enabled", Scalars.FLAG, "true", "Whether to connect at start.");
    static final Key<Purpose> PURPOSE = Key.required(
            "purpose",
            Scalars.oneOf(Purpose.class),
            "What the session carries: orders; market-data; drop-copy, the venue's copies of the execution reports of"
                    + " all orders of the accounts, to compare with.");
    static final Key<List<String>> HOST = Key.required(
            "host", new Shape.Several<>(Scalars.HOST_NAME), "The venue's host, or several to try in turn.");
    static final Key<Integer> PORT = Key.required("port", Scalars.whole(1, 65_535), "The venue's port.");
    static final Key<String> SENDER = Key.required("sender-comp-id", COMP_ID, "Our SenderCompID(49).");
    static final Key<String> SENDER_SUB = Key.optional("sender-sub-id", COMP_ID, "Our SenderSubID(50).");
    static final Key<String> TARGET = Key.required("target-comp-id", COMP_ID, "The venue's TargetCompID(56).");
    static final Key<String> TARGET_SUB = Key.optional("target-sub-id", COMP_ID, "The venue's TargetSubID(57).");
    static final Key<String> USERNAME = Key.optional("username", COMP_ID, "Username(553) of the logon.");
    static final Key<SecretRef> PASSWORD =
            Key.optional("password", Scalars.SECRET, "Where Password(554) is kept; never the password itself.");
    static final Key<String> TRADING_ACCOUNT = Key.optional(
            "trading-account", COMP_ID, "Account(1) of orders, for accounts that do not name a venue-account.");
    static final Key<Values> TLS = Key.section("tls", TlsSettings.TABLE);
    static final Key<Values> TCP = Key.section("tcp", TcpSettings.TABLE);
    static final Key<Values> PROXY = Key.section("proxy", ProxySettings.TABLE);
    static final Key<Duration> HEARTBEAT =
            Key.of("heartbeat", Scalars.span("1s", "10m"), "30s", "HeartBtInt(108), in whole seconds.");
    static final Key<Values> RECONNECT = Key.section("reconnect", ReconnectSettings.TABLE);
    static final Key<Values> HOURS = Key.section("hours", HoursSettings.TABLE);
    static final Key<List<Values>> MORE_HOURS = Key.items("more-hours", HoursSettings.MORE);
    static final Key<Values> LIMITS = Key.section("limits", Limits.TABLE);
    static final Key<ResetPolicy> RESET_SEQUENCE = Key.of(
            "reset-sequence",
            Scalars.oneOf(ResetPolicy.class),
            "never",
            "When sequence numbers go back to 1, besides the schedule. Anything but never gives up the venue's resends:"
                    + " only where the venue demands it.");

    static final Key<Values> PROTOCOL = Key.section("protocol", ProtocolSettings.TABLE);
    static final Key<Boolean> STANDBY = Key.of(
            "standby",
            Scalars.FLAG,
            "false",
            "Whether this order session is logged on like the others, but takes new orders only while none of those"
                    + " is.");
    static final Table TABLE = Table.of(
            "FIX sessions of the venue: one or several for orders, one for market data where the venue has prices, and"
                    + " one for drop copies where it has them.",
            ID,
            NAME,
            ENABLED,
            PURPOSE,
            STANDBY,
            HOST,
            PORT,
            FixVersion.BEGIN_STRING,
            FixVersion.MESSAGES,
            SENDER,
            SENDER_SUB,
            TARGET,
            TARGET_SUB,
            USERNAME,
            PASSWORD,
            TRADING_ACCOUNT,
            TLS,
            TCP,
            PROXY,
            HEARTBEAT,
            RECONNECT,
            HOURS,
            MORE_HOURS,
            LIMITS,
            RESET_SEQUENCE,
            PROTOCOL,
            OrderTagSettings.FIELDS,
            OrderTagSettings.PARTIES,
            OrderTagSettings.STAMPS);

    static FixSessionSettings of(Values values) {
        String name = values.find(NAME);
        return new FixSessionSettings(
                values.get(ID),
                name == null ? values.get(ID) : name,
                values.get(ENABLED),
                values.get(PURPOSE),
                new Address(values.get(HOST), values.get(PORT)),
                FixVersion.of(values),
                new CompIds(
                        values.get(SENDER),
                        orEmpty(values, SENDER_SUB),
                        values.get(TARGET),
                        orEmpty(values, TARGET_SUB)),
                new Logon(values.find(USERNAME), values.find(PASSWORD), values.find(TRADING_ACCOUNT)),
                TlsSettings.of(values.get(TLS)),
                TcpSettings.of(values.get(TCP)),
                ProxySettings.of(values.get(PROXY)),
                values.get(HEARTBEAT),
                ReconnectSettings.of(values.get(RECONNECT)),
                HoursSettings.of(values.get(HOURS)),
                values.get(MORE_HOURS).stream().map(HoursSettings::of).toList(),
                Limits.of(values.get(LIMITS)),
                values.get(RESET_SEQUENCE),
                ProtocolSettings.of(values.get(PROTOCOL), values.get(HEARTBEAT)),
                new OrderDuty(values.get(STANDBY), OrderTagSettings.of(values)));
    }

    private static String orEmpty(Values values, Key<String> key) {
        String text = values.find(key);
        return text == null ? "" : text;
    }

    static String plainId(String text) {
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,31}")) {
            throw new IllegalArgumentException("must be 1 to 32 letters, digits, '.', '_' and '-', was '" + text + "'");
        }
        return text;
    }
}
