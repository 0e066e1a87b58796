package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.sim.desk.Timers;
import io.fairlead.sim.log.TradeLogWriter;
import io.fairlead.sim.match.Depth;
import io.fairlead.sim.match.Exchange;
import io.fairlead.sim.match.Terms;
import io.fairlead.sim.tradelocker.TradeLockerConfig.AccountSetup;
import io.fairlead.sim.tradelocker.TradeLockerConfig.Login;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A simulated TradeLocker without sockets: requests in, replies out, and what time brings in between. It has
/// no clock; times are epoch nanoseconds and never go back. Owned by the one thread that calls it.
///
/// Everything it does is in its trade log before anybody is told.
public final class TradeLockerSim {
    private static final long DAY = 86_400_000_000_000L;
    private static final long DAY_END = 22 * 3_600_000_000_000L;
    private static final long STEPS_MADE_UP = 100_000;

    private final TradeLockerConfig config;
    private final TradeLogWriter log;
    private final Exchange exchange;
    private final Timers timers = new Timers();
    private final Dice dice;
    private final Instruments instruments;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Tokens tokens;
    private final RateGate rates;
    private final Columns columns;
    private final Money money;
    private final Dealing dealing;
    private final Admission admission;
    private final FrontDoor frontDoor;
    private final MarketDesk market;
    private final Streams streams;
    private long requests;
    private long latest;
    private long dayEnd;

    public TradeLockerSim(TradeLockerConfig config, TradeLogWriter log, long nowNanos) {
        this.config = config;
        this.log = log;
        String prefix = "TL" + Long.toString(nowNanos / 1_000_000, 36);
        log.opened(prefix, nowNanos);
        exchange = new Exchange(new Exchange.Settings(
                config.instruments().stream().map(ListedInstrument::listing).toList(), config.seed(), prefix, DAY_END));
        dice = new Dice(config.seed(), fillDelay(config));
        instruments = new Instruments(config.instruments());
        openAccounts();
        tokens = new Tokens(config);
        rates = new RateGate(config.limits());
        columns = new Columns(config.seed());
        money = new Money(exchange, config.instruments());
        streams = new Streams(config, new Streams.Sources(tokens, rates, accounts, money, dice));
        dealing = new Dealing(
                outcome -> new Matching(exchange, log, outcome),
                new Dealing.Surroundings(
                        money,
                        timers,
                        dice,
                        new Ids(config.seed()),
                        config.rules().commissionPerLot(),
                        streams));
        market = new MarketDesk(exchange, money, instruments, config.seed(), nowNanos);
        frontDoor = frontDoor();
        admission = new Admission(config, tokens, rates, accounts);
        dayEnd = dayEndAfter(nowNanos);
        long step = nowNanos + config.timing().step().toNanos();
        timers.at(step, () -> step(step));
        log.flush();
    }

    private void openAccounts() {
        for (Login login : config.logins()) {
            for (AccountSetup setup : login.accounts()) {
                accounts.put(Long.toString(setup.id()), new Account(login, setup));
            }
        }
    }

    private FrontDoor frontDoor() {
        Rows rows = new Rows(columns, money);
        AskedLog asked = new AskedLog(log);
        return new FrontDoor(
                new LoginDesk(config, tokens, accounts),
                new AccountDesk(config, columns, rows, money, rates, dice),
                new OrderDesk(
                        new OrderDesk.Tools(dealing, money, instruments, rows, dice, asked),
                        config.rules().strategyIdLength()),
                new PositionDesk(dealing, money, rows, asked),
                market);
    }

    /// Serves a request that arrives now, after all that time brought until then.
    public WebReply handle(WebRequest request, long nowNanos) {
        advance(nowNanos);
        requests++;
        WebReply reply = serve(request, nowNanos);
        settle();
        return reply;
    }

    /// Does what time brings until now: steps of prices, fills, late requests.
    public void advance(long nowNanos) {
        latest = nowNanos;
        timers.run(nowNanos);
        settle();
    }

    /// When `advance` has something to do next.
    public long nextDueNanos() {
        return timers.nextNanos();
    }

    /// What was done is written down before anybody is told.
    private void settle() {
        log.flush();
        streams.flush();
    }

