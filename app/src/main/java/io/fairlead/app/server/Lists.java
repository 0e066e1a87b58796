package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How every list is answered: JSON with the cursor of the next page, or CSV with that cursor in a header.
final class Lists {
    static final String NEXT_CURSOR = "X-Next-Cursor";
    static final String POSITION = "X-Position";

    static final List<String> ORDER_COLUMNS = columns("""
            id account clientOrderId venue symbol side strategy adopted status live type timeInForce
            quantity.units quantity.lots price stopPx expireAt postOnly reduceOnly stopLoss takeProfit venueOrder
            cumQty.units cumQty.lots leavesQty.units leavesQty.lots missing.units missing.lots avgPx text
            placedAt statusAt changedAt position group accountGroup
            doubt.ageSeconds doubt.queries doubt.nextQueryAt""");
    static final List<String> AT_VENUE_COLUMNS = columns("""
            account order venueOrder symbol side differences underWay venue.status venue.type venue.units venue.price
            venue.stopPx venue.cumQty venue.leavesQty venue.avgPx venue.at ours.status ours.type ours.units ours.price
            ours.stopPx ours.cumQty ours.leavesQty ours.avgPx ours.at""");
    static final List<String> GROUP_COLUMNS = columns("""
            id account clientOrderId symbol strategy shape side emulated protected status onBothFilled entry units
            entered exited open text startedAt changedAt position""");
    static final List<String> PARENT_COLUMNS = columns("""
            id group symbol side type strategy status ordered asked placed filled avgPx startedAt position""");
    static final List<String> FILL_COLUMNS = columns("""
            order account venue symbol side exec quantity.units quantity.lots price state
            venueAt appliedAt position evidence label""");
    static final List<String> BREAK_COLUMNS = columns("""
            kind open account order symbol side ours theirs detail ageSeconds count firstAt lastAt clearedAt
            clearedBy""");
    static final List<String> POSITION_COLUMNS = columns("""
            account symbol quantity.units quantity.lots avgPx quoteCurrency realised unrealised mark accountCurrency
            rate rateSource realisedInAccountCurrency unrealisedInAccountCurrency position adopted.units
            adopted.lots""");
    static final List<String> ACCOUNT_COLUMNS =
            columns("id venue kind currency mode venueAccount armedMaxUnits refusing");
    static final List<String> ACCOUNT_GROUP_COLUMNS = columns("id balance");
    static final List<String> GUARD_COLUMNS = columns("""
            account currency rules firm locked equity equitySource startBalance day.date day.base daily.loss
            daily.usedPercent daily.headroom mark drawdown.floor drawdown.usedPercent drawdown.headroom""");
    static final List<String> LIMIT_COLUMNS = columns("""
            scope limit value unit used headroom where source configured changedAt changedBy because""");
    static final List<String> INSTRUMENT_COLUMNS =
            columns("symbol base quote contractSize tick lotStep minLots maxLots venueSymbols");
    static final List<String> SESSION_COLUMNS = columns("""
            id venue purpose standby state connected loggedOn remote upSince uptimeSeconds lastReceivedAt lastSentAt
            lastHeartbeatAt sequence.nextIn sequence.nextOut sequence.inSync in out inFlight gaps heartbeatMisses
            rejects availableSeconds observedSeconds lastError""");
    static final List<String> SUBSCRIPTION_COLUMNS =
            columns("venue symbol state readers why since toldAt updates requests");
    static final List<String> QUOTE_COLUMNS = columns("""
            request id venue symbol firm state why bid.price bid.least bid.most offer.price offer.least offer.most
            settlDate receivedAt validUntil""");
    static final List<String> SECURITY_COLUMNS = columns("name symbol currency roundLot least tick text");
    static final List<String> DEFINITION_COLUMNS = columns("id name at state text");
    static final List<String> ALERT_COLUMNS = columns("""
            id kind subject severity standing text count firstAt lastAt resolvedAt acknowledgedBy acknowledgedAt because
            snoozedUntil runbook""");
    static final List<String> BUDGET_COLUMNS = columns("venue session spentPercent pausedUntil limits sent refused");
    static final List<String> BREAKER_COLUMNS = columns("venue endpoint state why since probeAt probe trips");
    static final List<String> BAR_COLUMNS = columns("at endAt open high low close volume ticks settled source");
    static final List<String> TOKEN_COLUMNS = columns("id name role createdAt");

    private Lists() {}

    static Reply reply(Call call, List<String> columns, Rows rows) {
        if (call.wantsCsv()) {
            Reply reply = Reply.text("text/csv;charset=utf-8", Csv.of(columns, rows.items()))
                    .with(POSITION, Long.toString(rows.position()));
            return rows.next() == null ? reply : reply.with(NEXT_CURSOR, rows.next());
        }
        return Reply.json(200, json(rows));
    }

    static ObjectNode json(Rows rows) {
        ObjectNode json = JsonViews.object();
        ArrayNode items = json.putArray("items");
        rows.items().forEach(items::add);
        json.put("next", rows.next());
        return json.put("position", rows.position());
    }

    private static List<String> columns(String names) {
        return List.of(names.strip().split("\\s+"));
    }

    /// One page of rows, read at a log position or later.
    record Rows(List<ObjectNode> items, @Nullable String next, long position) {}
}
