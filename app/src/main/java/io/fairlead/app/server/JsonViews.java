package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.PositionView;
import io.fairlead.gateway.LoginView;
import io.fairlead.gateway.ReadSide.AccountView;
import io.fairlead.gateway.SessionAudit;
import io.fairlead.gateway.SessionView;
import io.fairlead.venues.desk.DeskAccount;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The JSON that clients rely on. Decimals are exact strings, quantities are shown in units and in lots, times are ISO
/// 8601 in UTC with nanoseconds; every field is always there, null where nothing is known.
final class JsonViews {
    private JsonViews() {}

    static ObjectNode order(OrderView order, @Nullable Instrument instrument) {
        ObjectNode json = object();
        OrderView.Identity identity = order.identity();
        json.put("id", identity.id().value());
        json.put("account", identity.account().value());
        json.put("clientOrderId", identity.clientOrderId().value());
        json.put("venue", identity.venue().value());
        json.put("symbol", identity.symbol().value());
        json.put("side", identity.side().name());
        json.put("strategy", identity.strategy().value());
        json.put("adopted", identity.adopted());
        OrderView.State state = order.state();
        json.put("status", state.status().name());
        json.put("live", state.status().isLive());
        terms(json, order.terms(), state.lots());
        json.put(
                "venueOrder",
                state.venueOrder() == null ? null : state.venueOrder().value());
        json.set("cumQty", quantity(state.cumQty(), instrument));
        json.set("leavesQty", quantity(state.leavesQty(), instrument));
        json.set("missing", quantity(state.missing(), instrument));
        json.put("avgPx", text(state.avgPx()));
        json.put("evidence", state.evidence() == null ? null : state.evidence().name());
        json.put("text", state.text());
        json.put(
                "session",
                order.route().session().isEmpty() ? null : order.route().session());
        ObjectNode routing = json.putObject("routing");
        order.route().routing().tags().forEach(tag -> routing.put(tag.name(), tag.value()));
        json.put("placedAt", Times.iso(order.times().placedNanos()));
        json.put("statusAt", Times.iso(order.times().statusNanos()));
        json.put("changedAt", Times.iso(order.times().changedNanos()));
        json.put("position", order.position());
        return json;
    }

    private static void terms(ObjectNode json, OrderTerms terms, Decimal lots) {
        json.put("type", terms.type().name());
        json.put("timeInForce", terms.timeInForce().name());
        json.set("quantity", quantity(terms.units(), lots));
        json.put("price", text(terms.price()));
        json.put("stopPx", text(terms.stopPx()));
        json.put("expireAt", terms.expireNanos() == null ? null : Times.iso(terms.expireNanos()));
        json.put("postOnly", terms.flags().postOnly());
        json.put("reduceOnly", terms.flags().reduceOnly());
        json.put("stopLoss", text(terms.stopLoss()));
        json.put("takeProfit", text(terms.takeProfit()));
        json.set("instructions", GroupJson.instructions(terms.instructions()));
    }

    static ObjectNode fill(FillView fill) {
        ObjectNode json = object();
        FillView.Execution execution = fill.execution();
        json.put("order", fill.order().value());
        json.put("account", fill.account().value());
        json.put("venue", fill.venue().value());
        json.put("symbol", fill.symbol().value());
        json.put("side", fill.side().name());
        json.put("exec", execution.exec().value());
        json.set("quantity", quantity(execution.units(), execution.lots()));
        json.put("price", execution.price().toString());
        json.put("state", fill.state().name());
        json.put("evidence", execution.source().evidence().name());
        FillView.Label label = execution.source().label();
        json.put("label", label == null ? null : label.name());
        json.put("venueAt", Times.iso(execution.venueNanos()));
        json.put("appliedAt", Times.iso(execution.appliedNanos()));
        json.put("position", fill.position());
        return json;
    }

    static ObjectNode position(PositionView position, PositionView.Valuation worth, @Nullable Instrument instrument) {
        ObjectNode json = object();
        json.put("account", position.account().value());
        json.put("symbol", position.symbol().value());
        json.set("quantity", quantity(position.units(), position.lots()));
        json.put("avgPx", position.avgPx().toString());
        json.put("quoteCurrency", instrument == null ? null : instrument.quote().code());
        json.put("realised", position.realised().toString());
        json.set("adopted", quantity(position.adopted(), instrument));
        json.put("unrealised", text(worth.unrealised()));
        json.put("mark", text(worth.mark()));
        json.put("accountCurrency", worth.accountCurrency().code());
        json.put("rate", text(worth.rate()));
        json.put("rateSource", worth.rateSource());
        json.put("realisedInAccountCurrency", text(worth.realisedInAccountCurrency()));
        json.put("unrealisedInAccountCurrency", text(worth.unrealisedInAccountCurrency()));
        json.put("position", position.position());
        return json;
    }

    static ObjectNode account(AccountView view) {
        ObjectNode json = object();
        Account account = view.account();
        json.put("id", account.id().value());
        json.put("venue", account.venue().value());
        json.put("kind", account.kind().name());
        json.put("currency", account.currency().code());
        json.put("mode", account.mode().name());
        json.put("venueAccount", account.venueAccount());
        json.put("armedMaxUnits", view.armedMaxUnits());
        json.put("refusing", view.refusing());
        return json;
    }

