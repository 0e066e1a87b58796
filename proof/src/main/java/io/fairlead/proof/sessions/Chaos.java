package io.fairlead.proof.sessions;

import io.fairlead.fix.session.ResetPolicy;
import io.fairlead.proof.virtual.Misfortunes;
import io.fairlead.proof.virtual.Storms;
import java.util.List;

/// What can go wrong in a world of two sessions. Owned by the world's thread.
final class Chaos extends Misfortunes {
    private static final long MOST_CLOCK_STEP = 8 * Stage.SECOND;

    private final Stage stage;
    private final List<SessionEnd> ends;
    private final Storms storms;

    Chaos(Stage stage, List<SessionEnd> ends) {
        super(stage, 100 * Stage.MILLI, 5 * Stage.SECOND);
        this.stage = stage;
        this.ends = ends;
        storms = new Storms(stage, stage.scenario().line(), 8, 15 * Stage.SECOND, this::count);
    }

    @Override
    protected void heal() {
        storms.end();
        ends.forEach(end -> {
            if (end.process() != null) {
                end.process().crash.disarm();
            }
        });
    }

    @Override
    protected void strike() {
        switch (stage.random().nextInt(12)) {
            case 0 -> storms.cutAll();
            case 1 -> storms.silence();
            case 2 -> storms.badLine();
            case 3, 4 -> die();
            case 5 -> dieWithin();
            case 6 -> pause();
            case 7 -> corrupt();
            case 8 -> setClock();
            case 9 -> ghostOrPartition();
            case 10 -> reset();
            default -> logoutOrBurst();
        }
    }

    private SessionEnd someone() {
        return ends.get(stage.random().nextInt(ends.size()));
    }

    private void die() {
        SessionEnd end = someone();
        switch (stage.random().nextInt(5)) {
            case 0 -> end.losePower();
            case 1 -> dieAtSync(end);
            default -> end.crash();
        }
    }

    private static void dieAtSync(SessionEnd end) {
        if (end.process() != null) {
            end.process().crash.armAtSync();
        }
    }

    private void dieWithin() {
        SessionProcess process = someone().process();
        if (process != null) {
            process.crash.arm(1 + stage.random().nextInt(30), stage.random().nextBoolean());
        }
    }

    private void pause() {
        SessionEnd end = someone();
        if (end.process() != null) {
            stage.happened(Happening.PAUSES, end.host.name(), "stands still");
            end.process().pause(stage.between(500 * Stage.MILLI, 12 * Stage.SECOND));
            // The other side goes on talking to it.
            ends.stream().filter(each -> each != end).forEach(each -> send(each, 120));
        }
    }

    private void corrupt() {
        if (stage.scenario().corruption()) {
            storms.corrupt();
        }
    }

    private void count(Storms.Storm storm, String who, String words) {
        stage.happened(Happening.valueOf(storm.name()), who, words);
        if (storm == Storms.Storm.CORRUPTIONS) {
            ends.forEach(end -> end.outgoing.corrupted());
        }
    }

    private void setClock() {
        SessionEnd end = someone();
        stage.happened(Happening.CLOCK_STEPS, end.host.name(), "clock is set");
        end.host.clock().set(stage.between(-MOST_CLOCK_STEP, MOST_CLOCK_STEP));
    }

    private void ghostOrPartition() {
        if (stage.random().nextBoolean()) {
            storms.partition();
        } else {
            stage.happened(Happening.GHOSTS, "network", "a ghost appears");
            Ghost.appear(stage);
        }
    }

    /// The moments between asking and the answer are few: often something else happens in one of them.
    private void reset() {
        if (!stage.scenario().resets()) {
            return;
        }
        for (SessionEnd end : ends) {
            if (end.process() != null) {
                end.process().reset();
            }
        }
        switch (stage.random().nextInt(4)) {
            case 0 -> dieWithin();
            case 1 -> dieAtSync(someone());
            case 2 -> stage.time().after(stage.between(Stage.MILLI, 200 * Stage.MILLI), storms::cutAll);
            default -> {}
        }
    }

    private void logoutOrBurst() {
        SessionEnd end = someone();
        boolean logout = stage.random().nextBoolean()
                || stage.scenario().initiator().logon().reset() == ResetPolicy.ON_LOGOUT;
        if (end.process() != null && logout) {
            stage.happened(Happening.LOGOUTS, end.host.name(), "logs out");
            end.process().logout();
        } else {
            stage.happened(Happening.BURSTS, end.host.name(), "sends many at once");
            send(end, 60);
        }
    }

    private static void send(SessionEnd end, int most) {
        if (end.process() != null) {
            end.process().send(most);
        }
    }
}
