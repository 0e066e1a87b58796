package io.fairlead.venues.fixlp;

import io.fairlead.core.event.CopyLink;
import io.fairlead.core.event.DropCopy;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;

/// The drop-copy session of a provider: takes copies of the ExecutionReport(8)s of every order of our accounts, whoever
/// made it. It only listens: there is no way to send an order over it. Owned by the engine thread.
public final class CopySession implements FixSessionListener {
    private final FixLpSettings venue;
    private final String name;
    private final FixLpStream stream;
    private final FixLpVenue.Core core;
    private boolean isUp;

    CopySession(FixLpSettings venue, String name, FixLpStream.Names names, FixLpVenue.Core core) {
        this.venue = venue;
        this.name = name;
        this.core = core;
        stream = new FixLpStream(venue, name, names, new SentRequests());
    }

    @Override
    public void onLogon(FixSession session, long nowNanos) {
        isUp = true;
        core.inputs().accept(new CopyLink(venue.venue(), name, true, "logged on"));
    }

    /// Also behind a logon that failed, which is no news.
    @Override
    public void onLogout(FixSession session, String reason, long nowNanos) {
        if (isUp) {
            isUp = false;
            core.inputs().accept(new CopyLink(venue.venue(), name, false, reason));
        }
    }

    @Override
    public void onMessage(FixSession session, FixMessage message, int flags, long receivedNanos) {
        boolean isReport = message.msgType() == MsgType.EXECUTION_REPORT;
        if (isReport && stream.read(message) instanceof ExecutionReport report && isOurs(message, report)) {
            core.inputs().accept(new DropCopy(copy(report)));
        }
    }

    /// A session may copy more than our accounts.
    private static boolean isOurs(FixMessage message, ExecutionReport report) {
        return report.details().account() != null || !message.has(Tag.ACCOUNT);
    }

    private static ExecutionReport copy(ExecutionReport report) {
        ExecutionReport.Marks marks = report.marks();
        return new ExecutionReport(
                report.venue(),
                report.refs(),
                report.progress(),
                report.details(),
                new ExecutionReport.Marks(
                        marks.possDup(), marks.tolerated(), marks.raw(), marks.session(), Evidence.DROP_COPY));
    }
}
