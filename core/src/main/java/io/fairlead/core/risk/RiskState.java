package io.fairlead.core.risk;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.order.Exposures;
import io.fairlead.core.position.Positions;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// What the limits are held against: the part of the core state that they read. Engine thread.
public interface RiskState {
    LimitBook limits();

    Exposures exposures();

    Positions positions();

    Collection<Instrument> instruments();

    /// What the account is worth by its venue, in its own currency; null if the venue does not say.
    @Nullable
    Decimal equity(AccountId account);
}
