package io.fairlead.proof.world;

import io.fairlead.proof.virtual.Misfortunes;
import io.fairlead.proof.virtual.Storms;
import io.fairlead.proof.world.happening.Happening;
import java.util.List;

/// What can go wrong in a world of the gateway. Owned by the world's thread.
final class Chaos extends Misfortunes {
    private static final int LIES_OF_STRIKES = 12;
    private static final int CUTS_OF_LIES = 70;
    private static final long MOST_CLOCK_STEP = 3 * Stage.SECOND;

    /// As long as a session that only few know of may be closed, in two of three worlds that have one: were a blow
    /// always quicker, nobody would ever get to prove anything meanwhile.
    private static final long STILL = 24 * Stage.SECOND;

    private static final int STILL_OF_CLOSINGS = 66;

    /// A start has TradeLocker's logins and lists to go through, at a few requests a second: were the next blow always
    /// quicker, nobody would come to trade there.
    private static final long LOCKER_PAUSE = 10 * Stage.SECOND;

    private final Stage stage;
    private final GatewayHost gateway;
    private final List<Provider> providers;
    private final Storms storms;
    private long stillUntilNanos;
    private boolean begun;

    Chaos(Stage stage, GatewayHost gateway, List<Provider> providers) {
        super(stage, 50 * Stage.MILLI, stage.scenario().locker() == null ? 3 * Stage.SECOND : LOCKER_PAUSE);
        this.stage = stage;
        this.gateway = gateway;
        this.providers = providers;
        storms = new Storms(
                stage,
                stage.scenario().line(),
                40,
                8 * Stage.SECOND,
                (storm, who, words) -> stage.happened(Happening.valueOf(storm.name()), who, words));
    }

    @Override
    protected void heal() {
        storms.end();
        providers.forEach(provider -> {
            provider.faults.heal();
            provider.hours.heal();
            provider.copies.heal();
            provider.trades.calm();
        });
        gateway.host.disk().capacity(Long.MAX_VALUE);
        gateway.lie(false);
        gateway.repairDisk();
        gateway.dieInRecovery(0);
        GatewayLife life = gateway.life();
        if (life != null) {
            life.spare();
        }
    }

    @Override
    protected void strike() {
        if (stage.now() < stillUntilNanos || closesFirst()) {
            return;
        }
        if (stage.scenario().lies() && stage.chance(LIES_OF_STRIKES)) {
            lie();
            return;
        }
        switch (stage.random().nextInt(24)) {
            case 0, 1 -> cut();
            case 2 -> storms.silence();
            case 3 -> storms.badLine();
            case 4 -> storms.partition();
            case 5 -> gateway.crash();
            case 6, 7, 8 -> dieWithin();
            case 9 -> dieInRecovery();
            case 10 -> dieAtSync();
            case 17, 18, 19 -> dieBehindAnOrder();
            case 11, 12 -> anyProvider().restart();
            case 13 -> anyProvider().bust();
            case 14 -> {
                if (!stage.scenario().lies()) {
                    disk();
                }
            }
            case 15 -> setClockOrPause();
            case 16 -> storms.corrupt();
            case 20 -> closeASession();
            default -> trouble();
        }
    }

    private Provider anyProvider() {
        return providers.get(stage.random().nextInt(providers.size()));
    }

    /// Breaks all connections.
    void cutAll() {
        storms.cutAll();
    }

    private void cut() {
        if (stage.random().nextBoolean()) {
            cutAll();
        } else {
            storms.cutOne();
        }
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

    /// Mostly the power goes before the truth comes out. Never while the disk is fuller than it says, or fails: one
    /// trouble at a time.
    private void lie() {
        stage.happened(Happening.DISK_LIES, gateway.host.name(), "the disk says \"synced\" and does nothing");
        gateway.lie(true);
        long lasts = stage.between(500 * Stage.MILLI, 10 * Stage.SECOND);
        if (stage.chance(CUTS_OF_LIES)) {
            stage.time().after(lasts - Stage.MILLI, gateway::losePowerWhileLying);
        }
        stage.time().after(lasts, () -> gateway.lie(false));
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

    /// The first blow where no session answers for the orders of another: whoever asks the wrong one is told of no
    /// order.
    private boolean closesFirst() {
        boolean first = !begun;
        begun = true;
        List<Provider> apart = providers.stream()
                .filter(provider -> !provider.plan.oneAnswersForAll())
                .toList();
        if (!first || apart.isEmpty() || !stage.chance(STILL_OF_CLOSINGS)) {
            return false;
        }
        apart.get(stage.random().nextInt(apart.size())).hours.armForLong();
        stillUntilNanos = stage.now() + STILL;
        return true;
    }

    /// Rather one of several: then there is somebody else to ask.
    private void closeASession() {
        List<Provider> pools = providers.stream()
                .filter(provider -> provider.plan.sessions() > 1)
                .toList();
        (pools.isEmpty() ? anyProvider() : pools.get(stage.random().nextInt(pools.size()))).hours.arm();
    }

    private void trouble() {
        Provider provider = anyProvider();
        provider.faults.begin();
        provider.copies.trouble();
        stage.trace().event(stage.now(), provider.host.name(), "is in trouble");
        stage.time().after(stage.between(2 * Stage.SECOND, 10 * Stage.SECOND), () -> {
            provider.faults.heal();
            provider.copies.heal();
        });
    }
}
