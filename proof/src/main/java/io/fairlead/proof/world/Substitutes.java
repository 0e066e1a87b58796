package io.fairlead.proof.world;

import io.fairlead.core.RetentionRules;
import io.fairlead.core.event.EventSink;
import io.fairlead.fix.session.Decisions;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.Seams;
import io.fairlead.gateway.Trading;
import io.fairlead.journal.disk.Disk;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Parts of the gateway that a world runs with: the real ones, or wrong ones that show whether the world would notice.
/// Immutable; what has a state of its own is made anew for each life of the process.
///
/// @param config the configuration of the gateway
/// @param profile that of its order sessions
/// @param decisions what decides for its order sessions
/// @param log around its log of events
/// @param trading around the place where commands enter
/// @param venues what stands between the core and the venues' adapters
/// @param disk around its disk
/// @param retention what may leave the core's live state
public record Substitutes(
        UnaryOperator<GatewayConfig> config,
        UnaryOperator<SessionProfile> profile,
        UnaryOperator<Decisions> decisions,
        UnaryOperator<EventSink> log,
        UnaryOperator<Trading> trading,
        Supplier<Seams.AroundVenues> venues,
        UnaryOperator<Disk> disk,
        RetentionRules retention) {

    /// The gateway as it ships.
    public static final Substitutes NONE = new Substitutes(
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            () -> Seams.AroundVenues.NONE,
            UnaryOperator.identity(),
            RetentionRules.STANDARD);

    /// The same with another configuration.
    public Substitutes withConfig(UnaryOperator<GatewayConfig> other) {
        return new Substitutes(other, profile, decisions, log, trading, venues, disk, retention);
    }

    /// The same with order sessions of another profile.
    public Substitutes withProfile(UnaryOperator<SessionProfile> other) {
        return new Substitutes(config, other, decisions, log, trading, venues, disk, retention);
    }

    /// The same with order sessions that decide otherwise.
    public Substitutes withDecisions(UnaryOperator<Decisions> other) {
        return new Substitutes(config, profile, other, log, trading, venues, disk, retention);
    }

    /// The same with another log of events.
    public Substitutes withLog(UnaryOperator<EventSink> other) {
        return new Substitutes(config, profile, decisions, other, trading, venues, disk, retention);
    }

    /// The same with another entrance for commands.
    public Substitutes withTrading(UnaryOperator<Trading> other) {
        return new Substitutes(config, profile, decisions, log, other, venues, disk, retention);
    }

    /// The same with something else between core and adapters.
    public Substitutes withVenues(Supplier<Seams.AroundVenues> other) {
        return new Substitutes(config, profile, decisions, log, trading, other, disk, retention);
    }

    /// The same with another disk.
    public Substitutes withDisk(UnaryOperator<Disk> other) {
        return new Substitutes(config, profile, decisions, log, trading, venues, other, retention);
    }

    /// The same with other rules of retention.
    public Substitutes withRetention(RetentionRules other) {
        return new Substitutes(config, profile, decisions, log, trading, venues, disk, other);
    }
}
