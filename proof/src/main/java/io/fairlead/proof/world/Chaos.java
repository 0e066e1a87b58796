package io.fairlead.proof.world;

import io.fairlead.proof.virtual.LineQuality;
import io.fairlead.proof.virtual.Wire;
import java.util.List;

/// Brings misfortune over a world, one at a time, by chance. Owned by the world's thread.
final class Chaos {
    private static final long MOST_CLOCK_STEP = 3 * Stage.SECOND;

    private final Stage stage;
    private final GatewayHost gateway;
    private final List<Provider> providers;
    private boolean raging;

    Chaos(Stage stage, GatewayHost gateway, List<Provider> providers) {
        this.stage = stage;
        this.gateway = gateway;
        this.providers = providers;
    }

    /// Misfortunes come from now on.
    void rage() {
        raging = true;
        next();
    }

    /// No more misfortunes; those that last are ended.
    void calm() {
        raging = false;
        stage.network().partitioned(false);
        stage.network().quality(stage.scenario().line());
        providers.forEach(provider -> provider.faults.heal());
        gateway.host.disk().capacity(Long.MAX_VALUE);
        gateway.repairDisk();
        gateway.dieInRecovery(0);
        GatewayLife life = gateway.life();
        if (life != null) {
            life.spare();
        }
    }

    private void next() {
        stage.time().after(stage.between(50 * Stage.MILLI, 3 * Stage.SECOND), () -> {
            if (raging) {
                strike();
                next();
            }
        });
    }

    private void strike() {
        switch (stage.random().nextInt(24)) {
            case 0, 1 -> cut();
            case 2 -> silence();
            case 3 -> badLine();
            case 4 -> partition();
            case 5 -> gateway.crash();
            case 6, 7, 8 -> dieWithin();
            case 9 -> dieInRecovery();
            case 10 -> dieAtSync();
            case 17 -> dieBehindAnOrder();
            case 11, 12 -> anyProvider().restart();
            case 13 -> anyProvider().bust();
            case 14 -> disk();
            case 15 -> setClockOrPause();
            case 16 -> corrupt();
            default -> trouble();
        }
    }

    private Provider anyProvider() {
        return providers.get(stage.random().nextInt(providers.size()));
    }

    /// Breaks one connection or all.
    void cut() {
        List<Wire> wires = stage.network().wires();
        int only = stage.random().nextBoolean() || wires.isEmpty()
                ? -1
                : stage.random().nextInt(wires.size());
        for (int i = 0; i < wires.size(); i++) {
            if (only < 0 || i == only) {
                stage.happened(Happening.CUTS, "network", "cut");
                wires.get(i).cut();
            }
        }
    }

    private void silence() {
        for (Wire wire : stage.network().wires()) {
            stage.happened(Happening.HALF_OPEN, "network", "half-open");
            if (stage.random().nextBoolean()) {
                wire.silence();
            } else {
                wire.silence(stage.random().nextBoolean());
            }
        }
    }

    private void badLine() {
        stage.happened(Happening.BAD_LINES, "network", "bad line");
        LineQuality usual = stage.scenario().line();
        stage.network()
                .quality(
                        stage.random().nextBoolean()
                                ? usual.withMaxSegment(1 + stage.random().nextInt(40))
                                : usual.withLatency(stage.between(50 * Stage.MILLI, Stage.SECOND), Stage.SECOND));
        stage.time()
                .after(
                        stage.between(Stage.SECOND, 5 * Stage.SECOND),
                        () -> stage.network().quality(usual));
    }

    private void partition() {
        stage.happened(Happening.PARTITIONS, "network", "falls apart");
        stage.network().partitioned(true);
        stage.time()
                .after(
                        stage.between(Stage.SECOND, 8 * Stage.SECOND),
                        () -> stage.network().partitioned(false));
    }

    private void dieWithin() {
        GatewayLife life = gateway.life();
        if (life != null) {
            life.crash.arm(1 + stage.random().nextInt(25), stage.scenario().powerLosses() && stage.chance(30));
        }
    }

    private void dieInRecovery() {
        gateway.dieInRecovery(1 + stage.random().nextInt(30));
        gateway.crash();
    }

    private void dieAtSync() {
        GatewayLife life = gateway.life();
        if (!stage.scenario().powerLosses()) {
            gateway.crash();
        } else if (stage.random().nextBoolean()) {
            gateway.losePower();
        } else if (life != null) {
            life.crash.armAtSync();
        }
    }

    private void dieBehindAnOrder() {
        GatewayLife life = gateway.life();
        if (life != null && stage.scenario().powerLosses()) {
            life.dieBehindAnOrder();
        } else {
            gateway.crash();
        }
    }

    private void disk() {
        if (stage.random().nextInt(3) == 0) {
            stage.happened(Happening.DISK_FAILURES, gateway.host.name(), "the disk is going to fail");
            gateway.breakDisk(stage.random().nextInt(10), stage.random().nextBoolean());
            return;
        }
        stage.happened(Happening.DISK_FULL, gateway.host.name(), "the disk is full");
        gateway.host
                .disk()
                .capacity(gateway.host.disk().usedBytes() + stage.random().nextInt(4096));
        stage.time()
                .after(
                        stage.between(Stage.SECOND, 6 * Stage.SECOND),
                        () -> gateway.host.disk().capacity(Long.MAX_VALUE));
    }

    private void setClockOrPause() {
        GatewayLife life = gateway.life();
        if (life != null && stage.random().nextBoolean()) {
            life.pause(stage.between(500 * Stage.MILLI, 8 * Stage.SECOND));
            return;
        }
        stage.happened(Happening.CLOCK_STEPS, gateway.host.name(), "clock is set");
        gateway.host.clock().set(stage.between(-MOST_CLOCK_STEP, MOST_CLOCK_STEP));
    }

    private void corrupt() {
        for (Wire wire : stage.network().wires()) {
            stage.happened(Happening.CORRUPTIONS, "network", "corrupts a byte");
            wire.corrupt(stage.random().nextBoolean());
        }
    }

    private void trouble() {
        Provider provider = anyProvider();
        provider.faults.begin();
        stage.trace().event(stage.now(), provider.host.name(), "is in trouble");
        stage.time().after(stage.between(2 * Stage.SECOND, 10 * Stage.SECOND), provider.faults::heal);
    }
}
