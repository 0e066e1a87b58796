package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.view.OrderView;
import io.fairlead.gateway.MassStatus;
import io.fairlead.gateway.MassStatus.Row;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A venue's list of orders beside ours, in JSON. Pure.
final class MassStatusJson {
    private MassStatusJson() {}

    /// Which rows are shown: of these states on either side, moved since, differing; null means any.
    record Shown(@Nullable Set<String> statuses, @Nullable Long sinceNanos, boolean differingOnly) {
        private boolean has(Row row) {
            return (!differingOnly || !row.differences().isEmpty())
                    && (statuses == null || isIn(statuses, row))
                    && (sinceNanos == null || movedNanos(row) >= sinceNanos);
        }

        private static boolean isIn(Set<String> statuses, Row row) {
            ExecutionReport venue = row.venue();
            OrderView ours = row.ours();
            return (venue != null
                            && statuses.contains(String.valueOf(venue.progress().ordStatus())))
                    || (ours != null && statuses.contains(ours.state().status().name()));
        }

        /// When the venue says that it moved last; where it does not, when we heard of that.
        private static long movedNanos(Row row) {
            ExecutionReport venue = row.venue();
            OrderView ours = row.ours();
            if (venue != null && venue.details().venueNanos() > 0) {
                return venue.details().venueNanos();
            }
            return ours == null ? Long.MAX_VALUE : ours.times().changedNanos();
        }
    }

    static List<ObjectNode> rows(MassStatus list, Shown shown) {
        return list.rows().stream()
                .filter(shown::has)
                .map(row -> row(list, row))
                .toList();
    }

    private static ObjectNode row(MassStatus list, Row row) {
        ExecutionReport venue = row.venue();
        OrderView ours = row.ours();
        ObjectNode json = JsonViews.object();
        json.put("account", list.account().value());
        json.put("order", ours == null ? null : ours.identity().id().value());
        json.put("venueOrder", venueOrder(venue, ours));
        json.put(
                "symbol",
                ours != null
                        ? ours.identity().symbol().value()
                        : LimitJson.text(venue == null ? null : venue.details().symbol()));
        json.put(
                "side",
                ours != null
                        ? ours.identity().side().name()
                        : LimitJson.text(venue == null ? null : venue.details().side()));
        json.put("underWay", row.underWay());
        ArrayNode differences = json.putArray("differences");
        row.differences().forEach(each -> differences.add(each.name()));
        json.set("venue", venue == null ? null : venue(venue));
        json.set("ours", ours == null ? null : ours(ours));
        return json;
    }

    private static @Nullable String venueOrder(@Nullable ExecutionReport venue, @Nullable OrderView ours) {
        Object theirs = venue == null ? null : venue.refs().venueOrder();
        return LimitJson.text(theirs == null && ours != null ? ours.state().venueOrder() : theirs);
    }

    private static ObjectNode venue(ExecutionReport report) {
        ExecutionReport.Progress progress = report.progress();
        OrderTerms terms = report.details().terms();
        ObjectNode json = JsonViews.object();
        json.put("status", LimitJson.text(progress.ordStatus()));
        terms(json, terms);
        json.put("cumQty", LimitJson.text(progress.cumQty()));
        json.put("leavesQty", LimitJson.text(progress.leavesQty()));
        json.put("avgPx", LimitJson.text(progress.avgPx()));
        json.put("at", Times.iso(report.details().venueNanos()));
        return json.put("text", report.details().text());
    }

    private static ObjectNode ours(OrderView order) {
        ObjectNode json = JsonViews.object();
        json.put("status", order.state().status().name());
        terms(json, order.terms());
        json.put("cumQty", order.state().cumQty().toString());
        json.put("leavesQty", order.state().leavesQty().toString());
        json.put("avgPx", LimitJson.text(order.state().avgPx()));
        json.put("at", Times.iso(order.times().changedNanos()));
        return json.put("text", order.state().text());
    }

    private static void terms(ObjectNode json, @Nullable OrderTerms terms) {
        json.put("type", terms == null ? null : terms.type().name());
        json.put("units", terms == null ? null : terms.units().toString());
        json.put("price", terms == null ? null : LimitJson.text(terms.price()));
        json.put("stopPx", terms == null ? null : LimitJson.text(terms.stopPx()));
    }
}
