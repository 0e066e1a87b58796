package io.fairlead.venues.fixlp;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.AccountWord;
import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.CopyLink;
import io.fairlead.core.event.DropCopy;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.MassCancelReport;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.ReportsLost;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.MassCancel;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.OrderListing;
import io.fairlead.core.port.OrderSearch;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SendCode;
import io.fairlead.fix.session.SessionEvent;
import io.fairlead.venues.rate.Lane;
import io.fairlead.venues.rate.RateBudget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One order session of a provider: sends what it is given and reports what comes. Owned by the engine thread, but for
/// `inFlight`.
///
/// A method that sends returns null, or why no byte left us. What became of a request is an input like any other.
public final class OrderSession implements FixSessionListener {
    static final String NOT_LOGGED_ON = FixLpErrors.whyNotSent(SendCode.NOT_LOGGED_ON);

    private final FixLpSettings venue;
    private final FixLpSession settings;
    private final FixLpVenue.Core core;
    private final SentRequests sent = new SentRequests();
    private final InFlight inFlight = new InFlight();
    private final RateBudget budget;
    private final FixLpFix fix;
    private final FixLpStream stream;
    private final MassReads massReads;
    private final PositionReads positionReads;
    private final TradeReads tradeReads;
    private final List<BesideOrders> besides;
    private @Nullable FixSession up;

    /// What it takes to read what comes: the venue's names, and which answers are under way.
    record Reading(FixLpStream.Names names, MassReads massReads) {}

    /// `besides` is what else uses this session.
    OrderSession(
            FixLpSettings venue,
            FixLpSession settings,
            Reading reading,
            RateBudget budget,
            List<BesideOrders> besides,
            FixLpVenue.Core core) {
        this.venue = venue;
        this.settings = settings;
        this.besides = List.copyOf(besides);
        this.core = core;
        this.budget = budget;
        fix = new FixLpFix(venue, settings.tags());
        stream = new FixLpStream(venue, settings.name(), reading.names, sent);
        massReads = reading.massReads;
        positionReads = new PositionReads(venue, reading.names.symbols());
        tradeReads = new TradeReads(massReads.session(), new FixLpTrades(venue, reading.names), core.inputs());
    }

    public String name() {
        return settings.name();
    }

    public boolean isStandby() {
        return settings.standby();
    }

    boolean isUp() {
        return up != null;
    }

    /// Requests that the venue has not answered. Any thread.
    public int inFlight() {
        return inFlight.count();
    }

    /// What may be sent over it.
    RateBudget budget() {
        return budget;
    }

    @Nullable
    String submit(Order order, long nowNanos) {
        FixSession to = up;
        if (to == null) {
            return NOT_LOGGED_ON;
        }
        Lane lane = laneOf(order);
        String spent = spent(lane, nowNanos);
        if (spent != null) {
            return spent;
        }
        FixEncoder out = to.begin(MsgType.NEW_ORDER_SINGLE);
        return send(to, lane, order.id(), fix.newOrder(out, order, nowNanos), nowNanos);
    }

    static Lane laneOf(Order order) {
        return order.reducing() ? Lane.REDUCE : Lane.NEW;
    }

    @Nullable
    String replace(Order order, OrderId request, long nowNanos) {
        FixSession to = up;
        if (to == null) {
            return NOT_LOGGED_ON;
        }
        Lane lane = laneOfChange(order);
        String spent = spent(lane, nowNanos);
        if (spent != null) {
            return spent;
        }
        FixEncoder out = to.begin(MsgType.ORDER_CANCEL_REPLACE_REQUEST);
        return send(to, lane, request, fix.replace(out, order, request, nowNanos), nowNanos);
    }

    private static Lane laneOfChange(Order order) {
        OrderTerms after = order.pendingTerms();
        boolean smaller = after != null && after.units().compareTo(order.terms().units()) < 0;
        return smaller ? Lane.REDUCE : laneOf(order);
    }

    @Nullable
    String cancel(Order order, OrderId request, long nowNanos) {
        FixSession to = up;
        if (to == null) {
            return NOT_LOGGED_ON;
        }
        String spent = spent(Lane.CANCEL, nowNanos);
        if (spent != null) {
            return spent;
        }
        FixEncoder out = to.begin(MsgType.ORDER_CANCEL_REQUEST);
        return send(to, Lane.CANCEL, request, fix.cancel(out, order, request, nowNanos), nowNanos);
    }

