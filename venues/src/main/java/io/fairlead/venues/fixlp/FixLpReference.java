package io.fairlead.venues.fixlp;

import io.fairlead.core.book.MarketSink;
import io.fairlead.core.book.TradingStatus;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.FixGroup;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.GroupSpec;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.venues.market.DefinitionLedger;
import io.fairlead.venues.market.Security;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a provider lists and whether it may be traded: SecurityList(y) with its updates (BK),
/// SecurityDefinition(d), SecurityStatus(f), TradingSessionStatus(h), asked for behind each logon where the
/// settings say so. Owned by the thread that polls its session, but for `securities`.
public final class FixLpReference {
    private static final GroupSpec RELATED = GroupSpec.of(
            Tag.NO_RELATED_SYM,
            15,
            22,
            48,
            55,
            58,
            63,
            64,
            65,
            106,
            107,
            167,
            200,
            205,
            207,
            223,
            231,
            423,
            454,
            455,
            456,
            460,
            461,
            541,
            561,
            562,
            711,
            762,
            827,
            870,
            871,
            872,
            965,
            969,
            1324);
    private static final int ALL_SECURITIES = 4;
    private static final int SECURITY_STATUS = 965;
    private static final int MIN_PRICE_INCREMENT = 969;
    private static final int MOST_LISTED = 20_000;

    private final FixLpSettings settings;
    private final FixLpSymbols symbols;
    private final Map<Symbol, ? extends MarketSink> books;
    private final Map<String, Security> listed = new LinkedHashMap<>();
    private final ArrayDeque<Instrument> toAsk = new ArrayDeque<>();
    private final FixGroup group = new FixGroup();
    private final FixDecimal number = new FixDecimal();
    private final long paceNanos;
    private @Nullable FixSession session;
    private boolean listDue;

    /// The next list is the first part of a new one.
    private boolean listBegins;

    private boolean tradingSessionDue;
    private long nextNanos;
    private long asked;
    private final DefinitionLedger definitions;
    private volatile List<Security> securities = List.of();
    private volatile TradingStatus tradingSession = TradingStatus.UNKNOWN;

    FixLpReference(FixLpSettings settings, FixLpSymbols symbols, Map<Symbol, ? extends MarketSink> books) {
        this.settings = settings;
        this.symbols = symbols;
        definitions = new DefinitionLedger(settings.venue());
        this.books = Map.copyOf(books);
        paceNanos = 1_000_000_000L / settings.feed().subscriptions().requestsPerSecond();
    }

    /// What the venue listed, as of its last word. Any thread.
    public List<Security> securities() {
        return securities;
    }

    /// What the venue said of its trading session. Any thread.
    public TradingStatus tradingSession() {
        return tradingSession;
    }

    /// What the venue was asked about single instruments. Any thread.
    public DefinitionLedger definitions() {
        return definitions;
    }

    void up(FixSession to, long nowNanos) {
        session = to;
        toAsk.clear();
        listDue = settings.feed().reference().list();
        tradingSessionDue = settings.feed().reference().tradingSession();
        if (settings.feed().reference().status()) {
            toAsk.addAll(symbols.traded());
        }
        nextNanos = nowNanos;
    }

    void down() {
        session = null;
        definitions.unanswered("the session ended");
        toAsk.clear();
    }

    /// Sends the next request if one is due; returns how many it sent.
    int poll(long nowNanos) {
        FixSession to = session;
        DefinitionLedger.Asked definition = definitions.next();
        boolean due = listDue || tradingSessionDue || !toAsk.isEmpty() || definition != null;
        if (to == null && definition != null) {
            definitions.unanswered("no session of market data is logged on");
        }
        if (to == null || !due || nowNanos < nextNanos) {
            return 0;
        }
        nextNanos = nowNanos + paceNanos;
        asked++;
        if (listDue) {
            to.begin(MsgType.SECURITY_LIST_REQUEST)
                    .put(Tag.SECURITY_REQ_ID, "list-" + asked)
                    .put(Tag.SUBSCRIPTION_REQUEST_TYPE, '1')
                    .put(Tag.SECURITY_LIST_REQUEST_TYPE, ALL_SECURITIES);
            listDue = to.commit(nowNanos) < 0;
            listBegins = true;
        } else if (tradingSessionDue) {
            to.begin(MsgType.TRADING_SESSION_STATUS_REQUEST)
                    .put(Tag.TRAD_SES_REQ_ID, "session-" + asked)
                    .put(Tag.SUBSCRIPTION_REQUEST_TYPE, '1');
            tradingSessionDue = to.commit(nowNanos) < 0;
        } else if (definition != null) {
            askDefinition(to, definition, nowNanos);
        } else {
            askStatus(to, toAsk.remove(), nowNanos);
        }
        return 1;
    }

    private void askDefinition(FixSession to, DefinitionLedger.Asked definition, long nowNanos) {
        to.begin(MsgType.SECURITY_DEFINITION_REQUEST)
                .put(Tag.SECURITY_REQ_ID, definition.id())
                .put(Tag.SECURITY_REQUEST_TYPE, 0)
                .put(Tag.SYMBOL, definition.name());
        if (to.commit(nowNanos) >= 0) {
            definitions.sent();
        }
    }

