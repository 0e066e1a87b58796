package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.view.BreakView;
import org.jspecify.annotations.Nullable;

/// A disagreement with a venue, as clients see it.
final class BreakJson {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private BreakJson() {}

    /// The age of one that stands is up to `nowNanos`, of one that ended up to its end.
    static ObjectNode of(BreakView view, long nowNanos) {
        BreakView.Times times = view.times();
        long untilNanos = view.isOpen() ? nowNanos : times.clearedNanos();
        ObjectNode json = JsonViews.object();
        json.put("kind", view.kind().name());
        json.put("open", view.isOpen());
        json.put("account", text(view.subject().account()));
        json.put("order", text(view.subject().order()));
        json.put("symbol", text(view.subject().symbol()));
        json.put("side", text(view.subject().side()));
        json.put("ours", view.values().ours());
        json.put("theirs", view.values().theirs());
        json.put("detail", view.values().detail());
        json.put("ageSeconds", Math.max(0, untilNanos - times.firstNanos()) / SECOND_NANOS);
        json.put("count", times.count());
        json.put("firstAt", Times.iso(times.firstNanos()));
        json.put("lastAt", Times.iso(times.lastNanos()));
        json.put("clearedAt", times.clearedNanos() == 0 ? null : Times.iso(times.clearedNanos()));
        json.put("clearedBy", times.clearedBy());
        return json;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
