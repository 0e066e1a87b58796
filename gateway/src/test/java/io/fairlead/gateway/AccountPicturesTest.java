package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.CoreState;
import io.fairlead.core.event.Event;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.VenueId;
import org.junit.jupiter.api.Test;

class AccountPicturesTest {
    private static final AccountId ID = new AccountId("a");
    private static final Account ACCOUNT =
            new Account(ID, new VenueId("v"), AccountKind.SIM, new Currency("USD"), PositionMode.HEDGING, "1");
    private static final Origin ORIGIN = new Origin("anna", "-", "local");

    private final CoreState state = new CoreState();

    private String refusing() {
        return AccountPictures.of(state).getFirst().refusing();
    }

    @Test
    void anAccountThatIsBeingFlattenedSaysThatItTakesNoOrders() {
        state.apply(new Event.AccountDefined(1, ACCOUNT));
        String before = refusing();
        state.apply(new Event.FlattenStarted(2, ORIGIN, ID));
        assertThat(refusing()).isEqualTo("the account is being flattened");
        state.apply(new Event.FlattenEnded(3, ID));
        assertThat(refusing()).isEqualTo(before);
    }
}
