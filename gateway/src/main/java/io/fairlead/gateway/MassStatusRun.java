package io.fairlead.gateway;

import io.fairlead.core.Views;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Orders;
import io.fairlead.core.port.OrderListing;
import io.fairlead.core.port.OrderSearch;
import io.fairlead.gateway.MassStatus.Difference;
import io.fairlead.gateway.MassStatus.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One list of a venue's orders while it comes in, held beside our books. Owned by the engine thread.
final class MassStatusRun implements OrderListing {
    private final Orders orders;
    private final Account account;
    private final OrderSearch search;
    private final long askedNanos;
    private final long position;
    private final Set<String> awaited;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Set<LiveOrder> seen = new HashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    /// What is looked for, when, and how far the log was.
    record Question(Account account, OrderSearch search, long askedNanos, long position) {}

    /// `sessions` are those that each have a list of their own.
    MassStatusRun(Orders orders, Question question, List<String> sessions) {
        this.orders = orders;
        this.account = question.account;
        this.search = question.search;
        this.askedNanos = question.askedNanos;
        this.position = question.position;
        this.awaited = new HashSet<>(sessions);
    }

    @Override
    public void shows(ExecutionReport report) {
        LiveOrder ours = find(report);
        if (!isSearched(report, ours)) {
            return;
        }
        if (ours != null) {
            seen.add(ours);
        }
        ExecutionReport.References refs = report.refs();
        String key = String.valueOf(refs.venueOrder() == null ? refs.order() : refs.venueOrder());
        rows.put(key, row(report, ours));
    }

    private @Nullable LiveOrder find(ExecutionReport report) {
        ExecutionReport.References refs = report.refs();
        LiveOrder found = orders.find(refs.order());
        found = found == null ? orders.find(refs.origOrder()) : found;
        found = found == null ? orders.find(report.venue(), refs.venueOrder()) : found;
        return found != null && found.account().venue().equals(report.venue()) ? found : null;
    }

    /// A session may carry several accounts, and the venue may have listed more than it was asked for.
    private boolean isSearched(ExecutionReport report, @Nullable LiveOrder ours) {
        if (ours != null) {
            return isSearched(ours);
        }
        ExecutionReport.Details details = report.details();
        AccountId named = details.account();
        return (named == null || named.equals(account.id()))
                && (search.instrument() == null || search.instrument().symbol().equals(details.symbol()))
                && (search.side() == null || search.side() == details.side());
    }

    private boolean isSearched(LiveOrder ours) {
        return ours.account().id().equals(account.id())
                && (search.instrument() == null
                        || search.instrument().symbol().equals(ours.instrument().symbol()))
                && (search.side() == null || search.side() == ours.side());
    }

    private Row row(ExecutionReport report, @Nullable LiveOrder ours) {
        if (ours == null) {
            return new Row(report, null, false, List.of(Difference.NOT_OURS));
        }
        boolean doubted = ours.status() == OrderStatus.UNKNOWN;
        boolean underWay = !doubted && isUnderWay(ours);
        return new Row(
                report,
                Views.of(ours, position),
                underWay,
                underWay ? List.of() : BookComparison.differences(report, ours));
    }

    /// Whatever moved since the venue was asked, or waits for its answer, may look different and be right.
    private boolean isUnderWay(LiveOrder ours) {
        return ours.isInFlight() || ours.changedNanos() > askedNanos;
    }

    @Override
    public void ended(String session) {
        awaited.remove(session);
    }

    @Override
    public void failed(String session, String why) {
        awaited.remove(session);
        missing.add(session.isEmpty() ? why : "session " + session + ": " + why);
    }

    boolean isOver() {
        return awaited.isEmpty();
    }

    /// What is known now; a session that has not told its list to the end is missing.
    MassStatus result() {
        for (String session : awaited) {
            missing.add((session.isEmpty() ? "the venue" : "session " + session)
                    + " has not told its list to the end in time");
        }
        List<Row> all = new ArrayList<>(rows.values());
        if (missing.isEmpty()) {
            orders.live().stream().filter(this::isUnlisted).map(this::unlisted).forEach(all::add);
        }
        return new MassStatus(account.id(), askedNanos, all, List.copyOf(missing));
    }

    /// What came behind the question, the list need not show.
    private boolean isUnlisted(LiveOrder ours) {
        return isSearched(ours) && !seen.contains(ours) && ours.placedNanos() <= askedNanos;
    }

    private Row unlisted(LiveOrder ours) {
        boolean underWay = isUnderWay(ours);
        return new Row(
                null, Views.of(ours, position), underWay, underWay ? List.of() : List.of(Difference.NOT_AT_VENUE));
    }
}
