package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixField;
import io.fairlead.fix.codec.FixHeader;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.codec.TimestampPrecision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Everything in which one counterparty differs from another. Immutable; start from [#initiator] or [#acceptor] and
/// change what the counterparty's document says. The rules never ask who the counterparty is.
public record SessionProfile(
        SessionId id,
        Role role,
        LogonTerms logon,
        WireFormat wire,
        Timing timing,
        GapPolicy gaps,
        ResendPolicy resend,
        ApplicationTerms application,
        Tolerance tolerance,
        Bounds bounds) {

    /// An initiator with defaults: tolerant, gap-fills its orders, keeps its sequence numbers.
    public static SessionProfile initiator(SessionId id) {
        return of(id, Role.INITIATOR, ResendPolicy.GAP_FILL_ALL, Tolerance.TOLERANT);
    }

    /// An acceptor with defaults: strict, re-sends what it is asked for, keeps its sequence numbers.
    public static SessionProfile acceptor(SessionId id) {
        return of(id, Role.ACCEPTOR, ResendPolicy.RESEND_ALL, Tolerance.STRICT);
    }

    private static SessionProfile of(SessionId id, Role role, ResendPolicy resend, Tolerance tolerance) {
        return new SessionProfile(
                id,
                role,
                LogonTerms.DEFAULT,
                WireFormat.of(id.beginString()),
                Timing.DEFAULT,
                GapPolicy.DEFAULT,
                resend,
                ApplicationTerms.DEFAULT,
                tolerance,
                Bounds.DEFAULT);
    }

    /// Whether the session layer is FIXT, where application messages have a version of their own.
    public boolean fixt() {
        return id.beginString().startsWith("FIXT");
    }

    /// The header of every session message that this side sends.
    public FixHeader header() {
        return header(wire.routing());
    }

    /// The header of every application message that this side sends.
    public FixHeader applicationHeader() {
        if (!fixt() || !wire.versions().stamped()) {
            return header();
        }
        List<FixField> fields = new ArrayList<>();
        fields.add(new FixField(
                Tag.APPL_VER_ID, String.valueOf(wire.versions().byDefault().code())));
        fields.addAll(wire.routing());
        return header(fields);
    }

    private FixHeader header(List<FixField> extra) {
        return new FixHeader(
                id.beginString(),
                id.senderCompId(),
                id.senderSubId(),
                id.targetCompId(),
                id.targetSubId(),
                wire.precision(),
                extra);
    }

    /// The same with another logon.
    public SessionProfile withLogon(LogonTerms value) {
        return with(draft -> draft.logon = value);
    }

    /// The same with other credentials.
    public SessionProfile withCredentials(Credentials value) {
        return withLogon(logon.withCredentials(value));
    }

    /// The same with another reset policy.
    public SessionProfile withReset(ResetPolicy value) {
        return withLogon(logon.withReset(value));
    }

    /// The same with another wire format.
    public SessionProfile withWire(WireFormat value) {
        return with(draft -> draft.wire = value);
    }

    /// The same with timestamps of another precision.
    public SessionProfile withPrecision(TimestampPrecision value) {
        return withWire(wire.withPrecision(value));
    }

    /// The same with other timing.
    public SessionProfile withTiming(Timing value) {
        return with(draft -> draft.timing = value);
    }

    /// The same with another gap policy.
    public SessionProfile withGaps(GapPolicy value) {
        return with(draft -> draft.gaps = value);
    }

    /// The same with another resend policy.
    public SessionProfile withResend(ResendPolicy value) {
        return with(draft -> draft.resend = value);
    }

    /// The same with other terms for application messages.
    public SessionProfile withApplication(ApplicationTerms value) {
        return with(draft -> draft.application = value);
    }

    /// The same with another tolerance.
    public SessionProfile withTolerance(Tolerance value) {
        return with(draft -> draft.tolerance = value);
    }

    /// The same with other bounds.
    public SessionProfile withBounds(Bounds value) {
        return with(draft -> draft.bounds = value);
    }

    private SessionProfile with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.profile();
    }

    /// The parts of a profile while it is changed, so that each change names one of them only.
    private static final class Draft {
        private final SessionProfile from;
        LogonTerms logon;
        WireFormat wire;
        Timing timing;
        GapPolicy gaps;
        ResendPolicy resend;
        ApplicationTerms application;
        Tolerance tolerance;
        Bounds bounds;

        Draft(SessionProfile from) {
            this.from = from;
            logon = from.logon;
            wire = from.wire;
            timing = from.timing;
            gaps = from.gaps;
            resend = from.resend;
            application = from.application;
            tolerance = from.tolerance;
            bounds = from.bounds;
        }

        SessionProfile profile() {
            return new SessionProfile(
                    from.id, from.role, logon, wire, timing, gaps, resend, application, tolerance, bounds);
        }
    }
}
