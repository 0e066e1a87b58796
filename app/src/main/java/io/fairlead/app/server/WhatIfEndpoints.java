package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.model.Origin;
import io.fairlead.gateway.LimitDesk;
import java.util.List;

/// What an order would meet, and the groups of accounts that one can name. Nothing is done.
final class WhatIfEndpoints {
    private final Views views;
    private final LimitDesk desk;
    private final Questions questions;

    WhatIfEndpoints(Views views, LimitDesk desk, Questions questions) {
        this.views = views;
        this.desk = desk;
        this.questions = questions;
    }

    /// An order as `POST /orders` takes it, for an account or for a group.
    Reply whatIf(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        Origin origin = call.caller().origin();
        if (body.has("group")) {
            ParentCommand.PlaceForAccounts order = OrderBody.supposedForGroup(body, origin);
            return Reply.json(200, WhatIfJson.group(order.group(), questions.await(desk.whatIf(order))));
        }
        return Reply.json(200, WhatIfJson.single(questions.await(desk.whatIf(OrderBody.supposed(body, origin)))));
    }

    Reply groups(Call call) throws InterruptedException {
        call.query().done();
        List<ObjectNode> rows =
                questions.await(desk.groups()).stream().map(WhatIfJson::group).toList();
        long position = views.readSide().position();
        return Lists.reply(call, Lists.ACCOUNT_GROUP_COLUMNS, new Lists.Rows(rows, null, position));
    }
}
