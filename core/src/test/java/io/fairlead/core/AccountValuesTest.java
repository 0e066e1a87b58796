package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountValues;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.VenueId;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What a venue says an account is worth stays with the account, source by source.
final class AccountValuesTest {
    private final Fixture fixture = new Fixture().up();

    private AccountState account() {
        return Objects.requireNonNull(fixture.state.account(Fixture.SIM));
    }

    private AccountValues values(VenueId venue, String account, String source, String equity) {
        Decimal amount = Decimal.of(equity);
        return new AccountValues(
                venue,
                new AccountId(account),
                source,
                new Currency("USD"),
                new AccountValues.Figures(amount, amount, null, null, null),
                0);
    }

    @Test
    void keepsTheNewestValuesAndTheNewestOfAnotherSource() {
        assertThat(account().values()).isNull();
        AccountValues first = values(Fixture.VENUE, "sim", "state", "100");
        AccountValues other = values(Fixture.VENUE, "sim", "stream", "101");
        AccountValues newest = values(Fixture.VENUE, "sim", "stream", "102");
        fixture.hear(first);
        fixture.hear(other);
        fixture.hear(newest);
        assertThat(account().values()).isEqualTo(new ReportedValues(newest, fixture.now));
        assertThat(Objects.requireNonNull(account().otherValues()).said()).isEqualTo(first);
    }

    @Test
    void doesNotTakeAVenuesWordForAnAccountElsewhere() {
        long before = fixture.state.stateHash();
        fixture.hear(values(new VenueId("other"), "sim", "state", "100"));
        fixture.hear(values(Fixture.VENUE, "nobody", "state", "100"));
        assertThat(account().values()).isNull();
        assertThat(fixture.state.stateHash()).isEqualTo(before);
    }
}
