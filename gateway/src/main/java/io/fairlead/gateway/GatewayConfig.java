package io.fairlead.gateway;

import io.fairlead.core.CoreSettings;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Instrument;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.journal.JournalConfig;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a gateway is configured with. Immutable; `app` makes it of the configuration file.
public record GatewayConfig(
        List<Account> accounts,
        List<Instrument> instruments,
        List<FixLp> venues,
        JournalConfig journal,
        CoreSettings core,
        int inboxCapacity) {

    public static final int DEFAULT_INBOX_CAPACITY = 65_536;

    public GatewayConfig {
        accounts = List.copyOf(accounts);
        instruments = List.copyOf(instruments);
        venues = List.copyOf(venues);
    }

    /// With default core settings and inbox.
    public static GatewayConfig of(
            List<Account> accounts, List<Instrument> instruments, List<FixLp> venues, JournalConfig journal) {
        return new GatewayConfig(accounts, instruments, venues, journal, CoreSettings.DEFAULTS, DEFAULT_INBOX_CAPACITY);
    }

    /// A liquidity provider: its order session, and one for market data unless that comes on the order session.
    public record FixLp(
            FixLpSettings settings,
            FixLine orders,
            @Nullable FixLine marketData) {}

    /// One FIX session: our name of it, what its counterparty wants, and how to reach it.
    public record FixLine(String id, SessionProfile profile, InitiatorPlan plan) {}
}
