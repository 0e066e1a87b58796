package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.VenuePort;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Asks venues about all orders of an account. A question behind a reconnect is repeated until its answer was read to
/// the end, a few times at most: it may be lost on the way, and some venues never say where an answer ends.
/// Owned by the engine thread.
final class AccountQuestions {
    private static final int MOST = 4;

    private final Desk desk;
    private final CoreSettings settings;
    private final Map<AccountId, Long> asked = new HashMap<>();
    private final Map<AccountId, Awaited> awaited = new LinkedHashMap<>();

    private static final class Awaited {
        final Account account;
        final Backoff pause;
        int times;

        Awaited(Account account, CoreSettings settings) {
            this.account = account;
            this.pause = new Backoff(settings);
        }
    }

    AccountQuestions(Desk desk, CoreSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    /// Asks about every account at a venue, until the answers are here.
    void askAll(VenueId venue, long nowNanos) {
        if (!desk.port(venue).capabilities().has(Capability.MASS_STATUS_QUERY)) {
            return;
        }
        for (AccountState account : desk.state().accounts()) {
            if (account.account().venue().equals(venue)) {
                Awaited question = new Awaited(account.account(), settings);
                awaited.put(account.account().id(), question);
                ask(question, nowNanos);
            }
        }
    }

    private void ask(Awaited question, long nowNanos) {
        question.times++;
        question.pause.lengthen(nowNanos);
        send(question.account, nowNanos);
    }

    /// One answer serves all orders of the account, so nothing is asked again at once.
    void ask(Account account, long nowNanos) {
        Long last = asked.get(account.id());
        if (last == null || nowNanos >= last + settings.firstAskNanos()) {
            send(account, nowNanos);
        }
    }

    private void send(Account account, long nowNanos) {
        VenuePort port = desk.port(account.venue());
        asked.put(account.id(), nowNanos);
        port.queryOrders(account);
    }

    void read(AccountRead read) {
        if (read.source() == Evidence.MASS_STATUS) {
            awaited.remove(read.account());
        }
    }

    /// What was asked on a connection that is gone is not answered any more.
    void onLinkDown(VenueId venue) {
        awaited.values().removeIf(question -> question.account.venue().equals(venue));
    }

    void onTick(long nowNanos) {
        if (awaited.isEmpty()) {
            return;
        }
        awaited.values().removeIf(question -> question.times == MOST);
        for (Awaited question : awaited.values()) {
            if (question.pause.isOver(nowNanos)) {
                ask(question, nowNanos);
            }
        }
    }
}
