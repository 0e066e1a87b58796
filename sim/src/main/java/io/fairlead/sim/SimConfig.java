package io.fairlead.sim;

import io.fairlead.sim.fault.FaultPlan;
import io.fairlead.sim.fix.FixDoorConfig;
import io.fairlead.sim.fix.FixLogin;
import io.fairlead.sim.match.Listing;
import io.fairlead.sim.match.ReferenceMarket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/// Settings of a simulated FIX venue. `dir` holds the trade log, the key store, sequence numbers and the control
/// token. `controlPort` 0 lets the system choose one, -1 leaves the control port shut.
public record SimConfig(Path dir, Market market, FixDoorConfig fix, FaultPlan faults, int controlPort, boolean fsync) {
    /// What is traded: the seed of all prices, the time between two steps of the walk, and the end of the trading
    /// day in UTC, when day orders expire.
    public record Market(List<Listing> listings, long seed, Duration step, LocalTime dayEnd) {
        public Market {
            listings = List.copyOf(listings);
            if (step.isNegative() || step.isZero()) {
                throw new IllegalArgumentException("the step must be positive, was " + step);
            }
        }
    }

    /// The reference liquidity provider YOFX on loopback and free ports: orders from `FAIRLEAD`, market data for
    /// `FAIRLEAD-MD`, both with username `fairlead`.
    public static SimConfig reference(Path dir, String password, boolean tls) {
        List<FixLogin> logins = List.of(
                new FixLogin("FAIRLEAD", FixLogin.Role.ORDERS, tls, "fairlead", password),
                new FixLogin("FAIRLEAD-MD", FixLogin.Role.MARKET_DATA, tls, "fairlead", password));
        FixDoorConfig fix = new FixDoorConfig(
                new FixDoorConfig.Listen("127.0.0.1", 0, 0),
                "YOFX",
                logins,
                true,
                dir.resolve("sessions"),
                Duration.ofMillis(100));
        Market market = new Market(ReferenceMarket.listings(), 1, Duration.ofMillis(100), LocalTime.of(22, 0));
        return new SimConfig(dir, market, fix, FaultPlan.none(), 0, false);
    }

    public SimConfig withMarket(Market newMarket) {
        return new SimConfig(dir, newMarket, fix, faults, controlPort, fsync);
    }

    public SimConfig withFix(FixDoorConfig newFix) {
        return new SimConfig(dir, market, newFix, faults, controlPort, fsync);
    }

    public SimConfig withFaults(FaultPlan newFaults) {
        return new SimConfig(dir, market, fix, newFaults, controlPort, fsync);
    }

    public SimConfig withControlPort(int newControlPort) {
        return new SimConfig(dir, market, fix, faults, newControlPort, fsync);
    }

    public SimConfig withFsync(boolean newFsync) {
        return new SimConfig(dir, market, fix, faults, controlPort, newFsync);
    }

    public SimConfig withSeed(long newSeed) {
        return withMarket(new Market(market.listings, newSeed, market.step, market.dayEnd));
    }

    public SimConfig withStep(Duration newStep) {
        return withMarket(new Market(market.listings, market.seed, newStep, market.dayEnd));
    }
}
