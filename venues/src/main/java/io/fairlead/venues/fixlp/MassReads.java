package io.fairlead.venues.fixlp;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.OrderListing;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The OrderMassStatusRequest(AF)s that are under way: tells when the reports that answer one are complete, by
/// TotNumReports(911) and LastRptRequested(912). An answer that says neither is never complete. Owned by the engine
/// thread.
final class MassReads {
    private static final int MOST_OPEN = 64;

    private final VenueId venue;
    private final String session;
    private final Map<String, Read> open = new LinkedHashMap<>();
    private long asked;

    /// `whole` if the list leaves no order out: only such a one proves anything by what it does not show. `into` is who
    /// wants to see it, null where nobody does.
    private static final class Read {
        final AccountId account;
        final long askedNanos;
        final boolean whole;
        final @Nullable OrderListing into;
        int entries;

        Read(AccountId account, long askedNanos, boolean whole, @Nullable OrderListing into) {
            this.account = account;
            this.askedNanos = askedNanos;
            this.whole = whole;
            this.into = into;
        }

        void ended(String session) {
            if (into != null) {
                into.ended(session);
            }
        }

        void failed(String session, String why) {
            if (into != null) {
                into.failed(session, why);
            }
        }
    }

    /// `session` is the one whose orders the answers hold; empty if they hold those of all.
    MassReads(VenueId venue, String session) {
        this.venue = venue;
        this.session = session;
    }

    /// The session whose orders the answers hold.
    String session() {
        return session;
    }

    /// Begins a read of all orders; returns its MassStatusReqID(584). The oldest of too many is given up.
    String begin(AccountId account, long nowNanos) {
        return begin(new Read(account, nowNanos, true, null));
    }

    /// Begins a read for somebody who wants to see what the venue tells.
    String begin(AccountId account, boolean whole, OrderListing into, long nowNanos) {
        return begin(new Read(account, nowNanos, whole, into));
    }

    private String begin(Read read) {
        if (open.size() == MOST_OPEN) {
            String oldest = open.keySet().iterator().next();
            Read given = open.remove(oldest);
            if (given != null) {
                given.failed(session, "too many lists were asked for at once");
            }
        }
        asked++;
        // A venue sends answers again that an earlier process asked for: they must not pass for these.
        String id = "ms-" + Long.toString(read.askedNanos, 36) + "-" + asked;
        open.put(id, read);
        return id;
    }

    /// One that could not be asked for.
    void cancel(String id, String why) {
        Read read = open.remove(id);
        if (read != null) {
            read.failed(session, why);
        }
    }

    /// Shows a report to who asked for the list that it belongs to.
    void show(FixMessage message, ExecutionReport report) {
        String id = open.isEmpty() ? null : message.string(Tag.MASS_STATUS_REQ_ID);
        Read read = id == null ? null : open.get(id);
        if (read != null && read.into != null) {
            read.into.shows(report);
        }
    }

    /// Counts a report; the read that it completes, or null.
    @Nullable
    AccountRead count(FixMessage report) {
        String id = open.isEmpty() ? null : report.string(Tag.MASS_STATUS_REQ_ID);
        Read read = id == null ? null : open.get(id);
        if (id == null || read == null) {
            return null;
        }
        int total = report.intValue(Tag.TOT_NUM_REPORTS);
        read.entries += total == 0 ? 0 : 1; // the one report of an empty answer shows no order
        boolean last = report.flag(Tag.LAST_RPT_REQUESTED);
        if (total == FixMessage.NO_INT ? !last : read.entries < total) {
            if (last) {
                open.remove(id); // the venue thinks that it has told all, and some did not come
                read.failed(session, "the venue ended its list with " + read.entries + " of " + total + " orders");
            }
            return null;
        }
        open.remove(id);
        read.ended(session);
        return !read.whole
                ? null
                : new AccountRead(venue, read.account, Evidence.MASS_STATUS, read.askedNanos, read.entries, session);
    }

    /// The connection is gone: no answer will be complete.
    void clear() {
        List<Read> reads = List.copyOf(open.values());
        open.clear();
        reads.forEach(read -> read.failed(session, "the connection was lost before the list was told"));
    }
}
