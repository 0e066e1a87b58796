package io.fairlead.app.server;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.view.ParentView;
import io.fairlead.gateway.ReadSide;

/// Orders for several accounts. They are placed as orders are, with a group in place of the account.
final class ParentEndpoints {
    private final Commands commands;
    private final Views views;

    ParentEndpoints(Commands commands, Views views) {
        this.commands = commands;
        this.views = views;
    }

    Reply list(Call call) throws InterruptedException {
        Query query = call.query();
        views.await(query);
        boolean live = query.flag("live");
        int limit = query.number("limit", 1, OrderEndpoints.MAX_PAGE, OrderEndpoints.PAGE);
        String cursor = query.optional("cursor", text -> text);
        query.done();
        long position = views.readSide().position();
        ReadSide.Page<ParentView> page =
                OrderEndpoints.page(cursor, () -> views.readSide().parents(live, cursor, limit));
        return Lists.reply(
                call,
                Lists.PARENT_COLUMNS,
                new Lists.Rows(page.items().stream().map(views::parent).toList(), page.next(), position));
    }

    Reply read(Call call) throws InterruptedException {
        views.await(call.query());
        call.query().done();
        ParentView parent = views.readSide().parent(id(call));
        if (parent == null) {
            throw unknown(call.path("id"));
        }
        return Reply.json(200, views.parent(parent));
    }

    Reply cancel(Call call) throws InterruptedException {
        call.query().done();
        call.noBody();
        return commands.submit(new ParentCommand.CancelParent(call.caller().origin(), id(call)), 202);
    }

    Reply replace(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        ParentCommand command = new ParentCommand.ReplaceParent(
                call.caller().origin(),
                id(call),
                body.optionalQuantity("quantity"),
                body.optionalDecimal("price"),
                body.optionalDecimal("stopPx"));
        body.done();
        return commands.submit(command, 202);
    }

    private static ClientOrderId id(Call call) {
        try {
            return new ClientOrderId(call.path("id"));
        } catch (IllegalArgumentException _) {
            throw unknown(call.path("id"));
        }
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(Denials.problem(
                DenialCode.PARENT_UNKNOWN, "id", id, "GET /api/v1/parents lists the orders for several accounts."));
    }
}
