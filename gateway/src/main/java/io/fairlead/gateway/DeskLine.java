package io.fairlead.gateway;

import io.fairlead.fix.transport.Idle;
import io.fairlead.gateway.SessionView.Purpose;
import io.fairlead.venues.desk.DeskAccount;
import io.fairlead.venues.desk.DeskLink;
import io.fairlead.venues.desk.Handover;
import io.fairlead.venues.desk.VenueDesk;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// The duty of one `venue-NAME` thread, and what operators see of it. Owned by that thread, but for `views`.
final class DeskLine implements DutyLoop.Duty {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final VenueDesk desk;
    private final Handover handover;
    private final Idle idle;
    private final AtomicLong observedNanos = new AtomicLong();
    private final AtomicLong availableNanos = new AtomicLong();
    private long lastObservedNanos;

    DeskLine(VenueDesk desk, Handover handover, Idle idle) {
        this.desk = desk;
        this.handover = handover;
        this.idle = idle;
    }

    VenueDesk desk() {
        return desk;
    }

    Handover handover() {
        return handover;
    }

    Idle idle() {
        return idle;
    }

    /// While the engine is behind, nothing is taken from the network.
    @Override
    public int doWork(long nowNanos) {
        observe(nowNanos);
        int handed = handover.flush();
        return handover.isFull() ? handed : handed + desk.poll(nowNanos);
    }

    @Override
    public boolean isHeldUp() {
        return handover.isFull();
    }

    /// A clock that jumps is no time that passed.
    private void observe(long nowNanos) {
        long elapsed = lastObservedNanos == 0 ? 0 : nowNanos - lastObservedNanos;
        lastObservedNanos = nowNanos;
        if (elapsed > 0 && elapsed < HOUR_NANOS) {
            observedNanos.setRelease(observedNanos.getPlain() + elapsed);
            if (allReady()) {
                availableNanos.setRelease(availableNanos.getPlain() + elapsed);
            }
        }
    }

    private boolean allReady() {
        for (DeskLink link : desk.links()) {
            if (!link.ready()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void onStop(long nowNanos, String why) {
        desk.close(nowNanos);
        handover.flush();
    }

    /// One view for each login. Any thread.
    List<SessionView> views() {
        List<DeskAccount> accounts = desk.accounts();
        return desk.links().stream()
                .map(link -> view(link, behind(link, accounts)))
                .toList();
    }

    private static LoginView behind(DeskLink link, List<DeskAccount> all) {
        return new LoginView(all.stream()
                .filter(account -> account.login().equals(link.id()))
                .toList());
    }

    private SessionView view(DeskLink link, LoginView behind) {
        return new SessionView(
                link.id(),
                desk.venue(),
                Purpose.LOGIN,
                false,
                new SessionView.Link(
                        link.state(),
                        link.ready(),
                        link.ready(),
                        link.remote(),
                        link.ready() ? link.sinceNanos() : 0,
                        link.heardNanos(),
                        link.sentNanos(),
                        0),
                new SessionView.SequenceNumbers(0, 0, true),
                new SessionView.Counts(
                        Map.of(),
                        Map.of(),
                        0,
                        0,
                        Map.of(),
                        availableNanos.getAcquire(),
                        observedNanos.getAcquire(),
                        link.inFlight()),
                new SessionView.Trouble(0, link.failures(), link.refusals(), link.problem()),
                link.problem(),
                behind);
    }
}
