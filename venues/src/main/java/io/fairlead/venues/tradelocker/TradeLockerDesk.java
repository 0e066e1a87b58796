package io.fairlead.venues.tradelocker;

import io.fairlead.core.bar.BarHistory;
import io.fairlead.core.book.Books;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.EndingPace;
import io.fairlead.core.port.VenuePort;
import io.fairlead.venues.desk.DeskAccount;
import io.fairlead.venues.desk.DeskLink;
import io.fairlead.venues.desk.Handover;
import io.fairlead.venues.desk.MpscQueue;
import io.fairlead.venues.desk.VenueDesk;
import io.fairlead.venues.market.SubscriptionListener;
import io.fairlead.venues.market.Subscriptions;
import io.fairlead.venues.rate.BudgetView;
import io.fairlead.venues.tradelocker.live.TradeLockerBars;
import io.fairlead.venues.tradelocker.live.TradeLockerQuotes;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.AccountRow;
import io.fairlead.venues.tradelocker.rest.LoginHealth;
import io.fairlead.venues.tradelocker.rest.Priority;
import io.fairlead.venues.tradelocker.rest.RestListener;
import io.fairlead.venues.tradelocker.rest.Route;
import io.fairlead.venues.tradelocker.rest.RouteView;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The work of one TradeLocker venue: takes what the engine asks, polls logins and accounts, hands back what the venue
/// says. Owned by the thread `venue-NAME`, but for what says otherwise.
///
/// ```
///  engine ─ TradeLockerVenue ─▶ queue ─▶ desk ─▶ AccountDesk ─▶ TradeLockerRest ─▶ venue
///  engine ◀─ Handover ◀─ OrderLedger, AccountReads, Worth ◀─ rows of polls and streams ◀─┘
/// ```
public final class TradeLockerDesk implements VenueDesk {
    private static final int WORK_WAITING = 1_024;
    private static final int WORK_A_TURN = 64;
    private static final long SHOWN_NANOS = 250_000_000L;

    private final TradeLockerSettings settings;
    private final Surroundings world;
    private final TradeLockerRest rest;
    private final Following following;
    private final TradeLockerQuotes quotes;
    private final TradeLockerBars bars;
    private final CallBook calls;
    private final Roster roster;
    private final MpscQueue<Waiting> waiting = new MpscQueue<>(WORK_WAITING);
    private final Map<AccountId, AccountLine> lines = new LinkedHashMap<>();
    private final List<LoginLine> logins = new ArrayList<>();
    private final AccountDesk.Parts parts;
    private long shownDueNanos;
    private volatile List<DeskLink> links;
    private volatile List<DeskAccount> accounts = List.of();
    private volatile List<BudgetView> budgets = List.of();
    private volatile String shortage = "";
    private volatile Map<AccountId, Obstacle> obstacles = Map.of();
    private volatile Map<AccountId, EndingPace> paces = Map.of();

    /// What it trades: accounts of this venue, instruments, and the orders of those accounts in the log.
    public record Roster(
            Collection<Account> accounts, Collection<Instrument> instruments, Collection<KnownOrder> known) {}

    /// What it is given of its surroundings. `core` leads to the engine, `subscriptions` hears of those to prices,
    /// `wakeUp` ends the wait of this venue's thread.
    public record Surroundings(
            Handover core,
            Books books,
            SubscriptionListener subscriptions,
            LongSupplier epochNanos,
            Runnable wakeUp,
            Meters meters) {}

    /// Hears what became of requests, and how long each order waited for this thread.
    public record Meters(RestListener requests, LongConsumer queued, News.Ages ages) {
        /// Hears nothing.
        public static final Meters NONE = new Meters(RestListener.NONE, _ -> {}, (_, _) -> {});
    }

    /// What stands in the way of an account's orders at its login, and of new ones alone; empty where nothing does.
    private record Obstacle(String always, String whenNew) {}

    /// Work of the engine, and since when it waits.
    private record Waiting(DeskWork work, long sinceNanos) {}

    /// `access` is opened here, so that it reports to this desk.
    public TradeLockerDesk(TradeLockerSettings settings, Roster roster, TradeLockerAccess access, Surroundings world) {
        this.settings = settings;
        this.world = world;
        long startedNanos = world.epochNanos.getAsLong();
        this.roster = new Roster(
                roster.accounts.stream()
                        .filter(account -> account.venue().equals(settings.venue()))
                        .toList(),
                List.copyOf(roster.instruments),
                List.copyOf(roster.known));
        calls = new CallBook(world.meters.requests);
        rest = access.rest(world.epochNanos, calls);
        following = access.follow(rest, new Hearing(lines), world.epochNanos);
        quotes = new TradeLockerQuotes(
                settings.quotes(), List.copyOf(roster.instruments), world.books, rest, world.subscriptions);
        bars = new TradeLockerBars(settings.venue(), List.copyOf(roster.instruments), rest);
        parts = new AccountDesk.Parts(
                rest, world.core, settings.ticksPerPip(), following::acted, world.epochNanos, world.meters.ages);
        settings.logins().forEach(login -> logins.add(new LoginLine(login, settings.venue(), startedNanos)));
        links = shownLinks(rest.view().logins());
    }