    private WebReply serve(WebRequest request, long nowNanos) {
        Route.Hit hit = Route.of(request.method(), request.path());
        if (hit == null) {
            return Json.error(404, "Not found").after(dice.replyNanos());
        }
        Dice.Fate fate = dice.fate(hit.route());
        return switch (fate) {
            case NEVER_ARRIVES -> new WebReply.Lost();
            case TURNED_AWAY -> Json.edge(403, "Forbidden").after(dice.replyNanos());
            case TOO_MANY -> tooMany(hit, request, nowNanos).after(dice.replyNanos());
            case ERROR_UNSERVED -> Json.edge(502, "Bad Gateway").after(dice.replyNanos());
            case LATE, REPLY_LOST, ERROR_SERVED, NO_CONTENT, EMPTY_BODY, SERVED -> served(hit, request, fate, nowNanos);
        };
    }

    /// Turned away as one too many, a request counts all the same.
    private WebReply.Answered tooMany(Route.Hit hit, WebRequest request, long nowNanos) {
        return admission.admit(hit, request, nowNanos) instanceof Admission.Entry.Refused refused
                ? refused.reply()
                : Admission.tooMany(dice.retryAfter().toNanos());
    }

    private WebReply served(Route.Hit hit, WebRequest request, Dice.Fate fate, long nowNanos) {
        WebReply.Answered reply = switch (admission.admit(hit, request, nowNanos)) {
            case Admission.Entry.Refused refused -> refused.reply();
            case Admission.Entry.AtLogin at -> atLogin(at, request, nowNanos);
            case Admission.Entry.In in -> {
                if (fate == Dice.Fate.LATE) {
                    long due = nowNanos + dice.lateNanos();
                    timers.at(due, () -> frontDoor.serve(in.call().at(due)));
                    yield null;
                }
                yield frontDoor.serve(in.call());
            }
        };
        if (reply == null || fate == Dice.Fate.REPLY_LOST) {
            return new WebReply.Lost();
        }
        return spoiled(reply, fate).after(dice.replyNanos());
    }

    private WebReply.Answered atLogin(Admission.Entry.AtLogin at, WebRequest request, long nowNanos) {
        Login login = at.login();
        return switch (at.route()) {
            case LOGIN -> frontDoor.logins().login(request, nowNanos);
            case REFRESH -> frontDoor.logins().refresh(request, nowNanos);
            case STREAM_TOKENS -> frontDoor.logins().streamTokens(request, nowNanos);
            case ALL_ACCOUNTS -> frontDoor.logins().allAccounts(Objects.requireNonNull(login, "it needs a token"));
            case CONFIG, ACCOUNTS, STATE, POSITIONS, ORDERS, HISTORY, EXECUTIONS, INSTRUMENTS, DETAILS, SESSION ->
                throw new IllegalStateException(at.route() + " is of an account");
            case SESSION_STATUS, QUOTES, DEPTH, DAILY_BAR, BARS, CLOSED_TRADES, PLACE, MODIFY, CANCEL, CANCEL_ALL ->
                throw new IllegalStateException(at.route() + " is of an account");
            case MODIFY_POSITION, CLOSE, CLOSE_ALL -> throw new IllegalStateException(at.route() + " is of an account");
        };
    }

    /// What the edge leaves of a reply to something that was accepted.
    private static WebReply.Answered spoiled(WebReply.Answered reply, Dice.Fate fate) {
        boolean accepted = reply.status() == 200 && reply.body().startsWith("{\"s\":\"ok\"");
        return switch (fate) {
            case ERROR_SERVED -> Json.edge(502, "Bad Gateway");
            case NO_CONTENT -> accepted ? new WebReply.Answered(204, Map.of(), "", 0) : reply;
            case EMPTY_BODY -> accepted ? new WebReply.Answered(200, Map.of(), "", 0) : reply;
            case SERVED, NEVER_ARRIVES, TURNED_AWAY, TOO_MANY, ERROR_UNSERVED, LATE, REPLY_LOST -> reply;
        };
    }