    @Nullable
    String massCancel(MassCancel cancel, @Nullable Instrument instrument, long nowNanos) {
        FixSession to = up;
        if (to == null) {
            return NOT_LOGGED_ON;
        }
        String spent = spent(Lane.CANCEL, nowNanos);
        if (spent != null) {
            return spent;
        }
        FixEncoder out = to.begin(MsgType.ORDER_MASS_CANCEL_REQUEST);
        String problem = fix.massCancel(out, cancel, instrument, nowNanos);
        return send(to, Lane.CANCEL, cancel.request(), problem, nowNanos);
    }

    /// Over its budget a session does not send: the request would be late if it waited, and who asked knows better.
    private @Nullable String spent(Lane lane, long nowNanos) {
        if (budget.admits(lane, nowNanos)) {
            return null;
        }
        budget.refused(lane);
        RateBudget.Shortage shortage = budget.shortage(lane, nowNanos);
        return shortage == null ? null : shortage.text();
    }

    private @Nullable String send(FixSession to, Lane lane, OrderId request, @Nullable String problem, long nowNanos) {
        if (problem != null) {
            return problem;
        }
        int code = to.commit(nowNanos);
        if (code < 0) {
            return FixLpErrors.whyNotSent(code);
        }
        budget.sent(lane, nowNanos);
        sent.sent(code, request);
        if (up != null) {
            inFlight.sent(request);
        }
        core.inputs().accept(new Fate.Sent(venue.venue(), request, nowNanos, name()));
        return null;
    }

    /// False if the budget holds the query up: it may be asked later. One that can't be sent for another reason has no
    /// fate; the core asks again. `about` is the session whose orders alone are meant, empty if there is none.
    boolean query(Order order, String about, OrderAsking asking, long nowNanos) {
        FixSession to = up;
        if (to == null) {
            return true;
        }
        if (!budget.admits(Lane.QUERY, nowNanos)) {
            return false;
        }
        if (fix.status(to.begin(MsgType.ORDER_STATUS_REQUEST), order) == null) {
            int code = to.commit(nowNanos);
            if (code > 0) {
                budget.sent(Lane.QUERY, nowNanos);
                sent.sent(code, order.current());
                asking.asked(order, about, nowNanos);
            }
        }
        return true;
    }

    /// False likewise.
    boolean queryAll(Account account, long nowNanos) {
        FixSession to = up;
        if (to == null) {
            return true;
        }
        if (!budget.admits(Lane.QUERY, nowNanos)) {
            return false;
        }
        String id = massReads.begin(account.id(), nowNanos);
        fix.massStatus(to.begin(MsgType.ORDER_MASS_STATUS_REQUEST), account, OrderSearch.ALL, id);
        if (to.commit(nowNanos) > 0) {
            budget.sent(Lane.QUERY, nowNanos);
        }
        return true;
    }

    /// False likewise. What becomes of it `into` is told.
    boolean list(Account account, OrderSearch search, OrderListing into, long nowNanos) {
        FixSession to = up;
        if (to == null) {
            into.failed(massReads.session(), NOT_LOGGED_ON);
            return true;
        }
        if (!budget.admits(Lane.QUERY, nowNanos)) {
            return false;
        }
        String id = massReads.begin(account.id(), search.isAll(), into, nowNanos);
        String problem = fix.massStatus(to.begin(MsgType.ORDER_MASS_STATUS_REQUEST), account, search, id);
        int code = problem == null ? to.commit(nowNanos) : 0;
        if (code > 0) {
            budget.sent(Lane.QUERY, nowNanos);
        } else {
            massReads.cancel(id, problem == null ? FixLpErrors.whyNotSent(code) : problem);
        }
        return true;
    }

    /// False likewise.
    boolean queryPositions(Account account, long nowNanos) {
        FixSession to = up;
        if (to == null) {
            return true;
        }
        if (!budget.admits(Lane.QUERY, nowNanos)) {
            return false;
        }
        String id = positionReads.begin(account.id(), nowNanos);
        fix.positions(to.begin(MsgType.REQUEST_FOR_POSITIONS), account, id, nowNanos);
        if (to.commit(nowNanos) > 0) {
            budget.sent(Lane.QUERY, nowNanos);
        }
        return true;
    }

