package io.fairlead.gateway;

import io.fairlead.core.AccountState;
import io.fairlead.core.CoreState;
import io.fairlead.core.Recovery;
import io.fairlead.core.model.Decimal;
import io.fairlead.gateway.ReadSide.AccountView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws accounts, and why they take no new orders if they don't. Pure.
final class AccountPictures {
    private AccountPictures() {}

    static List<AccountView> of(CoreState state) {
        return state.accounts().stream()
                .map(account -> view(account, state.refusing()))
                .toList();
    }

    private static AccountView view(AccountState account, @Nullable String refusing) {
        Decimal armed = account.armedMaxUnits();
        return new AccountView(
                account.account(),
                armed == null ? null : armed.toString(),
                refusing == null ? why(account) : refusing,
                account.recovery());
    }

    private static String why(AccountState account) {
        if (account.isFlattening()) {
            return "the account is being flattened";
        }
        return account.isSafe() ? "the live account is not armed" : recovering(account.recovery());
    }

    private static String recovering(Recovery recovery) {
        return recovery.step().isOpen()
                ? ""
                : "it recovers: at " + recovery.step() + ", waiting for "
                        + recovery.step().awaited();
    }
}
