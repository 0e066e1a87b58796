package io.fairlead.venues.fixlp;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.RecoveryProfile;
import io.fairlead.core.port.VenuePort;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SendCode;
import io.fairlead.fix.session.SessionEvent;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A liquidity provider over FIX 4.4: the venue port in front of its order session, and the listener behind it.
/// Owned by the engine thread.
///
/// An order goes from the port's call into the session's encoder and out, with no hand-over between; what became of
/// it is an input like any other. Without a session that is logged on, a request is `NotSent` at once; so is a new
/// order or a replace over the venue's rate. Cancels have no such limit: nothing may keep them waiting.
public final class FixLpVenue implements VenuePort, FixSessionListener {
    private static final String NO_SESSION = FixLpErrors.whyNotSent(SendCode.NOT_LOGGED_ON);

    private final FixLpSettings settings;
    private final String sessionName;
    private final Consumer<VenueInput> inputs;
    private final LongSupplier epochNanos;
    private final SentRequests sent = new SentRequests();
    private final OrderRate rate;
    private final FixLpFix fix;
    private final FixLpStream stream;
    private final @Nullable FixLpFeed feed;
    private @Nullable FixSession session;
    private final MassReads massReads;
    private final RecoveryProfile recovery;

    /// `feed` is where market data goes that comes on the order session; null if it has a session of its own, or none.
    public FixLpVenue(
            FixLpSettings settings,
            String sessionName,
            Collection<Instrument> instruments,
            Collection<Account> accounts,
            @Nullable FixLpFeed feed,
            Core core) {
        this.settings = settings;
        this.massReads = new MassReads(settings.venue());
        this.recovery = recovery(settings);
        this.sessionName = sessionName;
        this.feed = feed;
        inputs = core.inputs;
        epochNanos = core.epochNanos;
        rate = new OrderRate(settings.ordersPerSecond());
        fix = new FixLpFix(settings);
        stream = new FixLpStream(
                settings,
                new FixLpSymbols(settings.venue(), instruments),
                new FixLpAccounts(settings.venue(), accounts),
                sent);
    }

    /// What the adapter is given of its surroundings. `inputs` takes what the venue says; it may be called while the
    /// core is at work and then lets the input wait. `epochNanos` is the clock.
    public record Core(Consumer<VenueInput> inputs, LongSupplier epochNanos) {}

    @Override
    public Capabilities capabilities() {
        return settings.capabilities();
    }

    /// Each way of asking that the provider offers, when the reports of an earlier connection have had their time.
    @Override
    public RecoveryProfile recovery() {
        return recovery;
    }

    private static RecoveryProfile recovery(FixLpSettings settings) {
        Set<Evidence> proof = EnumSet.noneOf(Evidence.class);
        if (settings.capabilities().has(Capability.ORDER_STATUS_QUERY)) {
            proof.add(Evidence.ORDER_STATUS);
        }
        if (settings.capabilities().has(Capability.MASS_STATUS_QUERY)) {
            proof.add(Evidence.MASS_STATUS);
        }
        return new RecoveryProfile(FixLpSettings.SETTLE_NANOS, proof);
    }

    @Override
    public void submit(Order order) {
        FixSession to = session;
        if (to == null) {
            notSent(order.id(), NO_SESSION);
            return;
        }
        long nowNanos = epochNanos.getAsLong();
        if (isWithinRate(order.id(), nowNanos)) {
            FixEncoder out = to.begin(MsgType.NEW_ORDER_SINGLE);
            sendCounted(to, order.id(), fix.newOrder(out, order, nowNanos), nowNanos);
        }
    }

    @Override
    public void replace(Order order, OrderId request) {
        FixSession to = session;
        if (to == null) {
            notSent(request, NO_SESSION);
            return;
        }
        long nowNanos = epochNanos.getAsLong();
        if (isWithinRate(request, nowNanos)) {
            FixEncoder out = to.begin(MsgType.ORDER_CANCEL_REPLACE_REQUEST);
            sendCounted(to, request, fix.replace(out, order, request, nowNanos), nowNanos);
        }
    }