    /// False likewise.
    boolean queryFills(Account account, long sinceNanos, long nowNanos) {
        FixSession to = up;
        if (to == null) {
            return true;
        }
        if (!budget.admits(Lane.QUERY, nowNanos)) {
            return false;
        }
        String id = tradeReads.begin(account.id(), nowNanos);
        fix.trades(to.begin(MsgType.TRADE_CAPTURE_REPORT_REQUEST), account, id, sinceNanos, nowNanos);
        if (to.commit(nowNanos) > 0) {
            budget.sent(Lane.QUERY, nowNanos);
        }
        return true;
    }

    @Override
    public void onLogon(FixSession session, long nowNanos) {
        up = session;
        core.inputs().accept(new LinkChange(venue.venue(), name(), true, "logged on"));
        besides.forEach(each -> each.onLogon(session, nowNanos));
    }

    @Override
    public void onLogout(FixSession session, String reason, long nowNanos) {
        if (up == null) {
            return;
        }
        up = null;
        inFlight.clear();
        massReads.clear();
        positionReads.clear();
        tradeReads.clear();
        core.inputs().accept(new LinkChange(venue.venue(), name(), false, reason));
        besides.forEach(each -> each.onLogout(session, reason, nowNanos));
    }

    @Override
    public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
        VenueInput input = stream.read(message);
        if (input != null) {
            settle(input);
            if (input instanceof ExecutionReport report) {
                massReads.show(message, report);
            }
            if (input instanceof BusinessReject reject && isThrottle(reject)) {
                budget.throttled(0, receivedNanos);
            }
            core.inputs().accept(input);
        }
        AccountRead read = massReads.count(message);
        if (read != null) {
            core.inputs().accept(read);
        }
        tradeReads.take(message);
        PositionsRead positions = positionReads.take(message);
        if (positions != null) {
            core.inputs().accept(positions);
        }
        // By its RefMsgType(372) a BusinessMessageReject(j) may be about something beside orders.
        if (input == null || input instanceof BusinessReject) {
            for (int i = 0; i < besides.size(); i++) {
                besides.get(i).onMessage(from, message, flags, receivedNanos);
            }
        }
    }

    /// BusinessRejectReason(380) as FIX 5.0 SP2 has it: throttle limit exceeded, with or without the session's end.
    private static boolean isThrottle(BusinessReject reject) {
        return reject.reason() == 8 || reject.reason() == 9;
    }

    private void settle(VenueInput input) {
        switch (input) {
            case ExecutionReport report -> {
                inFlight.answered(report.refs().order());
                inFlight.answered(report.refs().origOrder());
            }
            case CancelReject reject -> inFlight.answered(reject.request());
            case BusinessReject reject -> inFlight.answered(reject.request());
            case MassCancelReport report -> inFlight.answered(report.request());
            case Fate _, LinkChange _, AccountWord _, ReportsLost _ -> {} // not the venue's words
            case DropCopy _, CopyLink _ -> {} // of another session
        }
    }

    /// A Reject(3) of a query or of a session message concerns no order's fate.
    @Override
    public void onSessionReject(FixSession from, FixMessage reject, long receivedNanos) {
        VenueInput input = stream.read(reject);
        if (input instanceof BusinessReject about && about.request() != null && !isQuery(reject)) {
            settle(input);
            core.inputs().accept(input);
        }
    }

    /// While the session is up, what the venue had sent under the old numbers can't be asked for again. Behind a logon
    /// everything is asked about anyway.
    private void numbersReset() {
        if (up != null) {
            massReads.clear();
            positionReads.clear();
            tradeReads.clear();
            core.inputs().accept(new ReportsLost(venue.venue(), name(), "the venue began its sequence numbers anew"));
        }
    }

    private static boolean isQuery(FixMessage reject) {
        return reject.valueEquals(Tag.REF_MSG_TYPE, "H")
                || reject.valueEquals(Tag.REF_MSG_TYPE, "AF")
                || reject.valueEquals(Tag.REF_MSG_TYPE, "AD")
                || reject.valueEquals(Tag.REF_MSG_TYPE, "AN");
    }

    @Override
    public void onEvent(FixSession from, SessionEvent event, long nowNanos) {
        if (event instanceof SessionEvent.NumbersReset) {
            sent.clear();
            numbersReset();
        }
    }
}
