package io.fairlead.gateway;

import io.fairlead.core.model.VenueId;
import io.fairlead.venues.market.PriceFeed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One venue session at a moment. Times are epoch nanoseconds, 0 where it never happened. A `standby` order session
/// takes new orders only while no other one of its venue is logged on; `login` is null of all but logins.
public record SessionView(
        String id,
        VenueId venue,
        Purpose purpose,
        boolean standby,
        Link link,
        SequenceNumbers sequence,
        Counts counts,
        Trouble trouble,
        String lastError,
        @Nullable LoginView login) {
    /// What a session carries.
    public enum Purpose {
        ORDERS,
        MARKET_DATA,
        /// Copies of what the venue tells of the accounts' orders, wherever they were made; it takes no orders.
        DROP_COPY,
        /// A login of a venue without FIX: whatever its accounts do goes over it. Nobody steers it, and it has no
        /// sequence numbers.
        LOGIN,
        /// Prices of a venue that takes no orders: a connection without FIX, shown beside those that have it. Nobody
        /// steers it, and it has no sequence numbers.
        REFERENCE
    }

    /// The connection to a venue of prices alone, under the venue's name.
    static SessionView of(PriceFeed.View reference) {
        long upSinceNanos = reference.up() ? reference.sinceNanos() : 0;
        return new SessionView(
                reference.venue().value(),
                reference.venue(),
                Purpose.REFERENCE,
                false,
                new Link(
                        reference.up() ? "CONNECTED" : "DOWN",
                        reference.up(),
                        reference.up(),
                        "",
                        upSinceNanos,
                        reference.heardNanos(),
                        0,
                        0),
                new SequenceNumbers(0, 0, true),
                new Counts(Map.of(), Map.of(), 0, 0, Map.of(), 0, 0, 0),
                Trouble.NONE,
                reference.problem(),
                null);
    }

    /// `state` is the connection state's name, such as `DOWN`, `CONNECTING`, `LOGON_SENT`, `UP`, `RESENDING`,
    /// `LOGGING_OUT`. `remote` is the venue's address, of the last link if there is none now; empty before any.
    public record Link(
            String state,
            boolean connected,
            boolean loggedOn,
            String remote,
            long upSinceNanos,
            long lastReceivedNanos,
            long lastSentNanos,
            long lastHeartbeatNanos) {}

    /// Signs of trouble: our clock minus the venue's SendingTime(52), and what failed in a row since the last logon.
    public record Trouble(long clockSkewNanos, int dialsFailed, int logonsRefused, String why) {
        public static final Trouble NONE = new Trouble(0, 0, 0, "");
    }

    /// Next MsgSeqNum(34) each way; `inSync` is false while a gap is being filled.
    public record SequenceNumbers(long nextIn, long nextOut, boolean inSync) {}

    /// Since start; the maps are by MsgType(35). `inFlight` are the requests that the venue has not answered now.
    public record Counts(
            Map<String, Long> in,
            Map<String, Long> out,
            long gaps,
            long heartbeatMisses,
            Map<String, Long> rejects,
            long availableNanos,
            long observedNanos,
            int inFlight) {}
}