    private void step(long nowNanos) {
        if (nowNanos >= dayEnd) {
            dayEnd = dayEndAfter(nowNanos);
            accounts.values().forEach(Account::beginDay);
        }
        dealing.matching().publish(exchange.step(nowNanos), nowNanos);
        priced(nowNanos);
        long stepNanos = config.timing().step().toNanos();
        // After a long pause the missed steps are not made up for.
        long next = Math.max(nowNanos + stepNanos, latest - STEPS_MADE_UP * stepNanos);
        timers.at(next, () -> step(next));
    }

    /// Prices may be other than they were: what waited for them goes.
    private void priced(long nowNanos) {
        for (Account account : accounts.values()) {
            dealing.brackets().check(account, nowNanos);
            dealing.stopOut(account, config.rules().stopOutPercent(), nowNanos);
        }
        market.record(nowNanos);
        streams.tick(nowNanos);
    }

    private static long dayEndAfter(long nanos) {
        long end = Math.floorDiv(nanos, DAY) * DAY + DAY_END;
        return end > nanos ? end : end + DAY;
    }

    /// Moves the price of an instrument, as news would.
    ///
    /// @throws IllegalArgumentException if there is no such instrument, or the price is off its tick
    public void move(String name, Decimal price, long nowNanos) {
        advance(nowNanos);
        dealing.matching().publish(exchange.move(name, price, nowNanos), nowNanos);
        priced(nowNanos);
        settle();
    }

    /// Switches a fault on or lets it strike.
    ///
    /// @throws IllegalArgumentException if it names what does not exist
    public void apply(TradeLockerFault fault, long nowNanos) {
        advance(nowNanos);
        strike(fault, nowNanos);
        settle();
    }

    /// Has a fault strike later, as a script of them does; it must not name what will not exist then.
    public void applyAt(long dueNanos, TradeLockerFault fault) {
        timers.at(dueNanos, () -> strike(fault, dueNanos));
    }

    /// Ends every fault that holds; limits, columns and halted markets stay as they are.
    public void clear(long nowNanos) {
        advance(nowNanos);
        TradeLockerFaultText.ALL_CLEAR.forEach(fault -> strike(fault, nowNanos));
        dice.set(fillDelay(config));
        settle();
    }

    private static TradeLockerFault.FillDelay fillDelay(TradeLockerConfig config) {
        return new TradeLockerFault.FillDelay(
                config.timing().leastFillDelay(), config.timing().mostFillDelay());
    }

    private void strike(TradeLockerFault fault, long nowNanos) {
        switch (fault) {
            case TradeLockerFault.LostReplies setting -> dice.set(setting);
            case TradeLockerFault.LostRequests setting -> dice.set(setting);
            case TradeLockerFault.LateRequests setting -> dice.set(setting);
            case TradeLockerFault.Latency setting -> dice.set(setting);
            case TradeLockerFault.NoContent setting -> dice.set(setting);
            case TradeLockerFault.EmptyBodies setting -> dice.set(setting);
            case TradeLockerFault.ServerErrors setting -> dice.set(setting);
            case TradeLockerFault.EdgeRefusals setting -> dice.set(setting);
            case TradeLockerFault.TooMany setting -> dice.set(setting);
            case TradeLockerFault.FillDelay setting -> dice.set(setting);
            case TradeLockerFault.RefusedOrders setting -> dice.set(setting);
            case TradeLockerFault.RefusedLater setting -> dice.set(setting);
            case TradeLockerFault.StuckCloses setting -> dice.set(setting);
            case TradeLockerFault.LateLists setting -> dice.set(setting);
            case TradeLockerFault.ZeroEquity setting -> dice.set(setting);
            case TradeLockerFault.Limit(RateLimit limit) -> rates.set(limit);
            case TradeLockerFault.Columns(boolean shuffled) -> columns.shuffle(shuffled);
            case TradeLockerFault.DeadInfoRoutes(int count) -> market.deadInfoRoutes(count);
            case TradeLockerFault.ThinBook(long hundredths) ->
                dealing.matching().publish(exchange.capLevels(hundredths, nowNanos), nowNanos);
            case TradeLockerFault.Halt(String symbol, boolean on) -> exchange.halt(symbol, on);
            case TradeLockerFault.Evict(String email) -> tokens.evict(email);
            case TradeLockerFault.TradeElsewhere trade -> tradeElsewhere(trade, nowNanos);
            case TradeLockerFault.SubscribeErrors setting -> streams.strike(setting);
            case TradeLockerFault.SilentStreams(boolean on) -> streams.silence(on);
            case TradeLockerFault.Disconnected _ -> streams.cut(true);
            case TradeLockerFault.CutStreams _ -> streams.cut(false);
            case TradeLockerFault.CloseElsewhere(String positionId) -> closeElsewhere(positionId, nowNanos);
        }
    }

