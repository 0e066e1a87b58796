package io.fairlead.proof.world;

import io.fairlead.proof.world.happening.Happening;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a provider that does not always see its own orders makes of an answer: each order is denied once at most, and
/// left out of one list at most. Owned by the world's thread.
final class BlindReads {
    private static final int BLIND = 70;

    private final Stage stage;
    private final Provider provider;

    BlindReads(Stage stage, Provider provider) {
        this.stage = stage;
        this.provider = provider;
    }

    private boolean isOn() {
        return provider.plan.blind() && provider.faults.blind;
    }

    /// Whether it says of this order that it is not there, though it is.
    boolean denies(Request.Status request) {
        VenueBooks.Entry entry = provider.books.find(request.order().clOrdId());
        if (entry == null || !isOn() || !stage.chance(BLIND) || !entry.denyAlone()) {
            return false;
        }
        stage.happened(
                Happening.BLIND_READS,
                provider.host.name(),
                "does not see " + request.order().clOrdId());
        return true;
    }

    /// Whether it tells this list emptily.
    boolean leavesOut(List<Answer> answers) {
        if (!isOn() || !stage.chance(BLIND)) {
            return false;
        }
        List<VenueBooks.Entry> shown = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer instanceof Answer.Report report) {
                shown.add(Objects.requireNonNull(
                        provider.books.byOrderId(report.order().ids().orderId())));
            }
        }
        if (shown.isEmpty() || shown.stream().anyMatch(VenueBooks.Entry::leftOut)) {
            return false;
        }
        shown.forEach(VenueBooks.Entry::leaveOut);
        stage.happened(Happening.BLIND_READS, provider.host.name(), "answers a list emptily");
        return true;
    }
}
