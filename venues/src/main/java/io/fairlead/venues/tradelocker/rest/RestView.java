package io.fairlead.venues.tradelocker.rest;

import io.fairlead.venues.rate.BudgetView;
import java.util.List;

/// How logins and their budgets stand at a moment. Immutable; any thread.
///
/// @param orderBudgets what each login has for orders, changes, cancels and closes: worth an alert when nearly spent
public record RestView(List<LoginHealth> logins, List<BudgetView> orderBudgets) {
    public RestView {
        logins = List.copyOf(logins);
        orderBudgets = List.copyOf(orderBudgets);
    }
}