    private void tradeElsewhere(TradeLockerFault.TradeElsewhere trade, long nowNanos) {
        Account account = accounts.get(trade.account());
        ListedInstrument instrument = instruments.byName(trade.symbol());
        if (account == null || instrument == null) {
            throw new IllegalArgumentException("no account " + trade.account() + " or no market " + trade.symbol());
        }
        Terms terms = Terms.market(trade.side(), trade.lots(), TimeInForce.IMMEDIATE_OR_CANCEL);
        String strategyId = trade.strategyId().isEmpty() ? null : trade.strategyId();
        Ticket ticket = dealing.ticket(
                account, instrument, Ticket.Purpose.OPEN, terms, new Dealing.Asking(strategyId, nowNanos));
        String refusal = dealing.accept(ticket, nowNanos);
        if (!refusal.isEmpty()) {
            throw new IllegalArgumentException(refusal);
        }
    }

    private void closeElsewhere(String positionId, long nowNanos) {
        for (Account account : accounts.values()) {
            Holding holding = account.holdings.get(positionId);
            if (holding != null) {
                dealing.close(holding, Account.free(holding), new Dealing.Asking(null, nowNanos));
                return;
            }
        }
        throw new IllegalArgumentException("no position " + positionId);
    }

    /// Opens a connection of the Streams API; null if the key is not good. Hand its events in by `subscriptions`.
    public @Nullable StreamConnection connect(@Nullable String developerKey, StreamListener listener, long nowNanos) {
        advance(nowNanos);
        StreamConnection connection = streams.connect(developerKey, listener);
        settle();
        return connection;
    }

    /// Hands in the event `subscriptions` of a connection; `ack` hears its acknowledgement before the listener
    /// hears what follows.
    public void subscriptions(StreamConnection from, String json, Consumer<String> ack, long nowNanos) {
        advance(nowNanos);
        from.subscriptions(json, ack, nowNanos);
        settle();
    }

    /// An account as it is now, for a judge.
    ///
    /// @throws IllegalArgumentException if there is no such account
    public TradeLockerPicture picture(String account) {
        Account found = accounts.get(account);
        if (found == null) {
            throw new IllegalArgumentException("no account " + account);
        }
        return TradeLockerPicture.of(found, money);
    }

    /// The market of an instrument now, so many prices deep; null if it is not listed.
    public @Nullable Depth depth(String name, int levels) {
        return exchange.depth(name, levels);
    }

    /// Whether a login has a token that is good now.
    public boolean hasLetIn(String email, long nowNanos) {
        return tokens.hasLetIn(email, nowNanos);
    }

    /// The open positions of an account in lots, for a judge; below zero are those that were sold.
    ///
    /// @throws IllegalArgumentException if there is no such account
    public Map<String, Decimal> positions(String accountId) {
        Account account = accounts.get(accountId);
        if (account == null) {
            throw new IllegalArgumentException("no account " + accountId);
        }
        Map<String, Decimal> positions = new LinkedHashMap<>();
        account.holdings.forEach(
                (id, holding) -> positions.put(id, holding.side == Side.BUY ? holding.qty : holding.qty.negated()));
        return positions;
    }

    /// How the venue is doing, for a judge.
    public TradeLockerStatus status() {
        int open = accounts.values().stream()
                .mapToInt(account -> account.open.size())
                .sum();
        int finished = accounts.values().stream()
                .mapToInt(account -> account.finished.size())
                .sum();
        int positions = accounts.values().stream()
                .mapToInt(account -> account.holdings.size())
                .sum();
        return new TradeLockerStatus(
                requests, tokens.logins(), open, finished, positions, streams.connections(), rates.exceeded());
    }
}
