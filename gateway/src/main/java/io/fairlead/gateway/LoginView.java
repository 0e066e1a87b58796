package io.fairlead.gateway;

import io.fairlead.venues.desk.DeskAccount;
import java.util.List;

/// What is behind a login of a venue without FIX. Immutable.
///
/// @param accounts those of ours that were found at it
public record LoginView(List<DeskAccount> accounts) {
    public LoginView {
        accounts = List.copyOf(accounts);
    }
}
