package io.fairlead.app.server;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.GuardCommand;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Origin;

/// The guard of accounts: how they stand, and what an admin may do about it.
final class GuardEndpoints {
    private static final int MAX_REASON = 300;

    private final Commands commands;
    private final Views views;

    GuardEndpoints(Commands commands, Views views) {
        this.commands = commands;
        this.views = views;
    }

    Reply list(Call call) throws InterruptedException {
        views.await(call.query());
        call.query().done();
        long position = views.readSide().position();
        return Lists.reply(call, Lists.GUARD_COLUMNS, new Lists.Rows(views.guards(), null, position));
    }

    Reply release(Call call) throws InterruptedException {
        return submit(call, GuardCommand.ReleaseGuard::new);
    }

    /// Has what the venue publishes count from now on.
    Reply accept(Call call) throws InterruptedException {
        return submit(call, GuardCommand.AcceptLimits::new);
    }

    /// Has what is configured count again.
    Reply drop(Call call) throws InterruptedException {
        return submit(call, GuardCommand.DropLimits::new);
    }

    /// What takes an account and a reason.
    @FunctionalInterface
    private interface Word {
        GuardCommand of(Origin origin, AccountId account, String because);
    }

    private Reply submit(Call call, Word word) throws InterruptedException {
        call.query().done();
        AccountId account = account(call.path("id"));
        Fields body = call.fields();
        String because = body.required("because", GuardEndpoints::reason);
        body.done();
        return commands.submit(word.of(call.caller().origin(), account, because), 202);
    }

    Reply balance(Call call) throws InterruptedException {
        call.query().done();
        AccountId account = account(call.path("id"));
        Fields body = call.fields();
        Decimal balance = body.decimal("balance");
        boolean newStart = body.flag("newStart");
        String because = body.required("because", GuardEndpoints::reason);
        body.done();
        return commands.submit(
                new GuardCommand.StateBalance(call.caller().origin(), account, balance, newStart, because), 202);
    }

    private AccountId account(String text) {
        for (var view : views.readSide().accounts()) {
            if (view.account().id().value().equals(text)) {
                return view.account().id();
            }
        }
        Problem unknown = Denials.problem(
                DenialCode.ACCOUNT_UNKNOWN, "id", text, "GET /api/v1/accounts lists the accounts and their ids.");
        throw new ProblemException(PortfolioEndpoints.notFound(unknown));
    }

    private static String reason(String because) {
        boolean printable = because.codePoints().noneMatch(Character::isISOControl);
        if (because.isBlank() || because.length() > MAX_REASON || !printable) {
            throw new IllegalArgumentException("must have 1 to " + MAX_REASON + " printable characters");
        }
        return because;
    }
}