    /// The port that the core gets. `inputs` takes what it says on the engine thread at once.
    public VenuePort port(Consumer<VenueInput> inputs) {
        return new TradeLockerVenue(settings, this, inputs);
    }

    @Override
    public VenueId venue() {
        return settings.venue();
    }

    /// The engine thread: leaves work here; false if too much waits.
    boolean offer(DeskWork work) {
        boolean taken = waiting.offer(new Waiting(work, world.epochNanos.getAsLong()));
        world.wakeUp.run();
        return taken;
    }

    /// Why no login has room for a new order now; empty while one has. Any thread.
    String shortage() {
        return shortage;
    }

    /// What stands in the way of an account's orders now; empty if nothing. Any thread.
    String obstacle(AccountId account, boolean reducing) {
        Obstacle obstacle = obstacles.get(account);
        if (obstacle == null) {
            return "no login has found it yet";
        }
        return reducing || !obstacle.always.isEmpty() ? obstacle.always : obstacle.whenNew;
    }

    /// How fast what an account has live can be ended; null while no login has it. Any thread.
    @Nullable
    EndingPace endingPace(AccountId account) {
        return paces.get(account);
    }

    /// Orders leave before anything else is done, however much has come meanwhile.
    @Override
    public int poll(long nowNanos) {
        int work = takeWork(nowNanos);
        work += rest.poll(nowNanos) + following.poll(nowNanos) + quotes.poll(nowNanos) + bars.poll(nowNanos);
        for (LoginLine login : logins) {
            work += login.poll(this, nowNanos);
        }
        for (AccountLine line : lines.values()) {
            work += line.poll(nowNanos);
        }
        show(nowNanos);
        return work;
    }

    private int takeWork(long nowNanos) {
        int taken = 0;
        while (taken < WORK_A_TURN) {
            Waiting next = waiting.poll();
            if (next == null) {
                break;
            }
            world.meters.queued.accept(nowNanos - next.sinceNanos);
            take(next.work, nowNanos);
            taken++;
        }
        return taken;
    }

    private void take(DeskWork work, long nowNanos) {
        AccountLine line = lines.get(work.account().id());
        if (line != null) {
            line.take(work, nowNanos);
            return;
        }
        String why = "no login has found account " + work.account().venueAccount() + " yet";
        switch (work) {
            case DeskWork.Request request -> world.core.accept(new Fate.NotSent(venue(), request.request(), why));
            case DeskWork.AskOrder(Ticket _, var order, var asking) ->
                world.core.onEngine(() -> asking.notAsked(order, "", nowNanos));
            case DeskWork.ListOrders(Account _, var _, var into) -> world.core.onEngine(() -> into.failed("", why));
            case DeskWork.AskOrders _, DeskWork.AskPositions _ -> {} // the core asks until it has an answer
        }
    }

    /// Pictures for other threads, a few times a second.
    private void show(long nowNanos) {
        if (nowNanos < shownDueNanos && nowNanos >= shownDueNanos - SHOWN_NANOS) {
            return;
        }
        shownDueNanos = nowNanos + SHOWN_NANOS;
        budgets = rest.view().orderBudgets();
        links = shownLinks(rest.view().logins());
        shortage = whyNoRoom(nowNanos);
        obstacles = shownObstacles(nowNanos);
        paces = shownPaces();
        accounts = shownAccounts();
    }

    private Map<AccountId, EndingPace> shownPaces() {
        Map<AccountId, EndingPace> shown = new HashMap<>();
        lines.forEach((account, line) -> {
            String login = line.ref().login();
            long lists = paceNanos(login, Route.ORDERS, Priority.QUERY)
                    + paceNanos(login, Route.ORDERS_HISTORY, Priority.QUERY);
            long cancel = paceNanos(login, Route.CANCEL_ORDER, Priority.CANCEL);
            shown.put(
                    account,
                    new EndingPace(login, cancel, paceNanos(login, Route.CLOSE_POSITION, Priority.REDUCE), lists));
        });
        return Map.copyOf(shown);
    }

    /// Between two requests of a route where no more than our share of its limit is used.
    private long paceNanos(String login, Route route, Priority priority) {
        RouteView view = rest.route(login, route, priority);
        return view.perNanos() / view.most() * 100 / view.share();
    }

    private List<DeskAccount> shownAccounts() {
        Map<AccountRef, String> streamProblems = new HashMap<>();
        following.view().accounts().forEach(each -> streamProblems.put(each.account(), each.streamProblem()));
        return lines.values().stream()
                .map(line -> line.view(streamProblems.getOrDefault(line.ref(), "")))
                .toList();
    }

