package io.fairlead.app.server;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.GroupCommand;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.view.GroupView;
import io.fairlead.gateway.ReadSide;

/// Groups of orders: brackets, one-cancels-other, if-then. They are placed as orders are.
final class GroupEndpoints {
    private final Commands commands;
    private final Views views;

    GroupEndpoints(Commands commands, Views views) {
        this.commands = commands;
        this.views = views;
    }

    Reply list(Call call) throws InterruptedException {
        Query query = call.query();
        views.await(query);
        AccountId account = query.optional("account", AccountId::new);
        Symbol symbol = query.optional("symbol", Symbol::new);
        boolean active = query.flag("active");
        int limit = query.number("limit", 1, OrderEndpoints.MAX_PAGE, OrderEndpoints.PAGE);
        String cursor = query.optional("cursor", text -> text);
        query.done();
        long position = views.readSide().position();
        ReadSide.GroupFilter filter = new ReadSide.GroupFilter(account, symbol, active);
        ReadSide.Page<GroupView> page =
                OrderEndpoints.page(cursor, () -> views.readSide().groups(filter, cursor, limit));
        return Lists.reply(
                call,
                Lists.GROUP_COLUMNS,
                new Lists.Rows(page.items().stream().map(GroupJson::group).toList(), page.next(), position));
    }

    Reply read(Call call) throws InterruptedException {
        views.await(call.query());
        call.query().done();
        GroupView group = views.readSide().group(id(call));
        if (group == null) {
            throw unknown(call.path("id"));
        }
        return Reply.json(200, GroupJson.group(group));
    }

    Reply cancel(Call call) throws InterruptedException {
        call.query().done();
        call.noBody();
        return commands.submit(new GroupCommand.CancelGroup(call.caller().origin(), id(call)), 202);
    }

    Reply change(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        GroupCommand command = new GroupCommand.ChangeLeg(
                call.caller().origin(),
                id(call),
                body.choice("role", GroupPlan.Role.class),
                body.optionalDecimal("price"),
                body.optionalDecimal("stopPx"));
        body.done();
        return commands.submit(command, 202);
    }

    private static GroupId id(Call call) {
        try {
            return new GroupId(call.path("id"));
        } catch (IllegalArgumentException _) {
            throw unknown(call.path("id"));
        }
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(Denials.problem(
                DenialCode.GROUP_UNKNOWN, "id", id, "GET /api/v1/groups lists the groups and their ids."));
    }
}
