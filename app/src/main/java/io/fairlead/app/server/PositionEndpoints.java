package io.fairlead.app.server;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.PositionCommand;
import io.fairlead.core.event.PositionCommand.Exit;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenuePositionId;
import org.jspecify.annotations.Nullable;

/// What is asked of positions: to be closed, reversed, or protected otherwise.
final class PositionEndpoints {
    private static final StrategyId MANUAL = new StrategyId("manual");

    private final Commands commands;

    PositionEndpoints(Commands commands) {
        this.commands = commands;
    }

    Reply close(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        AccountId account = body.required("account", AccountId::new);
        ClientOrderId clientOrderId = body.required("clientOrderId", ClientOrderId::new);
        Symbol symbol = body.required("symbol", Symbol::new);
        Quantity quantity = body.optionalQuantity("quantity");
        VenuePositionId position = body.optional("position", VenuePositionId::new);
        body.done();
        return commands.submit(
                new Command.ClosePosition(call.caller().origin(), account, clientOrderId, symbol, quantity, position),
                201);
    }

    Reply closeAll(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        AccountId account = body.required("account", AccountId::new);
        Symbol symbol = body.optional("symbol", Symbol::new);
        body.done();
        return commands.submit(new PositionCommand.CloseAll(call.caller().origin(), account, symbol), 202);
    }

    Reply reverse(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        AccountId account = body.required("account", AccountId::new);
        ClientOrderId clientOrderId = body.required("clientOrderId", ClientOrderId::new);
        Symbol symbol = body.required("symbol", Symbol::new);
        StrategyId strategy = body.optional("strategy", StrategyId::new);
        VenuePositionId position = body.optional("position", VenuePositionId::new);
        body.done();
        return commands.submit(
                new PositionCommand.ReversePosition(
                        call.caller().origin(),
                        account,
                        clientOrderId,
                        symbol,
                        strategy == null ? MANUAL : strategy,
                        position),
                201);
    }

    Reply modify(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        AccountId account = body.required("account", AccountId::new);
        VenuePositionId position = body.required("position", VenuePositionId::new);
        Exit stopLoss = exit(body, "stopLoss", "removeStopLoss", body.optionalDecimal("trailingOffset"));
        Exit takeProfit = exit(body, "takeProfit", "removeTakeProfit", null);
        body.done();
        return commands.submit(
                new PositionCommand.ModifyPosition(call.caller().origin(), account, position, stopLoss, takeProfit),
                202);
    }

    private static Exit exit(Fields body, String name, String removal, @Nullable Decimal trailing) {
        Decimal price = body.optionalDecimal(name);
        boolean removed = body.flag(removal);
        if ((price == null ? 0 : 1) + (trailing == null ? 0 : 1) + (removed ? 1 : 0) > 1) {
            throw new ProblemException(ApiError.FIELD_VALUE.problem(
                    name, null, "a price, a distance to trail by, and its removal exclude each other"));
        }
        if (price != null) {
            return new Exit.At(price);
        }
        if (trailing != null) {
            return new Exit.Trailing(trailing);
        }
        return removed ? new Exit.Remove() : new Exit.Keep();
    }
}
