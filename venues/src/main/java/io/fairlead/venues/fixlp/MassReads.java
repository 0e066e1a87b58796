package io.fairlead.venues.fixlp;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.VenueId;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.Tag;
import java.util.LinkedHashMap;
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

    private static final class Read {
        final AccountId account;
        final long askedNanos;
        int entries;

        Read(AccountId account, long askedNanos) {
            this.account = account;
            this.askedNanos = askedNanos;
        }
    }

    /// `session` is the one whose orders the answers hold; empty if they hold those of all.
    MassReads(VenueId venue, String session) {
        this.venue = venue;
        this.session = session;
    }

    /// Begins a read; returns its MassStatusReqID(584). The oldest of too many is given up.
    String begin(AccountId account, long nowNanos) {
        if (open.size() == MOST_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
        asked++;
        String id = "ms-" + asked;
        open.put(id, new Read(account, nowNanos));
        return id;
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
            }
            return null;
        }
        open.remove(id);
        return new AccountRead(venue, read.account, Evidence.MASS_STATUS, read.askedNanos, read.entries, session);
    }

    /// The connection is gone: no answer will be complete.
    void clear() {
        open.clear();
    }
}
