package io.fairlead.venues.tradelocker;

import io.fairlead.core.event.LimitsPublished;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.ProposedLimits;
import io.fairlead.venues.desk.DeskAccount;
import io.fairlead.venues.desk.Handover;
import io.fairlead.venues.tradelocker.live.HistoryTold;
import io.fairlead.venues.tradelocker.live.LiveMode;
import io.fairlead.venues.tradelocker.live.Money;
import io.fairlead.venues.tradelocker.live.Told;
import io.fairlead.venues.tradelocker.rest.AccountDetails;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.ExecutionRow;
import io.fairlead.venues.tradelocker.rest.Listing;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import io.fairlead.venues.tradelocker.rest.PositionRow;
import io.fairlead.venues.tradelocker.rest.Priority;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import java.util.List;

/// One account at the venue from its login on: what is sent, read and told of it. Owned by the venue's thread.
final class AccountLine {
    private static final long TIDY_NANOS = 10_000_000_000L;

    private final Account account;
    private final AccountRef ref;
    private final Handover core;
    private final Catalogue catalogue;
    private final OrderLedger ledger;
    private final PositionPictures positions;
    private final AccountReads reads;
    private final Worth worth;
    private final AccountDesk desk;
    private ProposedLimits published = ProposedLimits.NONE;
    private long tidyNanos;
    private String doubt = "";
    private LiveMode mode = new LiveMode(LiveMode.Way.AWAITED, 0, "nothing was told yet");

    /// What is known when an account is found at a login. `known` are its orders in the log, `startedNanos` when this
    /// process began and `historyFromNanos` where reading of final orders begins.
    record Birth(
            Account account,
            AccountRef ref,
            List<Instrument> instruments,
            List<KnownOrder> known,
            long startedNanos,
            long historyFromNanos) {}

    AccountLine(Birth birth, AccountDesk.Parts parts, TradeLockerSettings settings) {
        account = birth.account;
        ref = birth.ref;
        core = parts.core();
        catalogue = new Catalogue(account, birth.instruments);
        Reporting words = new Reporting(account.venue(), account.id());
        NewsAges ages = new NewsAges(core, parts.ages(), parts.epochNanos(), birth.startedNanos);
        ledger = new OrderLedger(words, catalogue::find, ages, birth.startedNanos);
        birth.known.forEach(ledger::know);
        positions = new PositionPictures(account, catalogue, ledger);
        worth = new Worth(account);
        reads = new AccountReads(
                new AccountReads.Parts(account, ref, parts.rest(), ledger, core, this::held, settings.settleNanos()),
                birth.historyFromNanos);
        desk = new AccountDesk(account, ref, catalogue, ledger, parts);
    }

    Account account() {
        return account;
    }

    AccountRef ref() {
        return ref;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /// What is wrong with it; empty if nothing is.
    String problem() {
        String problem = catalogue.problem().isEmpty() ? doubt : catalogue.problem();
        return problem.isEmpty() ? unfollowed() : problem;
    }

    /// Does what the engine asked for.
    void take(DeskWork work, long nowNanos) {
        switch (work) {
            case DeskWork.Submit(Ticket ticket) -> desk.submit(ticket, nowNanos);
            case DeskWork.Replace(Ticket ticket, var request) -> desk.replace(ticket, request);
            case DeskWork.Cancel(Ticket ticket, var request) -> desk.cancel(ticket, request);
            case DeskWork.ChangePosition(var change) -> desk.change(change);
            case DeskWork.AskOrder(Ticket ticket, var order, var asking) ->
                reads.ask(new AccountReads.Asked(ticket, order, asking));
            case DeskWork.AskOrders _ -> reads.askAll();
            case DeskWork.ListOrders(Account _, var _, var into) -> reads.list(into);
            case DeskWork.AskPositions _ -> reads.askPositions();
        }
    }

    int poll(long nowNanos) {
        if (nowNanos >= tidyNanos || nowNanos < tidyNanos - TIDY_NANOS) { // or the clock was set back
            tidyNanos = nowNanos + TIDY_NANOS;
            ledger.tidy(nowNanos);
        }
        return reads.poll(nowNanos);
    }

    private void held(Listing<PositionRow> listing, long askedNanos) {
        if (listing.isComplete()) {
            core.accept(positions.read(listing.rows(), askedNanos));
        }
    }

    void told(Told<OrderRow> told) {
        switch (told.source()) {
            case POLL -> ledger.read(told.rows(), told.toldNanos());
            case STREAM -> ledger.readOn(told.rows(), told.toldNanos());
        }
    }

    void told(HistoryTold told) {
        ledger.read(told.changed(), told.toldNanos());
    }

    void executed(Told<ExecutionRow> told) {
        ledger.executed(told.rows());
    }

    /// The core need not hear what it has heard: only a list that is whole and otherwise than the one before.
    void holds(Told<PositionRow> told) {
        boolean news = !told.changed().isEmpty() || !told.gone().isEmpty();
        if (told.whole() && told.unreadable() == 0 && news) {
            core.accept(positions.read(told.rows(), told.askedNanos()));
        }
    }

    void worth(Money money) {
        Worth.Word word = worth.of(money);
        doubt = word.doubt();
        if (word.values() != null) {
            core.accept(word.values());
        }
    }

    /// What the venue publishes of its limits, told when it is another than before.
    void askRules(TradeLockerRest rest) {
        rest.accountDetails(ref, Priority.POLL, reply -> {
            if (reply instanceof Reply.Ok<AccountDetails>(AccountDetails details, long _, long _)) {
                publish(PublishedRules.of(details.riskRules()));
            }
        });
    }

    private void publish(ProposedLimits limits) {
        if (!limits.equals(published)) {
            published = limits;
            core.accept(new LimitsPublished(account.venue(), account.id(), "riskRules", limits));
        }
    }

    void followed(LiveMode now) {
        mode = now;
    }

    /// An account that is not followed says so to whoever looks, but for one that has only just been found.
    private String unfollowed() {
        return mode.isUp() || mode.sinceNanos() == 0 ? "" : "not followed: " + mode.why();
    }

    /// As others see it. `streamProblem` says why it is not streamed though it should be.
    DeskAccount view(String streamProblem) {
        return new DeskAccount(
                account.id(),
                ref.login(),
                mode.way().name(),
                mode.isUp(),
                mode.sinceNanos(),
                problem(),
                doubt,
                streamProblem);
    }
}