    static ObjectNode instrument(Instrument instrument) {
        ObjectNode json = object();
        Instrument.Contract contract = instrument.contract();
        json.put("symbol", instrument.symbol().value());
        json.put("base", instrument.base().code());
        json.put("quote", instrument.quote().code());
        json.put("contractSize", contract.contractSize().toString());
        json.put("tick", contract.tick().toString());
        json.put("lotStep", contract.lotStep().toString());
        json.put("minLots", contract.minLots().toString());
        json.put("maxLots", contract.maxLots().toString());
        ObjectNode venues = json.putObject("venueSymbols");
        Map<String, String> sorted = new TreeMap<>();
        instrument.venueSymbols().forEach((venue, symbol) -> sorted.put(venue.value(), symbol));
        sorted.forEach(venues::put);
        return json;
    }

    static ObjectNode session(SessionView session, long nowNanos) {
        ObjectNode json = object();
        SessionView.Link link = session.link();
        SessionView.Counts counts = session.counts();
        json.put("id", session.id());
        json.put("venue", session.venue().value());
        json.put("purpose", session.purpose().name());
        json.put("standby", session.standby());
        json.put("state", link.state());
        json.put("connected", link.connected());
        json.put("loggedOn", link.loggedOn());
        json.put("remote", link.remote());
        json.put("upSince", Times.iso(link.upSinceNanos()));
        json.put("uptimeSeconds", seconds(link.loggedOn() ? nowNanos - link.upSinceNanos() : 0));
        json.put("lastReceivedAt", Times.iso(link.lastReceivedNanos()));
        json.put("lastSentAt", Times.iso(link.lastSentNanos()));
        json.put("lastHeartbeatAt", Times.iso(link.lastHeartbeatNanos()));
        json.putObject("sequence")
                .put("nextIn", session.sequence().nextIn())
                .put("nextOut", session.sequence().nextOut())
                .put("inSync", session.sequence().inSync());
        json.set("in", counts(counts.in()));
        json.set("out", counts(counts.out()));
        json.put("inFlight", counts.inFlight());
        json.put("gaps", counts.gaps());
        json.put("heartbeatMisses", counts.heartbeatMisses());
        json.set("rejects", counts(counts.rejects()));
        json.put("availableSeconds", seconds(counts.availableNanos()));
        json.put("observedSeconds", seconds(counts.observedNanos()));
        json.put("lastError", session.lastError());
        json.set("accounts", followed(session.login()));
        return json;
    }

    /// The accounts behind a login; none of another session.
    private static ArrayNode followed(@Nullable LoginView login) {
        ArrayNode accounts = object().arrayNode();
        if (login != null) {
            for (DeskAccount account : login.accounts()) {
                accounts.addObject()
                        .put("account", account.account().value())
                        .put("followed", account.way())
                        .put("up", account.up())
                        .put("since", Times.iso(account.sinceNanos()))
                        .put("problem", account.problem())
                        .put("worthProblem", account.worthProblem())
                        .put("streamProblem", account.streamProblem());
            }
        }
        return accounts;
    }

    static ObjectNode event(EventRecord event) {
        ObjectNode json = object();
        json.put("position", event.position());
        json.put("at", Times.iso(event.timeNanos()));
        json.put("timeNanos", Long.toString(event.timeNanos()));
        json.put("order", event.order() == null ? null : event.order().value());
        json.put("type", event.type());
        json.set("event", RecordJson.of(event.event()));
        return json;
    }

    /// What an operator had done to a session.
    static ObjectNode audit(SessionAudit action) {
        ObjectNode json = object().put("action", action.kind().name());
        json.put("at", Times.iso(action.atNanos()));
        json.put("by", action.word().by()).put("because", action.word().because());
        json.set("before", numbers(action.before()));
        json.set("after", numbers(action.after()));
        return json.put("position", action.position());
    }

    private static ObjectNode numbers(SessionAudit.Numbers numbers) {
        return object().put("nextIn", numbers.incoming()).put("nextOut", numbers.outgoing());
    }

    static ObjectNode token(TokenStore.Token token) {
        ObjectNode json = object();
        json.put("id", token.id());
        json.put("name", token.name());
        json.put("role", token.role().name());
        json.put("createdAt", Times.iso(token.createdNanos()));
        return json;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode counts(Map<String, Long> counts) {
        ObjectNode json = object();
        new TreeMap<>(counts).forEach(json::put);
        return json;
    }

    static ObjectNode quantity(Decimal units, @Nullable Instrument instrument) {
        return quantity(units, instrument == null ? null : instrument.toLots(units));
    }

    static ObjectNode quantity(Decimal units, @Nullable Decimal lots) {
        return object().put("units", units.toString()).put("lots", text(lots));
    }

    private static @Nullable String text(@Nullable Decimal value) {
        return value == null ? null : value.toString();
    }

    private static long seconds(long nanos) {
        return nanos / 1_000_000_000L;
    }
}
