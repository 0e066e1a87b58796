package io.fairlead.venues.tradelocker.live;

import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import io.fairlead.venues.web.WebStreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/// Follows accounts: by streams where there is a developer key, by polling where there is none and wherever a stream is
/// not in force. Owned by the venue's thread, which polls it after the interface that it asks; but for `view`.
///
/// ```
///   TradeLockerRest ◀─asks── Rota (a login) ─┐
///                                            ├─▶ LiveAccount ─▶ LiveListener
///   Socket.IO ──▶ StreamLine ─▶ StreamAccounts ┘
/// ```
public final class TradeLockerLive {
    private static final long VIEW_NANOS = 250_000_000L;

    private final LiveSettings settings;
    private final TradeLockerRest rest;
    private final WebStreams streams;
    private final DoubleSupplier chance;
    private final LiveListener listener;
    private final Map<AccountRef, LiveAccount> accounts = new HashMap<>();
    private final Map<String, Rota> rotas = new LinkedHashMap<>();
    private final Map<String, StreamTokens> tokens = new HashMap<>();
    private final List<Socket> sockets = new ArrayList<>();
    private long viewNanos;
    private volatile LiveView view = LiveView.NONE;

    private record Socket(String login, StreamLine line) {}

    /// `chance` is from 0 to below 1.
    public TradeLockerLive(
            LiveSettings settings,
            TradeLockerRest rest,
            WebStreams streams,
            DoubleSupplier chance,
            LiveListener listener) {
        this.settings = settings;
        this.rest = rest;
        this.streams = streams;
        this.chance = chance;
        this.listener = listener;
    }

    /// Begins to follow accounts of one login. What is final since `historyFromMillis`, by the venue's clock, is told
    /// first.
    ///
    /// @throws IllegalArgumentException if one of them is followed already
    public void follow(List<Followed> begun, long nowNanos) {
        List<LiveAccount> added = new ArrayList<>();
        for (Followed each : begun) {
            LiveAccount account = new LiveAccount(
                    each.account, each.instruments, each.historyFromMillis, settings.poll(), listener, nowNanos);
            if (accounts.putIfAbsent(each.account, account) != null) {
                throw new IllegalArgumentException(each.account + " is followed already");
            }
            added.add(account);
            rotas.computeIfAbsent(each.account.login(), login -> new Rota(login, rest, settings.poll(), chance))
                    .add(account);
        }
        stream(added);
    }

    /// An account to be followed.
    ///
    /// @param instruments what it may trade: streams call them by name
    public record Followed(AccountRef account, List<InstrumentRow> instruments, long historyFromMillis) {
        public Followed {
            instruments = List.copyOf(instruments);
        }
    }

    private void stream(List<LiveAccount> added) {
        StreamSettings stream = settings.stream();
        if (stream == null) {
            return;
        }
        Map<String, List<LiveAccount>> byLogin = new LinkedHashMap<>();
        added.forEach(each -> byLogin.computeIfAbsent(each.ref().login(), _ -> new ArrayList<>())
                .add(each));
        byLogin.forEach((login, ofLogin) -> {
            StreamTokens shared = tokens.computeIfAbsent(login, _ -> new StreamTokens(login, rest));
            for (int from = 0; from < ofLogin.size(); from += stream.accountsPerSocket()) {
                int to = Math.min(from + stream.accountsPerSocket(), ofLogin.size());
                sockets.add(
                        new Socket(login, new StreamLine(stream, streams, shared, ofLogin.subList(from, to), chance)));
            }
        });
    }

    /// The venue lists other instruments for an account.
    public void lists(AccountRef account, List<InstrumentRow> instruments) {
        of(account).lists(instruments);
    }

    /// Does what is due; returns how much that was.
    public int poll(long nowNanos) {
        int work = 0;
        for (int i = 0; i < sockets.size(); i++) {
            work += sockets.get(i).line.poll(nowNanos);
        }
        for (Rota rota : rotas.values()) {
            work += rota.poll(nowNanos);
        }
        if (nowNanos >= viewNanos || nowNanos < viewNanos - VIEW_NANOS) {
            viewNanos = nowNanos + VIEW_NANOS;
            view = drawn();
        }
        return work;
    }

    /// A request for this account has just left or was accepted: what it does is looked for.
    public void acted(AccountRef account, long nowNanos) {
        of(account).acted(nowNanos);
    }

    /// An order was accepted that does not stay open, as a market order: its fill is looked for at once and until it
    /// is known.
    public void expect(AccountRef account, String orderId, long nowNanos) {
        of(account).expect(orderId, nowNanos);
    }

    /// A read is wanted whose question leaves at `atNanos` or later, as soon as may be.
    public void want(AccountRef account, LiveTopic topic, long atNanos) {
        of(account).turns().of(topic).want(atNanos);
    }

    private LiveAccount of(AccountRef ref) {
        LiveAccount account = accounts.get(ref);
        if (account == null) {
            throw new IllegalArgumentException("an account must be followed first, is not: " + ref);
        }
        return account;
    }

    /// How an account is followed.
    public LiveMode mode(AccountRef account) {
        return of(account).mode();
    }

    /// When `poll` has something to do at the latest, without an answer or a message: for whoever parks.
    public long nextNanos(long nowNanos) {
        long next = sockets.isEmpty() ? Long.MAX_VALUE : nowNanos + VIEW_NANOS;
        for (Rota rota : rotas.values()) {
            next = Math.min(next, rota.nextNanos());
        }
        return next;
    }

    /// How accounts are followed, as of a moment ago. Any thread.
    public LiveView view() {
        return view;
    }

    private LiveView drawn() {
        Map<AccountRef, String> problems = new HashMap<>();
        List<LiveView.Socket> drawn = new ArrayList<>();
        for (Socket each : sockets) {
            StreamLine line = each.line;
            for (StreamAccounts.Slot slot : line.accounts().slots()) {
                String why = slot.why().isEmpty() ? line.problem() : slot.why();
                problems.put(slot.account().ref(), slot.account().isStreaming() ? "" : why);
            }
            drawn.add(new LiveView.Socket(
                    each.login,
                    line.accounts().slots().size(),
                    line.isUp(),
                    line.connections(),
                    line.accounts().strangers(),
                    line.problem()));
        }
        List<LiveView.Followed> followed = new ArrayList<>();
        for (Rota rota : rotas.values()) {
            for (LiveAccount account : rota.accounts()) {
                followed.add(
                        new LiveView.Followed(account.ref(), account.mode(), problems.getOrDefault(account.ref(), "")));
            }
        }
        return new LiveView(followed, drawn);
    }

    /// Ends the streams, for a venue that stops. Nothing is asked or told any more, if it is not polled.
    public void close() {
        sockets.forEach(each -> each.line.close());
    }
}
