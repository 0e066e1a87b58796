package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.event.LimitCommand;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.LimitValue;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.LimitDesk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What orders are held to, and who changed it.
final class LimitEndpoints {
    private static final String OFF = "off";

    private final Commands commands;
    private final Views views;
    private final LimitDesk desk;
    private final Questions questions;

    LimitEndpoints(Commands commands, Views views, LimitDesk desk, Questions questions) {
        this.commands = commands;
        this.views = views;
        this.desk = desk;
        this.questions = questions;
    }

    /// Every limit with where it comes from and how much of it is used.
    Reply list(Call call) throws InterruptedException {
        call.query().done();
        List<ObjectNode> rows =
                questions.await(desk.usages()).stream().map(LimitJson::usage).toList();
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
}
