package io.fairlead.app.alert;

import io.fairlead.core.view.BreakView;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Breaks that stand between our books and a venue's word. Owned by the `alerts` thread.
public final class BreakSource implements AlertSource {
    private final Supplier<? extends Collection<BreakView>> breaks;

    public BreakSource(Supplier<? extends Collection<BreakView>> breaks) {
        this.breaks = breaks;
    }

    @Override
    public void find(long nowNanos, Consumer<Condition> found) {
        for (BreakView each : breaks.get()) {
            if (each.isOpen()) {
                found.accept(new Condition(
                        AlertKind.RECONCILIATION_BREAK,
                        subject(each),
                        Severity.CRITICAL,
                        each.values().detail()));
            }
        }
    }

    private static String subject(BreakView of) {
        BreakView.Subject about = of.subject();
        return Stream.of(of.kind(), about.account(), about.order(), about.symbol(), about.side())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
