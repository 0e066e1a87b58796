package io.fairlead.sim.tradelocker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Decimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The Streams API: who follows which account, and what they are told. What is to be told waits until `flush`.
/// Owned by the venue's thread.
final class Streams implements Changes {
    private static final String KEY_HOLDER = "developer";

    private final TradeLockerConfig config;
    private final Tokens tokens;
    private final RateGate rates;
    private final Map<String, Account> accounts;
    private final StreamWords words;
    private final Dice dice;
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final Queue<Runnable> outbox = new ArrayDeque<>();
    private final Set<Account> changed = new HashSet<>();
    private final Map<Account, Long> told = new HashMap<>();
    private TradeLockerFault.SubscribeErrors errors = new TradeLockerFault.SubscribeErrors("", 0);
    private boolean silent;

    /// What streams are made of.
    record Sources(Tokens tokens, RateGate rates, Map<String, Account> accounts, Money money, Dice dice) {}

    Streams(TradeLockerConfig config, Sources sources) {
        this.config = config;
        this.tokens = sources.tokens();
        this.rates = sources.rates();
        this.accounts = sources.accounts();
        this.words = new StreamWords(config.environment().prefix, sources.money());
        this.dice = sources.dice();
    }

    private final class Connection implements StreamConnection {
        private final StreamListener listener;
        private final Set<Account> follows = new LinkedHashSet<>();

        Connection(StreamListener listener) {
            this.listener = listener;
        }

        @Override
        public void subscriptions(String json, Consumer<String> ack, long nowNanos) {
            ObjectNode body = Json.parse(json);
            String action = body == null ? null : Json.text(body, "action");
            if (body != null && "SUBSCRIBE".equals(action)) {
                subscribe(body, ack, nowNanos);
            } else if (body != null && "UNSUBSCRIBE".equals(action)) {
                String id = Json.text(body, "accountId");
                boolean left =
                        follows.removeIf(account -> words.accountId(account).equals(id));
                answer(ack, left ? ok("disconnected") : error("accountNotFound", "Account is not subscribed"));
            } else {
                answer(ack, error("badRequest", "action must be SUBSCRIBE or UNSUBSCRIBE"));
            }
        }

        private void subscribe(ObjectNode body, Consumer<String> ack, long nowNanos) {
            ObjectNode problem = objection(body, nowNanos);
            Token token = tokens.find(Json.text(body, "token"), nowNanos);
            Account account = token == null || token.account() == null
                    ? null
                    : accounts.get(Long.toString(token.account().id()));
            if (problem != null || account == null) {
                answer(ack, problem == null ? error("accountNotFound", "Account not found") : problem);
                return;
            }
            answer(
                    ack,
                    ok("connected")
                            .put("remainingRequests", rates.left(KEY_HOLDER, RateLimit.SUBSCRIPTIONS, nowNanos)));
            follows.add(account);
            say(words.status(account, dice.showsZero()));
            account.holdings.values().forEach(holding -> say(words.position(holding)));
            account.open.values().forEach(ticket -> say(words.order(ticket)));
            say(StreamWords.property("SyncEnd"));
        }

        private void say(ObjectNode message) {
            if (!silent) {
                String json = message.toString();
                outbox.add(() -> listener.event("stream", json));
            }
        }

        @Override
        public void close() {
            connections.remove(this);
        }

        private void cut() {
            close();
            outbox.add(listener::closed);
        }
    }

    private void answer(Consumer<String> ack, ObjectNode body) {
        String json = body.toString();
        outbox.add(() -> ack.accept(json));
    }

    private static ObjectNode ok(String code) {
        return Json.object().put("status", "ok").put("code", code).put("message", code);
    }

    private static ObjectNode error(String code, String message) {
        return Json.object().put("status", "error").put("code", code).put("message", message);
    }

    /// What is wrong with a subscription, or null.
    private @Nullable ObjectNode objection(ObjectNode body, long nowNanos) {
        if (errors.count() > 0) {
            errors = new TradeLockerFault.SubscribeErrors(errors.code(), errors.count() - 1);
            return error(errors.code(), "simulated");
        }
        if (rates.admit(KEY_HOLDER, RateLimit.SUBSCRIPTIONS, nowNanos) > 0) {
            return error("rateLimit", "Too many subscriptions").put("remainingRequests", 0);
        }
        String text = Json.text(body, "token");
        Token token = tokens.find(text, nowNanos);
        if (text == null || token == null || token.kind() != Token.Kind.STREAM || token.account() == null) {
            String host = text == null ? "" : Tokens.host(text);
            boolean elsewhere = !host.isEmpty() && !host.equals(config.environment().host);
            return error("invalidJwt", elsewhere ? "Host: " + host + " not recognized" : "Token is expired or invalid");
        }
        String brand = Json.text(body, "brandId");
        if (brand != null && !brand.equals(config.server())) {
            return error("unauthorized", "Not of this brand");
        }
        String id = config.environment().prefix + token.account().id();
        String asked = Json.text(body, "accountId");
        if (asked != null && !asked.equals(id)) {
            return error("accountNotFound", "Account not found");
        }
        boolean followed = connections.stream()
                .anyMatch(each -> each.follows.stream()
                        .anyMatch(account -> words.accountId(account).equals(id)));
        return followed ? error("alreadyConnectedError", "The account is subscribed already") : null;
    }

    /// A new connection, or null if its key is not good.
    @Nullable
    StreamConnection connect(@Nullable String developerKey, StreamListener listener) {
        if (config.developerKey().isEmpty() || !config.developerKey().equals(developerKey)) {
            return null;
        }
        Connection connection = new Connection(listener);
        connections.add(connection);
        String connected = Json.object().put("status", "connected").toString();
        outbox.add(() -> listener.event("connection", connected));
        return connection;
    }

    @Override
    public void order(Ticket ticket, long nowNanos) {
        tell(ticket.made.account(), words.order(ticket));
    }

    @Override
    public void position(Holding holding, long nowNanos) {
        tell(holding.account, words.position(holding));
    }

    @Override
    public void closed(Holding holding, Decimal price, long nowNanos) {
        tell(holding.account, StreamWords.closed(holding, price, nowNanos));
    }

    private void tell(Account account, ObjectNode message) {
        changed.add(account);
        for (Connection connection : connections) {
            if (connection.follows.contains(account)) {
                connection.say(message);
            }
        }
    }

    /// Tells what accounts are worth: those that changed, and from time to time those with positions.
    void tick(long nowNanos) {
        for (Connection connection : connections) {
            for (Account account : connection.follows) {
                boolean due = !account.holdings.isEmpty()
                        && nowNanos - told.getOrDefault(account, Long.MIN_VALUE / 2)
                                >= config.timing().status().toNanos();
                if (due || changed.contains(account)) {
                    told.put(account, nowNanos);
                    connection.say(words.status(account, dice.showsZero()));
                }
            }
        }
        changed.clear();
    }

    void strike(TradeLockerFault.SubscribeErrors setting) {
        errors = setting;
    }

    void silence(boolean on) {
        silent = on;
    }

    /// Ends every connection, after a word of it if there is to be one.
    void cut(boolean announced) {
        for (Connection connection : List.copyOf(connections)) {
            if (announced) {
                connection.say(StreamWords.property("Disconnected"));
            }
            connection.cut();
        }
    }

    int connections() {
        return connections.size();
    }

    /// Says what waits to be said, now that it is written down.
    void flush() {
        List<Runnable> due = new ArrayList<>(outbox);
        outbox.clear();
        due.forEach(Runnable::run);
    }
}
