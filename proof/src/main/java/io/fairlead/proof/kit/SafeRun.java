package io.fairlead.proof.kit;

import io.fairlead.core.event.Command;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.ReadSide;
import io.fairlead.proof.kit.KitReport.Outcome;
import io.fairlead.proof.kit.KitReport.Result;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Plays the safe cases on somebody's own account, at the least quantity. Each cancels what it left; what was opened, a
/// case closes itself. Stops at the first case that fails, so that no more is piled upon it. Owned by the thread that
/// runs it.
public final class SafeRun {
    private final OwnAccount venue;
    private final Lives lives;
    private final Duration patience;
    private boolean failed;

    private SafeRun(OwnAccount venue, Gateway gateway, Duration patience) {
        this.venue = venue;
        this.patience = patience;
        lives = new OneLife(gateway, venue);
    }

    /// Plays these.
    ///
    /// @param cases safe ones alone
    public static KitReport run(
            OwnAccount venue, Gateway gateway, List<KitCase> cases, Duration patience, Consumer<Result> told) {
        long began = System.nanoTime();
        SafeRun run = new SafeRun(venue, gateway, patience);
        List<Result> results = new ArrayList<>();
        for (KitCase each : cases) {
            Result result = run.play(each);
            results.add(result);
            told.accept(result);
        }
        return new KitReport(venue.name(), results, (System.nanoTime() - began) / 1e9);
    }

    private Result play(KitCase of) {
        long began = System.nanoTime();
        String why = skips(of);
        Outcome outcome = why.isEmpty() ? Outcome.PASSED : Outcome.SKIPPED;
        if (why.isEmpty()) {
            Stand stand = new Stand(venue, Flavour.STANDARD, lives, prefix(of), patience);
            try {
                stand.begin();
                of.play().on(stand);
                leave(stand);
            } catch (CaseFailed | IllegalStateException | UncheckedIOException e) {
                why = String.valueOf(e.getMessage());
                outcome = Outcome.FAILED;
                failed = true;
                why += left(of);
            }
        }
        return new Result(of, outcome, why, (System.nanoTime() - began) / 1e9);
    }

    /// Client order ids of no earlier run.
    private static String prefix(KitCase of) {
        return "kit" + Long.toString(KitGateway.epochNanos() / 1_000_000, 36) + "c" + of.number();
    }

    private String skips(KitCase of) {
        if (failed) {
            return "a case before it failed";
        }
        return of.needs().stream()
                .filter(need -> !need.isMet(lives.declared()))
                .findFirst()
                .map(need -> "the adapter does not declare " + need)
                .orElse("");
    }

    /// Cancels what a case that failed has left; what could not be, and what the account holds now, in words. The case
    /// may have spent all its time, so this gets its own.
    private String left(KitCase of) {
        Stand stand = new Stand(venue, Flavour.STANDARD, lives, prefix(of), patience);
        String orders = "";
        try {
            cancel(stand);
            stand.soon(
                    () -> stand.reads().orders(live(), null, 1).items().isEmpty(),
                    "some are live in the gateway's books");
        } catch (CaseFailed e) {
            orders = "; its orders were not cancelled: " + e.getMessage();
        }
        return orders + (venue.holds() ? "; it leaves a position of " + stand.position() + " units" : "");
    }

    private ReadSide.OrderFilter live() {
        KitVenue.Ground ground = venue.ground(Flavour.STANDARD);
        return new ReadSide.OrderFilter(
                ground.account().id(), ground.instrument().symbol(), Set.of(), true);
    }

    private static void leave(Stand stand) {
        cancel(stand);
        stand.soon(() -> !stand.there().book().hasLive(), "orders are live at the venue though all were cancelled");
        stand.there().agrees();
    }

    private static void cancel(Stand stand) {
        stand.tell(new Command.CancelAll(
                Stand.KIT, stand.account().id(), stand.instrument().symbol()));
    }

    /// A gateway that the kit neither started nor ends.
    record OneLife(Gateway gateway, OwnAccount venue) implements Lives {
        @Override
        public Declared declared() {
            return venue.declared();
        }

        @Override
        public Declared declared(KitGateway of, Flavour how) {
            throw new IllegalStateException("no gateway runs beside that of somebody's own account");
        }

        @Override
        public void restart() {
            throw new IllegalStateException("the gateway of somebody's own account is not restarted");
        }

        @Override
        public KitGateway beside(Flavour other) {
            throw new IllegalStateException("no gateway is started beside that of somebody's own account");
        }
    }
}
