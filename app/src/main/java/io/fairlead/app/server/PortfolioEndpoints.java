package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.ConsolidatedBook;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.view.FillView;
import io.fairlead.gateway.ReadSide;
import io.fairlead.gateway.VenueView;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Fills, positions, accounts, instruments and books.
final class PortfolioEndpoints {
    private final Commands commands;
    private final Views views;

    PortfolioEndpoints(Commands commands, Views views) {
        this.commands = commands;
        this.views = views;
    }

    Reply fills(Call call) throws InterruptedException {
        Query query = call.query();
        views.await(query);
        ReadSide.FillFilter filter = new ReadSide.FillFilter(
                query.optional("account", AccountId::new),
                query.optional("symbol", Symbol::new),
                query.optional("order", OrderId::new));
        int limit = query.number("limit", 1, OrderEndpoints.MAX_PAGE, OrderEndpoints.PAGE);
        String cursor = query.optional("cursor", text -> text);
        query.done();
        long position = views.readSide().position();
        ReadSide.Page<FillView> page =
                OrderEndpoints.page(cursor, () -> views.readSide().fills(filter, cursor, limit));
        var rows = page.items().stream().map(JsonViews::fill).toList();
        return Lists.reply(call, Lists.FILL_COLUMNS, new Lists.Rows(rows, page.next(), position));
    }

    /// Those that stand, oldest first, then those that ended lately.
    Reply breaks(Call call) throws InterruptedException {
        views.await(call.query());
        call.query().done();
        long position = views.readSide().position();
        return Lists.reply(call, Lists.BREAK_COLUMNS, new Lists.Rows(views.breaks(), null, position));
    }

    Reply positions(Call call) throws InterruptedException {
        views.await(call.query());
        call.query().done();
        long position = views.readSide().position();
        return Lists.reply(call, Lists.POSITION_COLUMNS, new Lists.Rows(views.positions(), null, position));
    }

    Reply accounts(Call call) throws InterruptedException {
        views.await(call.query());
        call.query().done();
        long position = views.readSide().position();
        return Lists.reply(call, Lists.ACCOUNT_COLUMNS, new Lists.Rows(views.accounts(), null, position));
    }

    Reply instruments(Call call) {
        call.query().done();
        long position = views.readSide().position();
        return Lists.reply(call, Lists.INSTRUMENT_COLUMNS, new Lists.Rows(views.instrumentRows(), null, position));
    }

    Reply book(Call call) {
        VenueId venue = call.query().optional("venue", VenueId::new);
        call.query().done();
        Symbol symbol = symbol(call.path("symbol"));
        List<BookSnapshot> books = views.books(symbol).stream()
                .filter(book -> venue == null || book.venue().equals(venue))
                .toList();
        ObjectNode json = views.book(symbol, books);
        ConsolidatedBook all = ConsolidatedBook.of(symbol, books, takingOrders());
        json.set("consolidated", BookJson.of(all, views.instrument(symbol)));
        return Reply.json(200, json);
    }

    private Set<VenueId> takingOrders() {
        return views.readSide().venues().stream().map(VenueView::venue).collect(Collectors.toUnmodifiableSet());
    }

    private Symbol symbol(String text) {
        for (var instrument : views.readSide().instruments()) {
            if (instrument.symbol().value().equals(text)) {
                return instrument.symbol();
            }
        }
        Problem unknown = Denials.problem(
                DenialCode.SYMBOL_UNKNOWN, "symbol", text, "GET /api/v1/instruments lists what can be traded.");
        throw new ProblemException(notFound(unknown));
    }

    Reply arm(Call call) throws InterruptedException {
        call.query().done();
        AccountId account = account(call.path("id"));
        Fields body = call.fields();
        Decimal maxUnits = body.decimal("maxUnits");
        body.done();
        if (maxUnits.signum() <= 0) {
            throw new ProblemException(
                    ApiError.FIELD_VALUE.problem("maxUnits", maxUnits.toString(), "must be positive"));
        }
        return commands.submit(new Command.ArmAccount(call.caller().origin(), account, maxUnits), 202);
    }

    Reply disarm(Call call) throws InterruptedException {
        call.query().done();
        call.noBody();
        return commands.submit(new Command.DisarmAccount(call.caller().origin(), account(call.path("id"))), 202);
    }

    private AccountId account(String text) {
        for (var view : views.readSide().accounts()) {
            if (view.account().id().value().equals(text)) {
                return view.account().id();
            }
        }
        Problem unknown = Denials.problem(
                DenialCode.ACCOUNT_UNKNOWN, "id", text, "GET /api/v1/accounts lists the accounts and their ids.");
        throw new ProblemException(notFound(unknown));
    }

    /// An unknown name in the path is 404; in a body it is 422.
    static Problem notFound(Problem problem) {
        return new Problem(
                404,
                problem.code(),
                problem.title(),
                problem.detail(),
                problem.field(),
                problem.value(),
                problem.remedy());
    }
}
