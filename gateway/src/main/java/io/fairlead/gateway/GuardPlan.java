package io.fairlead.gateway;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.port.NewsCalendar;
import java.util.Map;

/// Which accounts are guarded by which rules, and the news that are due. Whether a venue reports values is filled in
/// from what it declares. Immutable.
public record GuardPlan(Map<AccountId, GuardRules> rules, NewsCalendar news) {
    public static final GuardPlan NONE = new GuardPlan(Map.of(), NewsCalendar.NONE);

    public GuardPlan {
        rules = Map.copyOf(rules);
    }
}
