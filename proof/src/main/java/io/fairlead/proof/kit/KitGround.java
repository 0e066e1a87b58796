package io.fairlead.proof.kit;

import io.fairlead.core.CoreSettings;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.VenuePlan;
import io.fairlead.journal.JournalConfig;
import java.util.List;
import java.util.Locale;

/// What the kit's gateways have in common, whatever the venue: one account and one instrument, and answers that are
/// missed soon. Stateless.
final class KitGround {
    private static final long MILLI = 1_000_000L;

    private KitGround() {}

    /// The account of a flavour, by the venue's number of it.
    static Account account(VenueId venue, Flavour flavour, PositionMode mode, String number) {
        String id = flavour.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Account(new AccountId(id), venue, AccountKind.SIM, new Currency("USD"), mode, number);
    }

    static GatewayConfig config(Account account, Instrument instrument, VenuePlan plan) {
        return GatewayConfig.of(
                        List.of(account),
                        List.of(instrument),
                        List.of(plan),
                        JournalConfig.defaults("kit", "kit").withSizes(1 << 20, 4 << 20, 2 << 20, 1))
                .withCore(
                        new CoreSettings(100 * MILLI, 500 * MILLI, 1_000 * MILLI), GatewayConfig.DEFAULT_INBOX_CAPACITY)
                .withLimits(KitLimits.ALL);
    }
}
