package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The kill switch: stop, let go on, and how far each kill has come.
final class KillEndpoints {
    private final Commands commands;
    private final Views views;

    KillEndpoints(Commands commands, Views views) {
        this.commands = commands;
        this.views = views;
    }

    /// The scope must be said: a venue, an account, a symbol, a strategy, or `"all": true`.
    Reply kill(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        Scope scope = scope(body);
        boolean flatten = body.flag("flatten");
        String because = body.required("because", text -> text);
        body.done();
        return commands.submit(new HaltCommand.Kill(call.caller().origin(), scope, flatten, because), 202);
    }

    Reply release(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        Scope scope = scope(body);
        String because = body.required("because", text -> text);
        body.done();
        return commands.submit(new HaltCommand.Release(call.caller().origin(), scope, because), 202);
    }

    private static Scope scope(Fields body) {
        List<Scope> named = new ArrayList<>();
        add(named, body, "venue", text -> new Scope.OfVenue(new VenueId(text)));
        add(named, body, "account", text -> new Scope.OfAccount(new AccountId(text)));
        add(named, body, "symbol", text -> new Scope.OfSymbol(new Symbol(text)));
        add(named, body, "strategy", text -> new Scope.OfStrategy(new StrategyId(text)));
        if (body.flag("all")) {
            named.add(new Scope.Gateway());
        }
        if (named.size() != 1) {
            throw new ProblemException(ApiError.FIELD_MISSING.problem(
                    "all", null, "say one scope: venue, account, symbol, strategy, or \"all\": true"));
        }
        return named.getFirst();
    }

    private static void add(List<Scope> named, Fields body, String name, Function<String, Scope> type) {
        Scope scope = body.optional(name, type);
        if (scope != null) {
            named.add(scope);
        }
    }

    /// Every kill in force with what is not confirmed yet, and what each venue declares about stopping.
    Reply list(Call call) {
        call.query().done();
        ObjectNode json = JsonViews.object();
        json.putArray("kills").addAll(views.kills());
        json.putArray("venues").addAll(KillJson.venues(views.readSide().venues()));
        return Reply.json(200, json.put("position", views.readSide().position()));
    }
}
