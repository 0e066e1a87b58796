package io.fairlead.core;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.order.LiveOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Answers that tell of less than we know, and of a time before that. One that was on its way for long moves nothing,
/// and the venue is asked again. A venue that stamps its answers with an earlier time, as that of the order's entry,
/// gives the same answer again and again: then it is what the venue knows, whatever time stands on it. Owned by the
/// engine thread; not part of the state, since waiting again is harmless.
final class PastAnswers {
    private static final int ENOUGH = 3;

    private final Desk desk;
    private final Inquiries inquiries;
    private final Map<LiveOrder, ToldSum> told = new HashMap<>();

    PastAnswers(Desk desk, Inquiries inquiries) {
        this.desk = desk;
        this.inquiries = inquiries;
    }

    /// What is to be taken in the place of an input about an order: itself, or an answer without its time once that was
    /// told often and for long enough.
    VenueInput believed(@Nullable LiveOrder order, VenueInput input, long nowNanos) {
        if (order == null || !(input instanceof ExecutionReport report) || !order.isPast(report)) {
            return input;
        }
        Decimal cumQty = Objects.requireNonNull(report.progress().cumQty()); // else it could not be past
        ToldSum earlier = told.get(order);
        if (earlier == null || !earlier.isRepeatedBy(report)) {
            earlier = new ToldSum(cumQty, report, nowNanos);
            told.keySet().removeIf(each -> !inquiries.isAbout(each));
            told.put(order, earlier);
        } else {
            earlier.times++;
        }
        long settleNanos = desk.port(order.account().venue()).recovery().settleNanos();
        if (earlier.times < ENOUGH || nowNanos < earlier.sinceNanos + settleNanos) {
            return input;
        }
        told.remove(order);
        return believed(report, earlier, nowNanos);
    }

    /// Without its time, and with a word on why it counts, which stays on the order and in the log.
    private static ExecutionReport believed(ExecutionReport report, ToldSum told, long nowNanos) {
        ExecutionReport.Details details = report.details();
        String why = "dated before what was known, believed as it was told " + told.times + " times over "
                + (nowNanos - told.sinceNanos) / 1_000_000 + " ms";
        return new ExecutionReport(
                report.venue(),
                report.refs(),
                report.progress(),
                new ExecutionReport.Details(
                        details.account(),
                        details.symbol(),
                        details.side(),
                        details.terms(),
                        details.reason(),
                        details.text().isEmpty() ? why : details.text() + "; " + why,
                        0),
                report.marks());
    }
}
