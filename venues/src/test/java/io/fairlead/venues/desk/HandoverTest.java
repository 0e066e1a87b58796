package io.fairlead.venues.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.event.ReportsLost;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private final List<String> heard = new ArrayList<>();
    private int woken;
    private final Handover handover = new Handover(2, () -> woken++);

    private static VenueInput word(String why) {
        return new ReportsLost(new VenueId("v"), "s", why);
    }

    private void hear(VenueInput input) {
        heard.add(((ReportsLost) input).why());
    }

    @Test
    void keepsWhatFindsTheQueueFullAndHandsItOverInOrder() {
        for (String why : List.of("a", "b", "c", "d")) {
            handover.accept(word(why));
        }
        assertThat(handover.isFull()).isTrue();
        assertThat(handover.poll(this::hear, 10)).isEqualTo(2);
        assertThat(handover.flush()).isEqualTo(2);
        assertThat(handover.isFull()).isFalse();
        handover.poll(this::hear, 10);
        assertThat(heard).containsExactly("a", "b", "c", "d");
    }

    @Test
    void doesWhatIsToBeDoneBetweenTheInputsAroundIt() {
        handover.accept(word("before"));
        handover.onEngine(() -> heard.add("done"));
        handover.accept(word("after"));
        handover.poll(this::hear, 10);
        handover.flush();
        handover.poll(this::hear, 10);
        assertThat(heard).containsExactly("before", "done", "after");
    }

    @Test
    void handsOverTogetherForOneWake() {
        handover.together(() -> {
            handover.accept(word("a"));
            handover.accept(word("b"));
            assertThat(handover.poll(this::hear, 10)).isZero();
        });
        assertThat(woken).isEqualTo(1);
        handover.poll(this::hear, 10);
        assertThat(heard).containsExactly("a", "b");
    }

    @Test
    void handsOverWhatWasSaidBeforeItFailed() {
        assertThatThrownBy(() -> handover.together(() -> {
                    handover.accept(word("a"));
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        handover.flush();
        handover.poll(this::hear, 10);
        assertThat(heard).containsExactly("a");
    }

    @Test
    void wakesTheEngineWhenSomethingWasHandedOverAndNotOtherwise() {
        handover.accept(word("a"));
        handover.accept(word("b"));
        handover.accept(word("c"));
        assertThat(woken).isEqualTo(2);
    }
}
