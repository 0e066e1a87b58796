package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.alert.Alert;
import io.fairlead.app.alert.AlertDesk;
import io.fairlead.core.breaker.Circuits;
import io.fairlead.core.event.BreakerCommand;
import io.fairlead.core.event.BreakerEvent.Endpoint;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.OperatorWord;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What wants attention: alerts, rate budgets, circuit breakers.
final class WatchEndpoints {
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(7);

    private final Commands commands;
    private final Views views;
    private final AlertDesk desk;

    WatchEndpoints(Commands commands, Views views, AlertDesk desk) {
        this.commands = commands;
        this.views = views;
        this.desk = desk;
    }

    Reply alerts(Call call) {
        call.query().done();
        return list(call, Lists.ALERT_COLUMNS, views.alerts());
    }

    private Reply list(Call call, List<String> columns, List<ObjectNode> rows) {
        return Lists.reply(
                call, columns, new Lists.Rows(rows, null, views.readSide().position()));
    }

    Reply acknowledge(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.optionalFields();
        OperatorWord word = word(call, body);
        body.done();
        return answer(call, desk.acknowledge(id(call), word));
    }

    Reply snooze(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        Duration time = body.required("for", WatchEndpoints::duration);
        OperatorWord word = word(call, body);
        body.done();
        return answer(call, desk.snooze(id(call), time.toNanos(), word));
    }

    private static OperatorWord word(Call call, Fields body) {
        String because = body.optional("because", AdminEndpoints::reason);
        return new OperatorWord(call.caller().who(), because == null ? "" : because);
    }

    /// `30m`, `2h`, `45s`.
    private static Duration duration(String text) {
        try {
            Duration time = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
            if (!time.isPositive() || time.compareTo(LONGEST_SNOOZE) > 0) {
                throw new IllegalArgumentException("must be more than nothing and at most 168h");
            }
            return time;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a time as 45s, 30m or 2h", e);
        }
    }

    private static long id(Call call) {
        String id = call.path("id");
        return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : -1;
    }

    private static Reply answer(Call call, @Nullable Alert alert) {
        if (alert == null) {
            throw new ProblemException(ApiError.ALERT_UNKNOWN.problem("id", call.path("id")));
        }
        ObjectNode json = JsonViews.object().put("result", "ACCEPTED");
        json.set("alert", WatchJson.alert(alert));
        return Reply.json(200, json);
    }

    Reply budgets(Call call) {
        call.query().done();
        List<ObjectNode> rows =
                views.readSide().budgets().stream().map(WatchJson::budget).toList();
        return list(call, Lists.BUDGET_COLUMNS, rows);
    }

    /// Those that are not closed.
    Reply breakers(Call call) {
        call.query().done();
        List<Circuits.Standing> standing = views.readSide().circuits();
        return list(
                call,
                Lists.BREAKER_COLUMNS,
                standing.stream().map(WatchJson::breaker).toList());
    }

    Reply reset(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        String because = body.required("because", AdminEndpoints::reason);
        body.done();
        VenueId venue = venue(call);
        return commands.submit(
                new BreakerCommand.ResetBreaker(call.caller().origin(), venue, endpoint(call), because), 202);
    }

    private VenueId venue(Call call) {
        String name = call.path("venue");
        return views.readSide().sessions().stream()
                .map(session -> session.venue())
                .filter(venue -> venue.value().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ApiError.BREAKER_UNKNOWN.problem("venue", name)));
    }

    private static Endpoint endpoint(Call call) {
        String name = call.path("endpoint");
        for (Endpoint each : Endpoint.values()) {
            if (each.name().equalsIgnoreCase(name)) {
                return each;
            }
        }
        throw new ProblemException(ApiError.BREAKER_UNKNOWN.problem("endpoint", name));
    }
}