    private List<DeskLink> shownLinks(List<LoginHealth> healths) {
        return logins.stream().map(login -> login.view(healths, calls)).toList();
    }

    /// One login with room is enough for the door; an order for another is `NotSent` with its own reason.
    private String whyNoRoom(long nowNanos) {
        String why = "";
        for (LoginLine login : logins) {
            if (!login.isUp()) {
                continue;
            }
            why = whyNoRoom(login, nowNanos);
            if (why.isEmpty()) {
                return "";
            }
        }
        return why;
    }

    private String whyNoRoom(LoginLine login, long nowNanos) {
        RouteView route = rest.route(login.name(), Route.PLACE_ORDER, Priority.NEW);
        long millis = Math.max(0, route.freeAtNanos() - nowNanos) / 1_000_000;
        return route.free() > 0
                ? ""
                : "login " + login.name() + " has no room for orders, " + route.most() + " in "
                        + route.perNanos() / 1_000_000 + " ms at most; room again in " + millis + " ms";
    }

    private Map<AccountId, Obstacle> shownObstacles(long nowNanos) {
        Map<AccountId, Obstacle> shown = new HashMap<>();
        for (LoginLine login : logins) {
            String down = login.isUp() ? "" : "login " + login.name() + " is not up" + reason(login);
            String full = login.isUp() ? whyNoRoom(login, nowNanos) : "";
            login.accounts().forEach(line -> shown.put(line.account().id(), new Obstacle(down, full)));
        }
        return Map.copyOf(shown);
    }

    private String reason(LoginLine login) {
        String problem = links.stream()
                .filter(link -> link.id().equals(login.name()))
                .map(DeskLink::problem)
                .findFirst()
                .orElse("");
        return problem.isEmpty() ? "" : ": " + problem;
    }

    /// An account that was found stays with its login: orders and positions of it are asked for there alone.
    void found(List<AccountRow> rows, LoginLine login, long startedNanos) {
        for (Account account : roster.accounts) {
            for (AccountRow row : rows) {
                boolean named = row.ref().accountId().equals(account.venueAccount());
                if (named && !lines.containsKey(account.id())) {
                    AccountLine line = new AccountLine(birth(account, row, startedNanos), parts, settings);
                    lines.put(account.id(), line);
                    login.add(line);
                }
            }
        }
    }

    private AccountLine.Birth birth(Account account, AccountRow row, long startedNanos) {
        List<KnownOrder> known = roster.known.stream()
                .filter(order -> order.account().equals(account.id()))
                .toList();
        return new AccountLine.Birth(
                account,
                row.ref(),
                List.copyOf(roster.instruments),
                known,
                startedNanos,
                startedNanos - LoginLine.LOOK_BACK_NANOS);
    }

    TradeLockerRest rest() {
        return rest;
    }

    Handover core() {
        return world.core;
    }

    /// An account can be traded: it is followed from now on.
    void follow(AccountLine line, long fromNanos, long nowNanos) {
        following.follow(line.ref(), line.catalogue().rows(), fromNanos / 1_000_000);
        if (quotes.askedBy() == null) {
            price(line, nowNanos);
        }
    }

    /// Prices and bars are asked for by this account from now on.
    private void price(AccountLine by, long nowNanos) {
        quotes.up(by.ref(), by.catalogue().rows(), nowNanos);
        bars.up(by.ref(), by.catalogue().rows());
    }

    /// A login is gone; its accounts are followed again when it is back.
    void lost(LoginLine login, long nowNanos) {
        AccountRef by = quotes.askedBy();
        if (by == null || !by.login().equals(login.name())) {
            return;
        }
        quotes.down("login " + login.name() + " is gone", nowNanos);
        bars.down();
        for (LoginLine other : logins) {
            AccountLine another = other == login ? null : other.anyUp();
            if (another != null) {
                price(another, nowNanos);
                return;
            }
        }
    }

    /// Subscriptions to prices, shared between those who read them.
    public Subscriptions subscriptions() {
        return quotes.subscriptions();
    }

    @Override
    public void close(long nowNanos) {
        following.close();
        rest.close();
    }

    @Override
    public List<DeskLink> links() {
        return links;
    }

    @Override
    public List<DeskAccount> accounts() {
        return accounts;
    }

    @Override
    public BarHistory bars() {
        return bars;
    }

    @Override
    public List<BudgetView> budgets() {
        return budgets;
    }

    /// The line of an account as the venue names it; null if there is none.
    static @Nullable AccountLine lineOf(Map<AccountId, AccountLine> lines, AccountRef ref) {
        for (AccountLine line : lines.values()) {
            if (line.ref().equals(ref)) {
                return line;
            }
        }
        return null;
    }
}
