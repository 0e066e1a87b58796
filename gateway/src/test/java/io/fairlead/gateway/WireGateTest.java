package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.port.VenuePort;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class WireGateTest {
    /// What it leaves to the defaults of the port never reaches the venue.
    @Test
    void standsInTheWayOfEachWordToTheVenue() {
        for (Method word : VenuePort.class.getMethods()) {
            assertThat(WireGate.class.getDeclaredMethods())
                    .as(word::toString)
                    .anyMatch(each -> each.getName().equals(word.getName()));
        }
    }
}
