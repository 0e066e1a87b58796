package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.VenuePort;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Asks venues for one list of an account, as of all its orders or of its executions. A question behind a reconnect
/// is repeated, further apart each time, until its answer was read to the end: it may be lost on the way. Where
/// each session answers for its own orders alone, each that is up has to. Owned by the engine thread.
final class AccountQuestions {
    /// All orders.
    static final Subject ORDERS = new Subject(
            Capability.MASS_STATUS_QUERY, Evidence.MASS_STATUS, (port, account, _) -> port.queryOrders(account));

    private final Desk desk;
    private final CoreSettings settings;
    private final Subject subject;
    private final Map<AccountId, Long> asked = new HashMap<>();
    private final Map<AccountId, Awaited> awaited = new LinkedHashMap<>();

    /// Which list: what a venue needs to tell it, the source that its answers name, and how it is asked for.
    record Subject(Capability needed, Evidence list, Question question) {}

    /// The executions, from where those begin that we may lack.
    static Subject executions(Desk desk) {
        return new Subject(Capability.FILLS_QUERY, Evidence.FILLS, new FillHorizon(desk));
    }

    /// Puts the question.
    @FunctionalInterface
    interface Question {
        void ask(VenuePort port, Account account, long nowNanos);
    }

    private static final class Awaited {
        final Account account;
        final long sinceNanos;
        final Backoff pause;
        final Set<String> answered = new HashSet<>();

        Awaited(Account account, CoreSettings settings, long nowNanos) {
            this.account = account;
            this.sinceNanos = nowNanos;
            this.pause = new Backoff(settings);
        }
    }

    AccountQuestions(Desk desk, CoreSettings settings, Subject subject) {
        this.desk = desk;
        this.settings = settings;
        this.subject = subject;
    }

    private boolean canTell(VenueId venue) {
        return desk.port(venue).capabilities().has(subject.needed);
    }

    /// Asks about every account at a venue, until the answers are here.
    void askAll(VenueId venue, long nowNanos) {
        if (!canTell(venue)) {
            return;
        }
        for (AccountState account : desk.state().accounts()) {
            if (account.account().venue().equals(venue)) {
                Awaited question = new Awaited(account.account(), settings, nowNanos);
                awaited.put(account.account().id(), question);
                ask(question, nowNanos);
            }
        }
    }

    private void ask(Awaited question, long nowNanos) {
        question.pause.lengthen(nowNanos);
        send(question.account, nowNanos);
    }

    /// One answer serves all orders of the account, so nothing is asked again at once. A venue that has no such list is
    /// not asked.
    void ask(Account account, long nowNanos) {
        Long last = asked.get(account.id());
        if (!canTell(account.venue())) {
            return;
        }
        if (last == null || nowNanos >= last + settings.firstAskNanos()) {
            send(account, nowNanos);
        }
    }

    private void send(Account account, long nowNanos) {
        VenuePort port = desk.port(account.venue());
        asked.put(account.id(), nowNanos);
        subject.question.ask(port, account, nowNanos);
    }

    /// Whether an answer about the account is still to come.
    boolean awaits(AccountId account) {
        return awaited.containsKey(account);
    }

    void read(AccountRead read) {
        Awaited question = awaited.get(read.account());
        if (question == null || read.source() != subject.list || read.askedNanos() < question.sinceNanos) {
            return;
        }
        question.answered.add(read.session());
        if (read.session().isEmpty()
                || question.answered.containsAll(desk.state().linksUp(read.venue()))) {
            awaited.remove(read.account());
        }
    }

    /// What was asked on a connection that is gone is not answered any more; the sessions that stand are asked again
    /// soon.
    void onLinkDown(VenueId venue) {
        if (!desk.state().isUp(venue)) {
            awaited.values().removeIf(question -> question.account.venue().equals(venue));
            return;
        }
        for (Awaited question : awaited.values()) {
            if (question.account.venue().equals(venue)) {
                question.pause.end();
            }
        }
    }

    void onTick(long nowNanos) {
        if (awaited.isEmpty()) {
            return;
        }
        for (Awaited question : awaited.values()) {
            if (question.pause.isOver(nowNanos)) {
                ask(question, nowNanos);
            }
        }
    }
}
