package io.fairlead.venues.tradelocker.live;

import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.StreamToken;
import io.fairlead.venues.web.ScriptedStreams;
import io.fairlead.venues.web.ScriptedStreams.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Socket.IO server of the streams over `FakeAccounts`, in virtual time: greets, acks, tells the picture and
/// what changes after it. Messages of a connection stay in their order, whatever their delay.
final class FakeStreams {
    private static final Pattern REQUEST =
            Pattern.compile("42/streams-api,(\\d+)\\[\"subscriptions\",.*\"token\":\"token-(\\w+)-\\d+\".*");
    private static final String OK = "{\"status\":\"ok\",\"code\":\"connected\"}";

    final ScriptedStreams sockets = new ScriptedStreams();
    final List<String> requests = new ArrayList<>();
    Function<String, String> answer = _ -> OK;
    Supplier<Long> delayNanos = () -> 30_000_000L;
    boolean endsPictures = true;
    private final FakeAccounts accounts;
    private final Map<String, AccountRef> known = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private long nowNanos;

    private record Due(long atNanos, Runnable body) {}

    /// One connection.
    private static final class Line {
        final Connection connection;
        final List<AccountRef> subscribed = new ArrayList<>();
        final ArrayDeque<Due> coming = new ArrayDeque<>();
        long lastNanos;
        long pingNanos;
        boolean dead;

        Line(Connection connection, long nowNanos) {
            this.connection = connection;
            pingNanos = nowNanos + 25_000_000_000L;
        }
    }

    FakeStreams(FakeAccounts accounts) {
        this.accounts = accounts;
        accounts.heardBy((account, json) -> lines.forEach(line -> {
            if (line.subscribed.contains(account)) {
                stream(line, json);
            }
        }));
    }

    /// The token that an account subscribes with.
    StreamToken token(AccountRef account, int generation) {
        known.put(account.accountId(), account);
        return new StreamToken(
                "D#" + account.accountId(), "brand", "token-" + account.accountId() + "-" + generation, 0);
    }

    private void later(Line line, Runnable body) {
        line.lastNanos = Math.max(line.lastNanos, nowNanos + delayNanos.get());
        line.coming.add(new Due(line.lastNanos, body));
    }

    private void says(Line line, String text) {
        later(line, () -> line.connection.says(text));
    }

    private void stream(Line line, String json) {
        says(line, "42/streams-api,[\"stream\"," + json + "]");
    }

    /// To everyone who is connected.
    void says(String text) {
        lines.stream().filter(line -> !line.dead).forEach(line -> says(line, text));
    }

    /// Every connection breaks, whatever was on its way.
    void breaks(String why) {
        lines.forEach(line -> {
            if (!line.dead) {
                line.dead = true;
                line.subscribed.clear();
                line.coming.clear();
                line.connection.ends(why);
            }
        });
    }

    /// Every connection falls silent, and nobody says so.
    void fallsSilent() {
        lines.forEach(line -> {
            line.dead = true;
            line.subscribed.clear();
            line.coming.clear();
        });
    }

    /// The next change of an account is told to nobody.
    void losesChanges(Runnable changes) {
        List<List<AccountRef>> before =
                lines.stream().map(line -> List.copyOf(line.subscribed)).toList();
        lines.forEach(line -> line.subscribed.clear());
        changes.run();
        for (int i = 0; i < before.size(); i++) {
            lines.get(i).subscribed.addAll(before.get(i));
        }
    }

    long live() {
        return lines.stream()
                .filter(line -> !line.dead && !line.connection.isClosed())
                .count();
    }

    void step(long atNanos) {
        nowNanos = atNanos;
        for (int i = lines.size(); i < sockets.connections().size(); i++) {
            Line line = new Line(sockets.connections().get(i), nowNanos);
            lines.add(line);
            later(line, line.connection::opens);
            says(line, "0{\"sid\":\"s\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000}");
        }
        lines.forEach(this::step);
    }

    private void step(Line line) {
        if (line.dead) {
            return;
        }
        if (line.connection.isClosed()) {
            line.dead = true;
            line.subscribed.clear();
            return;
        }
        line.connection.sent().forEach(text -> read(line, text));
        if (nowNanos >= line.pingNanos) {
            line.pingNanos += 25_000_000_000L;
            says(line, "2");
        }
        while (!line.coming.isEmpty() && line.coming.getFirst().atNanos <= nowNanos) {
            line.coming.removeFirst().body.run();
        }
    }

    private void read(Line line, String text) {
        if (text.startsWith("40/")) {
            says(line, "40/streams-api,{\"sid\":\"t\"}");
        }
        Matcher request = REQUEST.matcher(text);
        if (request.matches()) {
            requests.add(text);
            String word = answer.apply(request.group(2));
            says(line, "43/streams-api," + request.group(1) + "[" + word + "]");
            if (word.contains("\"ok\"")) {
                picture(line, known.get(request.group(2)));
            }
        }
    }

    private void picture(Line line, AccountRef account) {
        line.subscribed.add(account);
        FakeAccounts.Books books = accounts.of(account);
        accounts.money(account, "\"currency\":\"USD\",\"balance\":\"1000\",\"equity\":\"1000.5\"");
        books.positions.values().forEach(row -> stream(line, FakeAccounts.json(account, row)));
        books.orders.values().forEach(row -> stream(line, FakeAccounts.json(account, row)));
        if (endsPictures) {
            stream(line, "{\"type\":\"Property\",\"name\":\"SyncEnd\"}");
        }
    }
}