    private void askStatus(FixSession to, Instrument instrument, long nowNanos) {
        to.begin(MsgType.SECURITY_STATUS_REQUEST)
                .put(Tag.SECURITY_STATUS_REQ_ID, "status-" + asked)
                .put(Tag.SYMBOL, String.valueOf(instrument.symbolAt(settings.venue())))
                .put(Tag.SUBSCRIPTION_REQUEST_TYPE, '1');
        if (to.commit(nowNanos) < 0) {
            toAsk.addFirst(instrument);
        }
    }

    void onMessage(FixMessage message, long nowNanos) {
        switch (message.msgType()) {
            case MsgType.SECURITY_LIST -> {
                if (listBegins) {
                    listed.clear(); // what left the list meanwhile is not told again
                    listBegins = false;
                }
                onList(message);
            }
            case MsgType.SECURITY_LIST_UPDATE_REPORT -> onList(message);
            case MsgType.SECURITY_DEFINITION -> onDefinition(message);
            case MsgType.SECURITY_STATUS -> onStatus(message, nowNanos);
            case MsgType.TRADING_SESSION_STATUS -> onTradingSession(message, nowNanos);
            default -> {} // news and the like: nothing that is asked for
        }
    }

    /// An update says by ListUpdateAction(1324) of each entry, or SecurityUpdateAction(980) of all, what is gone.
    private void onList(FixMessage message) {
        char ofAll = message.charValue(Tag.SECURITY_UPDATE_ACTION);
        group.of(message, RELATED);
        while (group.next()) {
            char action = group.charValue(Tag.LIST_UPDATE_ACTION);
            if ((action == FixMessage.NO_CHAR ? ofAll : action) == 'D') {
                listed.remove(group.string(Tag.SYMBOL, ""));
            } else {
                list(message, group::indexOf);
            }
        }
        securities = List.copyOf(listed.values());
    }

    private void onDefinition(FixMessage message) {
        int answer = message.intValue(Tag.SECURITY_RESPONSE_TYPE);
        boolean refused = answer == 5 || answer == 6; // or nothing of that name
        boolean kept = !refused && list(message, message::indexOf);
        securities = List.copyOf(listed.values());
        definitions.answered(
                message.string(Tag.SECURITY_REQ_ID, ""),
                kept ? DefinitionLedger.State.LISTED : DefinitionLedger.State.REFUSED,
                message.string(Tag.TEXT, ""));
    }

    /// A venue that defines nothing may say so by BusinessMessageReject(j). False if it is about something else.
    boolean onBusinessReject(FixMessage message) {
        if (!message.valueEquals(Tag.REF_MSG_TYPE, "c")) {
            return false;
        }
        definitions.answered(
                message.string(Tag.BUSINESS_REJECT_REF_ID, ""),
                DefinitionLedger.State.REFUSED,
                message.string(Tag.TEXT, "not supported"));
        return true;
    }

    /// Keeps a security whose fields stand where `at` says; false if it has no name, or too many are kept.
    private boolean list(FixMessage message, IntUnaryOperator at) {
        String name = string(message, at.applyAsInt(Tag.SYMBOL));
        if (name.isEmpty() || (listed.size() >= MOST_LISTED && !listed.containsKey(name))) {
            return false;
        }
        listed.put(
                name,
                new Security(
                        name,
                        ours(message, at.applyAsInt(Tag.SYMBOL)),
                        string(message, at.applyAsInt(Tag.CURRENCY)),
                        decimal(message, at.applyAsInt(Tag.ROUND_LOT)),
                        decimal(message, at.applyAsInt(Tag.MIN_TRADE_VOL)),
                        decimal(message, at.applyAsInt(MIN_PRICE_INCREMENT)),
                        FixLpMapping.listed(message.intAt(at.applyAsInt(SECURITY_STATUS))),
                        string(message, at.applyAsInt(Tag.TEXT))));
        return true;
    }

    private static String string(FixMessage message, int index) {
        return index < 0 ? "" : message.stringAt(index);
    }

    private @Nullable Symbol ours(FixMessage message, int index) {
        Instrument instrument = symbols.at(message, index);
        return instrument == null ? null : instrument.symbol();
    }

    private @Nullable Decimal decimal(FixMessage message, int index) {
        return message.decimalAt(index, number) ? FixLpMapping.decimal(number) : null;
    }

    private void onStatus(FixMessage message, long nowNanos) {
        Instrument instrument = symbols.at(message, message.indexOf(Tag.SYMBOL));
        MarketSink book = instrument == null ? null : books.get(instrument.symbol());
        if (book != null) {
            book.status(FixLpMapping.securityStatus(message.intValue(Tag.SECURITY_TRADING_STATUS)), nowNanos);
        }
    }

    private void onTradingSession(FixMessage message, long nowNanos) {
        TradingStatus status = FixLpMapping.tradingSession(message.intValue(Tag.TRAD_SES_STATUS));
        tradingSession = status;
        books.values().forEach(book -> book.status(status, nowNanos));
    }
}
