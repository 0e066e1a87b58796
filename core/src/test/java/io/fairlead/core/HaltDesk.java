package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.view.KillView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A core behind a kill switch, and what tests do with it.
abstract class HaltDesk {
    static final long MILLI = 1_000_000L;
    static final Scope EVERYTHING = Scope.gateway();

    Fixture fixture = new Fixture().up();

    Outcome kill(Scope scope) {
        return fixture.command(new HaltCommand.Kill(Fixture.ANNA, scope, false, "runaway"));
    }

    Outcome release(Scope scope) {
        return fixture.command(new HaltCommand.Release(Fixture.ANNA, scope, "fixed"));
    }

    LiveOrder working(String client) {
        return fixture.working(client, Side.BUY, Fixture.limit("10000", "1.1"));
    }

    void tick(long millis) {
        for (long passed = 0; passed < millis; passed += 10) {
            fixture.now += 10 * MILLI;
            fixture.core.onTick(fixture.now);
        }
    }

    KillView view() {
        return fixture.core.kills().getFirst();
    }

    void cancelled(LiveOrder order) {
        fixture.hear(new Fixture.Report(order).type(ExecType.CANCELED).build());
    }

    /// The venue tells its list of an account to the end; asked now.
    void list(AccountId account, long askedNanos, String session) {
        fixture.hear(new AccountRead(Fixture.VENUE, account, Evidence.MASS_STATUS, askedNanos, 0, session));
    }

    void listAll() {
        long asked = fixture.now;
        for (AccountId account : List.of(Fixture.SIM, Fixture.LIVE, Fixture.HEDGE)) {
            list(account, asked, "");
        }
    }

    /// The venue's answer to a question: the order is live.
    void showLive(LiveOrder order) {
        fixture.hear(new Fixture.Report(order).status(OrdStatus.NEW).cumQty("0").build());
    }

    /// A live order that we did not place.
    static ExecutionReport report(String name, @Nullable Symbol symbol, ExecType type) {
        return new ExecutionReport(
                Fixture.VENUE,
                new ExecutionReport.References(new OrderId(name), null, new VenueOrderId("V-" + name), null, null),
                new ExecutionReport.Progress(type, OrdStatus.NEW, null, null, null, null, null),
                new ExecutionReport.Details(Fixture.SIM, symbol, Side.BUY, null, -1, "", 0),
                ExecutionReport.Marks.NONE);
    }

    LiveOrder order(String client, AccountId account) {
        Outcome outcome = fixture.command(new Command.PlaceOrder(
                Fixture.ANNA,
                account,
                new ClientOrderId(client),
                Fixture.EURUSD,
                Side.BUY,
                Fixture.limit("10000", "1.1"),
                Fixture.MANUAL));
        LiveOrder order = fixture.order(((Outcome.Accepted) outcome).orders().getFirst());
        fixture.sent(order.id());
        fixture.report(order, ExecType.NEW);
        return order;
    }
}
