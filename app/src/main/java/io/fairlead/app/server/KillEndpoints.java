package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;

/// The kill switch: stop, let go on, and how far each kill has come.
final class KillEndpoints {
    private final Commands commands;
    private final Views views;

    KillEndpoints(Commands commands, Views views) {
        this.commands = commands;
        this.views = views;
    }

    /// The scope must be said: a venue, an account, a symbol, an account with a symbol, a strategy, or `"all": true`.
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
        boolean all = body.flag("all");
        VenueId venue = body.optional("venue", VenueId::new);
        AccountId account = body.optional("account", AccountId::new);
        Symbol symbol = body.optional("symbol", Symbol::new);
        StrategyId strategy = body.optional("strategy", StrategyId::new);
        try {
            Scope scope = Scope.naming(venue, account, symbol, strategy);
            if (all == scope.equals(Scope.gateway())) {
                return scope;
            }
        } catch (IllegalArgumentException _) { // answered like any that says no scope, or two
        }
        throw new ProblemException(ApiError.FIELD_MISSING.problem(
                "all", null, "say one scope: venue, account, symbol, account with symbol, strategy, or \"all\": true"));
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
