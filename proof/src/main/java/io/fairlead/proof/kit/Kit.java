package io.fairlead.proof.kit;

import io.fairlead.core.event.Command;
import io.fairlead.gateway.Seams;
import io.fairlead.proof.kit.KitReport.Outcome;
import io.fairlead.proof.kit.KitReport.Result;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Plays cases on a venue, one after the other. Behind each, whatever is live is cancelled, and the gateway's books
/// must be the venue's log. A case that failed takes its venue and its gateway with it: the next one begins on new
/// ones. Owned by the thread that runs it.
public final class Kit implements AutoCloseable {
    private final KitVenue.Kind kind;
    private final Setup setup;
    private int stages;
    private @Nullable KitStage stage;

    /// How a run goes.
    ///
    /// @param folder an empty folder for all files
    /// @param patience how long a case may take
    /// @param seams what stands between the parts of the gateways, as a planted bug does
    public record Setup(Path folder, Duration patience, Seams seams) {}

    private Kit(KitVenue.Kind kind, Setup setup) {
        this.kind = kind;
        this.setup = setup;
    }

    /// Plays all of these.
    ///
    /// @param told each result as it comes
    public static KitReport run(KitVenue.Kind kind, List<KitCase> cases, Setup setup, Consumer<Result> told) {
        long began = System.nanoTime();
        List<Result> results = new ArrayList<>();
        try (Kit kit = new Kit(kind, setup)) {
            for (KitCase each : cases) {
                Result result = kit.play(each);
                results.add(result);
                told.accept(result);
            }
        }
        return new KitReport(kind.name(), results, (System.nanoTime() - began) / 1e9);
    }

    /// Plays these until one fails; that one.
    public static Optional<Result> firstFailure(KitVenue.Kind kind, List<KitCase> cases, Setup setup) {
        try (Kit kit = new Kit(kind, setup)) {
            return cases.stream()
                    .map(kit::play)
                    .filter(result -> result.outcome() == Outcome.FAILED)
                    .findFirst();
        }
    }

    private Result play(KitCase of) {
        long began = System.nanoTime();
        String why;
        Outcome outcome;
        try {
            why = kind.flavours().contains(of.flavour())
                    ? playOn(of)
                    : "a gateway of this venue has no " + of.flavour();
            outcome = why.isEmpty() ? Outcome.PASSED : Outcome.SKIPPED;
        } catch (CaseFailed | IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
            why = String.valueOf(e.getMessage());
            outcome = Outcome.FAILED;
            close();
        }
        return new Result(of, outcome, why, (System.nanoTime() - began) / 1e9);
    }

    /// Returns why it was skipped; empty if it was played, and all held.
    private String playOn(KitCase of) {
        KitStage on = stage();
        on.enter(of.flavour());
        Stand stand = new Stand(on.venue(), of.flavour(), on, "k" + stages + "c" + of.number(), setup.patience());
        for (Need need : of.needs()) {
            if (!need.isMet(on.declared())) {
                return "the adapter does not declare " + need;
            }
        }
        stand.begin();
        of.play().on(stand);
        leave(stand);
        return "";
    }

    /// Leaves nothing live and nothing held, and the same in both books.
    private static void leave(Stand stand) {
        stand.act(new Act.Calm());
        stand.awaitOpen();
        stand.there().agrees();
        stand.accepted(new Command.Flatten(Stand.KIT, stand.account().id()));
        stand.soon(
                () -> {
                    stand.act(new Act.Calm()); // shows what a market order needs that has taken all there was
                    VenueBook book = stand.there().book();
                    return !book.hasLive() && book.position().isZero();
                },
                () -> "told to leave nothing, the venue has " + stand.there().book());
        stand.there().agrees();
        // While the gateway empties the account it would close whatever the next case opens elsewhere.
        stand.soon(
                stand::takesOrders,
                () -> "emptied, the account takes no orders: " + stand.reads().accounts());
        String excess = stand.venue().excess();
        Stand.holds(excess.isEmpty(), "the venue got more than it bears: " + excess);
    }

    private KitStage stage() {
        if (stage == null) {
            stages++;
            stage = new KitStage(kind, setup.folder().resolve("stage-" + stages), setup.seams());
        }
        return stage;
    }

    @Override
    public void close() {
        if (stage != null) {
            stage.close();
            stage = null;
        }
    }
}
