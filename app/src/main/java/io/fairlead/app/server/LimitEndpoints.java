package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.event.LimitCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.LimitValue;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.risk.Assessment;
import io.fairlead.gateway.LimitDesk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// What orders are held to, who changed it, and what an order would meet.
final class LimitEndpoints {
    private static final String OFF = "off";

    private final Commands commands;
    private final Views views;
    private final LimitDesk desk;
    private final Duration patience;

    LimitEndpoints(Commands commands, Views views, LimitDesk desk, Duration patience) {
        this.commands = commands;
        this.views = views;
        this.desk = desk;
        this.patience = patience;
    }

    /// Every limit with where it comes from and how much of it is used.
    Reply list(Call call) throws InterruptedException {
        call.query().done();
        List<ObjectNode> rows =
                await(desk.usages()).stream().map(LimitJson::usage).toList();
        long position = views.readSide().position();
        return Lists.reply(call, Lists.LIMIT_COLUMNS, new Lists.Rows(rows, null, position));
    }

    Reply set(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        LimitKind kind = body.required("limit", LimitEndpoints::kind);
        LimitValue value = body.required("value", text -> new Asked(text, kind)).value();
        Limit limit = new Limit(scope(body), kind, value);
        String because = body.required("because", text -> text);
        body.done();
        return commands.submit(new LimitCommand.SetLimit(call.caller().origin(), limit, because), 202);
    }

    Reply reset(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        LimitKind kind = body.required("limit", LimitEndpoints::kind);
        Scope scope = scope(body);
        String because = body.required("because", text -> text);
        body.done();
        return commands.submit(new LimitCommand.ResetLimit(call.caller().origin(), scope, kind, because), 202);
    }

    /// An order as `POST /orders` takes it; nothing is done.
    Reply whatIf(Call call) throws InterruptedException {
        call.query().done();
        Assessment assessment = await(
                desk.whatIf(OrderBody.supposed(call.fields(), call.caller().origin())));
        ObjectNode json = JsonViews.object();
        Outcome.Refused refusal = assessment.refusal();
        json.put("result", refusal == null ? "WOULD_PASS" : "WOULD_BE_REFUSED");
        json.set("refusal", refusal == null ? null : LimitJson.refusal(refusal));
        json.put("bid", LimitJson.text(assessment.bid()));
        json.put("ask", LimitJson.text(assessment.ask()));
        ArrayNode checks = json.putArray("checks");
        assessment.checks().forEach(check -> checks.add(LimitJson.headroom(check)));
        return Reply.json(200, json);
    }

    /// A value in words; `off` is none.
    private record Asked(@Nullable LimitValue value) {
        Asked(String text, LimitKind kind) {
            this(text.equals(OFF) ? null : kind.parse(text));
        }
    }

    private static LimitKind kind(String key) {
        return LimitKind.ofKey(key)
                .orElseThrow(() -> new IllegalArgumentException("must be a kind of limit, as max-order-lots"));
    }

    private static Scope scope(Fields body) {
        VenueId venue = body.optional("venue", VenueId::new);
        AccountId account = body.optional("account", AccountId::new);
        Symbol symbol = body.optional("symbol", Symbol::new);
        StrategyId strategy = body.optional("strategy", StrategyId::new);
        try {
            return Scope.naming(venue, account, symbol, strategy);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ApiError.FIELD_VALUE.problem("account", null, String.valueOf(e.getMessage())));
        }
    }

    private <T> T await(CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            throw new ProblemException(ApiError.OVERLOADED.problem());
        }
    }
}
