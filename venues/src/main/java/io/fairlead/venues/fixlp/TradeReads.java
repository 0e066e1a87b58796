package io.fairlead.venues.fixlp;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.AccountId;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The TradeCaptureReportRequest(AD)s that are under way: tells when the TradeCaptureReport(AE)s that answer one are
/// complete, by TotNumTradeReports(748) or, where the venue does not count them, LastRptRequested(912). Each report
/// counts once, however often it comes. An answer that says neither is never complete. Owned by the engine thread.
final class TradeReads {
    /// An answer of more is given up: nobody asked for the executions of so long a time.
    static final int MOST_REPORTS = 100_000;

    private final String session;
    private final FixLpTrades trades;
    private final Consumer<VenueInput> into;
    private final Map<String, Read> open = new LinkedHashMap<>();
    private long asked;

    private static final class Read {
        final AccountId account;
        final long askedNanos;
        final Set<String> reports = new HashSet<>();
        int total = FixMessage.NO_INT;

        Read(AccountId account, long askedNanos) {
            this.account = account;
            this.askedNanos = askedNanos;
        }
    }

    /// `session` is the one whose orders' executions the answers hold; empty if they hold those of all.
    TradeReads(String session, FixLpTrades trades, Consumer<VenueInput> into) {
        this.session = session;
        this.trades = trades;
        this.into = into;
    }

    /// Begins a read; returns its TradeRequestID(568). An older one of the account is given up: this one is asked for
    /// since that one is overdue.
    String begin(AccountId account, long nowNanos) {
        open.values().removeIf(read -> read.account.equals(account));
        asked++;
        // A venue sends answers again that an earlier process asked for: they must not pass for these.
        String id = "tr-" + Long.toString(nowNanos, 36) + "-" + asked;
        open.put(id, new Read(account, nowNanos));
        return id;
    }

    /// Takes an answer, whole or in part, and tells the executions in it, asked for or not; behind the last of a read
    /// that it is whole.
    void take(FixMessage answer) {
        switch (answer.msgType()) {
            case MsgType.TRADE_CAPTURE_REPORT -> {
                trades.read(answer, into);
                count(answer, true);
            }
            case MsgType.TRADE_CAPTURE_REPORT_REQUEST_ACK -> count(answer, false);
            default -> {} // not about executions
        }
    }

    private void count(FixMessage answer, boolean isReport) {
        String id = open.isEmpty() ? null : answer.string(Tag.TRADE_REQUEST_ID);
        Read read = id == null ? null : open.get(id);
        if (id == null || read == null) {
            return;
        }
        if (!isReport && answer.intValue(Tag.TRADE_REQUEST_RESULT) != 0) {
            open.remove(id); // refused: no answer will come
            return;
        }
        int total = answer.intValue(Tag.TOT_NUM_TRADE_REPORTS);
        read.total = total < 0 ? read.total : total; // some say -1 for: not known
        if (isReport) {
            read.reports.add(answer.string(Tag.TRADE_REPORT_ID, ""));
        }
        if (read.reports.size() > MOST_REPORTS) {
            open.remove(id);
            return;
        }
        boolean last = answer.flag(Tag.LAST_RPT_REQUESTED);
        boolean isWhole = read.total == FixMessage.NO_INT ? last : read.reports.size() >= read.total;
        if (isWhole || last) {
            open.remove(id); // where it is not whole, the venue thinks that it has told all, and some did not come
        }
        if (isWhole) {
            int entries = read.reports.size();
            into.accept(
                    new AccountRead(trades.venue(), read.account, Evidence.FILLS, read.askedNanos, entries, session));
        }
    }

    /// The connection is gone, or the numbers began anew: no answer will be complete.
    void clear() {
        open.clear();
    }
}
