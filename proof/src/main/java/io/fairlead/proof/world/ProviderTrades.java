package io.fairlead.proof.world;

import io.fairlead.core.model.ExecType;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.proof.world.happening.Happening;
import io.fairlead.sim.match.Answer;
import io.fairlead.venues.fixlp.FixLpAsking.Trades;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A provider's list of executions and of those taken back, and its answers to TradeCaptureReportRequest(AD). Owned by
/// the world's thread; outlives every process of the provider.
final class ProviderTrades {
    private static final int PREVIOUSLY_REPORTED = 570;

    /// Of so many of a hundred lists a report is lost, whatever else goes wrong.
    private static final int LEFT_OUT = 8;

    private final Stage stage;
    private final Provider provider;
    private final TellingPlan plan;
    private final List<Answer.Report> booked = new ArrayList<>();

    private boolean calm;

    /// A question: for the executions of this account, of orders of this owner, between two times.
    private record Question(String id, String owner, String account, long fromNanos, long toNanos) {
        boolean isAbout(Answer.Report report) {
            return report.order().ids().owner().equals(owner)
                    && report.order().ids().account().equals(account)
                    && report.nanos() >= fromNanos
                    && report.nanos() <= toNanos;
        }
    }

    ProviderTrades(Stage stage, Provider provider) {
        this.stage = stage;
        this.provider = provider;
        plan = provider.plan.telling();
    }

    /// Something happened to an order; what was executed, or taken back, is booked.
    void note(Answer answer) {
        boolean isTrade = answer instanceof Answer.Report report
                && report.trade() != null
                && (report.type() == ExecType.TRADE || report.type() == ExecType.TRADE_CANCEL);
        if (isTrade && plan.lists()) {
            booked.add((Answer.Report) answer);
        }
    }

    /// No report is lost any more.
    void calm() {
        calm = true;
    }

    /// A message came in by an order session. Returns whether it was a question for executions.
    boolean take(FixMessage in, ProviderLine from) {
        if (!plan.lists() || in.msgType() != MsgType.TRADE_CAPTURE_REPORT_REQUEST) {
            return false;
        }
        int begin = in.indexOf(Tag.TRANSACT_TIME);
        int end = in.indexOf(Tag.TRANSACT_TIME, begin + 1, in.fields());
        Question question = new Question(
                in.string(Tag.TRADE_REQUEST_ID, ""),
                from.owner(),
                in.string(Tag.PARTY_ID, ""),
                in.timestampAt(begin),
                in.timestampAt(end));
        provider.whileAlive(provider.faults.workNanos(false), () -> answer(question, from.session()));
        return true;
    }

    /// The acknowledgement counts the reports; one of them may be lost or come twice.
    private void answer(Question question, FixSession to) {
        if (!to.loggedOn()) {
            return;
        }
        stage.census().count(Happening.TRADE_LISTS);
        List<Answer.Report> found = booked.stream().filter(question::isAbout).toList();
        FixEncoder ack = to.begin(MsgType.TRADE_CAPTURE_REPORT_REQUEST_ACK);
        ack.put(Tag.TRADE_REQUEST_ID, question.id)
                .put(Tag.TRADE_REQUEST_TYPE, 1)
                .put(Tag.TRADE_REQUEST_RESULT, 0)
                .put(Tag.TOT_NUM_TRADE_REPORTS, found.size())
                .put(Tag.TRADE_REQUEST_STATUS, found.isEmpty() ? 1 : 0);
        to.commit(provider.nowNanos());
        boolean loses = stage.chance(provider.faults.loses + (calm ? 0 : LEFT_OUT));
        int lost = loses && !found.isEmpty() ? stage.random().nextInt(found.size()) : -1;
        for (int i = 0; i < found.size(); i++) {
            if (i == lost) {
                stage.happened(Happening.LOST_TRADE_REPORTS, provider.host.name(), "an execution is left out");
                continue;
            }
            for (int times = stage.chance(provider.faults.repeats) ? 2 : 1; times > 0; times--) {
                write(to.begin(MsgType.TRADE_CAPTURE_REPORT), found.get(i), question, i, found.size());
                to.commit(provider.nowNanos());
            }
        }
    }

    private void write(FixEncoder out, Answer.Report report, Question question, int number, int total) {
        Answer.Trade trade = Objects.requireNonNull(report.trade());
        boolean bust = report.type() == ExecType.TRADE_CANCEL;
        out.put(Tag.TRADE_REPORT_ID, reportId(report.execId()))
                .put(Tag.TRADE_REPORT_TRANS_TYPE, bust ? 1 : 0)
                .put(Tag.TRADE_REQUEST_ID, question.id)
                .put(Tag.EXEC_TYPE, report.type().code())
                .put(Tag.TOT_NUM_TRADE_REPORTS, total)
                .put(Tag.LAST_RPT_REQUESTED, number == total - 1);
        if (bust) {
            out.put(Tag.TRADE_REPORT_REF_ID, reportId(trade.execRefId()));
        }
        if (plan.trades() == Trades.EXEC_ID) {
            out.put(Tag.EXEC_ID, report.execId());
        }
        out.put(PREVIOUSLY_REPORTED, false).put(Tag.SYMBOL, report.order().symbol());
        VenueWords.put(out, Tag.ORDER_QTY, report.order().terms().qty());
        VenueWords.put(out, Tag.LAST_QTY, trade.lastQty());
        VenueWords.put(out, Tag.LAST_PX, trade.lastPx());
        out.putDate(Tag.TRADE_DATE, report.nanos())
                .putTimestamp(Tag.TRANSACT_TIME, report.nanos())
                .put(Tag.NO_SIDES, 1)
                .put(Tag.SIDE, report.order().terms().side().code())
                .put(Tag.ORDER_ID, report.order().ids().orderId())
                .put(Tag.CL_ORD_ID, report.order().ids().clOrdId())
                .put(Tag.ACCOUNT, report.order().ids().account());
    }

    /// Where the list has ids of its own, ExecID(17) stands beside them.
    private String reportId(String execId) {
        return plan.trades() == Trades.EXEC_ID ? "T" + execId : execId;
    }
}