    @Override
    public void cancel(Order order, OrderId request) {
        FixSession to = session;
        if (to == null) {
            notSent(request, NO_SESSION);
            return;
        }
        long nowNanos = epochNanos.getAsLong();
        FixEncoder out = to.begin(MsgType.ORDER_CANCEL_REQUEST);
        send(to, request, fix.cancel(out, order, request, nowNanos), nowNanos);
    }

    /// Otherwise the request is `NotSent`: it would be late if it waited, and the one who asked knows better.
    private boolean isWithinRate(OrderId request, long nowNanos) {
        long freeAtNanos = rate.freeAtNanos(nowNanos);
        if (freeAtNanos > nowNanos) {
            notSent(request, FixLpErrors.overLimit(settings.ordersPerSecond(), freeAtNanos));
            return false;
        }
        return true;
    }

    private void sendCounted(FixSession to, OrderId request, @Nullable String problem, long nowNanos) {
        if (send(to, request, problem, nowNanos)) {
            rate.sent(nowNanos);
        }
    }

    private boolean send(FixSession to, OrderId request, @Nullable String problem, long nowNanos) {
        if (problem != null) {
            notSent(request, problem);
            return false;
        }
        int code = to.commit(nowNanos);
        if (code < 0) {
            notSent(request, FixLpErrors.whyNotSent(code));
            return false;
        }
        sent.sent(code, request);
        inputs.accept(new Fate.Sent(settings.venue(), request, nowNanos));
        return true;
    }

    /// In each case no byte left us and no MsgSeqNum(34) was used.
    private void notSent(OrderId request, String why) {
        inputs.accept(new Fate.NotSent(settings.venue(), request, why));
    }

    /// A query that can't be sent has no fate; the core asks again.
    @Override
    public void queryOrder(Order order) {
        FixSession to = session;
        if (to != null && settings.capabilities().has(Capability.ORDER_STATUS_QUERY)) {
            FixEncoder out = to.begin(MsgType.ORDER_STATUS_REQUEST);
            if (fix.status(out, order) == null) {
                query(to, order.current());
            }
        }
    }

    private void query(FixSession to, OrderId about) {
        int code = to.commit(epochNanos.getAsLong());
        if (code > 0) {
            sent.sent(code, about);
        }
    }

    @Override
    public void queryOrders(Account account) {
        FixSession to = session;
        if (to != null && settings.capabilities().has(Capability.MASS_STATUS_QUERY)) {
            long nowNanos = epochNanos.getAsLong();
            FixEncoder out = to.begin(MsgType.ORDER_MASS_STATUS_REQUEST);
            fix.massStatus(out, account, massReads.begin(account.id(), nowNanos));
            to.commit(nowNanos);
        }
    }

    @Override
    public void onLogon(FixSession up, long nowNanos) {
        session = up;
        inputs.accept(new LinkChange(settings.venue(), sessionName, true, "logged on"));
        if (feed != null) {
            feed.onLogon(up, nowNanos);
        }
    }

    @Override
    public void onLogout(FixSession down, String reason, long nowNanos) {
        if (session == null) {
            return;
        }
        session = null;
        massReads.clear();
        inputs.accept(new LinkChange(settings.venue(), sessionName, false, reason));
        if (feed != null) {
            feed.onLogout(down, reason, nowNanos);
        }
    }

    @Override
    public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
        VenueInput input = stream.read(message);
        if (input != null) {
            inputs.accept(input);
        }
        AccountRead read = massReads.count(message);
        if (read != null) {
            inputs.accept(read);
        }
        if (input == null && feed != null) {
            feed.onMessage(from, message, flags, receivedNanos);
        }
    }

    /// A Reject(3) of a query or of a session message concerns no order's fate.
    @Override
    public void onSessionReject(FixSession from, FixMessage reject, long receivedNanos) {
        VenueInput input = stream.read(reject);
        if (input instanceof BusinessReject about && about.request() != null && !isQuery(reject)) {
            inputs.accept(input);
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
