package io.fairlead.venues.fixlp;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.Order;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SendCode;
import io.fairlead.fix.session.SessionEvent;
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
    private final OrderRate rate;
    private final FixLpFix fix;
    private final FixLpStream stream;
    private final MassReads massReads;
    private final @Nullable FixLpFeed feed;
    private @Nullable FixSession up;

    /// What it takes to read what comes: the venue's names, and which answers are under way.
    record Reading(FixLpStream.Names names, MassReads massReads) {}

    /// `feed` is where market data goes that comes on this session; null if none does.
    OrderSession(
            FixLpSettings venue,
            FixLpSession settings,
            Reading reading,
            @Nullable FixLpFeed feed,
            FixLpVenue.Core core) {
        this.venue = venue;
        this.settings = settings;
        this.feed = feed;
        this.core = core;
        rate = new OrderRate(settings.ordersPerSecond());
        fix = new FixLpFix(venue, settings.tags());
        stream = new FixLpStream(venue, settings.name(), reading.names, sent);
        massReads = reading.massReads;
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

    @Nullable
    String submit(Order order, long nowNanos) {
        FixSession to = up;
        if (to == null) {
            return NOT_LOGGED_ON;
        }
        String full = overRate(nowNanos);
        if (full != null) {
            return full;
        }
        FixEncoder out = to.begin(MsgType.NEW_ORDER_SINGLE);
        return sendCounted(to, order.id(), fix.newOrder(out, order, nowNanos), nowNanos);
    }

    @Nullable
    String replace(Order order, OrderId request, long nowNanos) {
        FixSession to = up;
        if (to == null) {
            return NOT_LOGGED_ON;
        }
        String full = overRate(nowNanos);
        if (full != null) {
            return full;
        }
        FixEncoder out = to.begin(MsgType.ORDER_CANCEL_REPLACE_REQUEST);
        return sendCounted(to, request, fix.replace(out, order, request, nowNanos), nowNanos);
    }

    @Nullable
    String cancel(Order order, OrderId request, long nowNanos) {
        FixSession to = up;
        if (to == null) {
            return NOT_LOGGED_ON;
        }
        FixEncoder out = to.begin(MsgType.ORDER_CANCEL_REQUEST);
        return send(to, request, fix.cancel(out, order, request, nowNanos), nowNanos);
    }

    /// Over its rate a session does not send: the request would be late if it waited, and who asked knows better.
    private @Nullable String overRate(long nowNanos) {
        long freeAtNanos = rate.freeAtNanos(nowNanos);
        return freeAtNanos > nowNanos ? FixLpErrors.overLimit(settings.ordersPerSecond(), freeAtNanos) : null;
    }

    private @Nullable String sendCounted(FixSession to, OrderId request, @Nullable String problem, long nowNanos) {
        String why = send(to, request, problem, nowNanos);
        if (why == null) {
            rate.sent(nowNanos);
        }
        return why;
    }

    private @Nullable String send(FixSession to, OrderId request, @Nullable String problem, long nowNanos) {
        if (problem != null) {
            return problem;
        }
        int code = to.commit(nowNanos);
        if (code < 0) {
            return FixLpErrors.whyNotSent(code);
        }
        sent.sent(code, request);
        if (up != null) {
            inFlight.sent(request);
        }
        core.inputs().accept(new Fate.Sent(venue.venue(), request, nowNanos, name()));
        return null;
    }

    /// A query that can't be sent has no fate; the core asks again.
    void query(Order order, long nowNanos) {
        FixSession to = up;
        if (to == null || fix.status(to.begin(MsgType.ORDER_STATUS_REQUEST), order) != null) {
            return;
        }
        int code = to.commit(nowNanos);
        if (code > 0) {
            sent.sent(code, order.current());
        }
    }

    void queryAll(Account account, long nowNanos) {
        FixSession to = up;
        if (to != null) {
            fix.massStatus(
                    to.begin(MsgType.ORDER_MASS_STATUS_REQUEST), account, massReads.begin(account.id(), nowNanos));
            to.commit(nowNanos);
        }
    }

    @Override
    public void onLogon(FixSession session, long nowNanos) {
        up = session;
        core.inputs().accept(new LinkChange(venue.venue(), name(), true, "logged on"));
        if (feed != null) {
            feed.onLogon(session, nowNanos);
        }
    }

    @Override
    public void onLogout(FixSession session, String reason, long nowNanos) {
        if (up == null) {
            return;
        }
        up = null;
        inFlight.clear();
        massReads.clear();
        core.inputs().accept(new LinkChange(venue.venue(), name(), false, reason));
        if (feed != null) {
            feed.onLogout(session, reason, nowNanos);
        }
    }

    @Override
    public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
        VenueInput input = stream.read(message);
        if (input != null) {
            settle(input);
            core.inputs().accept(input);
        }
        AccountRead read = massReads.count(message);
        if (read != null) {
            core.inputs().accept(read);
        }
        if (input == null && feed != null) {
            feed.onMessage(from, message, flags, receivedNanos);
        }
    }

    private void settle(VenueInput input) {
        switch (input) {
            case ExecutionReport report -> {
                inFlight.answered(report.refs().order());
                inFlight.answered(report.refs().origOrder());
            }
            case CancelReject reject -> inFlight.answered(reject.request());
            case BusinessReject reject -> inFlight.answered(reject.request());
            case Fate _, LinkChange _, AccountRead _, AccountValues _ -> {} // not the venue's words
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

    private static boolean isQuery(FixMessage reject) {
        return reject.valueEquals(Tag.REF_MSG_TYPE, "H") || reject.valueEquals(Tag.REF_MSG_TYPE, "AF");
    }

    @Override
    public void onEvent(FixSession from, SessionEvent event, long nowNanos) {
        if (event instanceof SessionEvent.NumbersReset) {
            sent.clear();
        }
    }
}
