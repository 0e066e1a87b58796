package io.fairlead.proof.conform;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.session.Role;
import io.fairlead.fix.testing.Script;
import io.fairlead.fix.testing.SessionCase;
import io.fairlead.fix.testing.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConformanceTest {
    private static final List<Script> SCRIPTS = Script.all();

    @Test
    void everyScriptPassesInEachOfItsRoles() {
        Conformance conformance = Conformance.of(SCRIPTS, EnumSet.allOf(Role.class), Subject.OURS);
        assertThat(conformance.failures()).isEmpty();
        assertThat(conformance.passed(Role.ACCEPTOR)).isGreaterThan(100);
        assertThat(conformance.passed(Role.INITIATOR)).isGreaterThan(100);
        assertThat(conformance.passed())
                .isEqualTo(conformance.passed(Role.ACCEPTOR) + conformance.passed(Role.INITIATOR));
    }

    @Test
    void leavesNoCaseUnmappedInAnyOfItsRoles() {
        assertThat(Coverage.of(SessionCase.all(), SCRIPTS).unmapped()).isEmpty();
    }

    @Test
    void knowsEveryCaseOfTheSpecification() {
        List<String> ids = SessionCase.all().stream().map(SessionCase::id).toList();
        assertThat(ids).contains("1Ba", "1Be", "1Sa", "1Sd", "2S", "2a", "2t", "3e", "4b", "5", "6", "7", "8", "9");
        assertThat(ids).contains("10e", "11c", "12", "13b", "14a", "14n", "15", "16b", "17j", "18b", "19b", "20");
        assertThat(ids.stream().filter(id -> Character.isDigit(id.charAt(0)))).hasSize(85);
    }

    @Test
    void tellsACaseThatNoScriptCovers() {
        SessionCase uncovered = new SessionCase("group", "99", List.of(Role.INITIATOR), "in -> out", "note");
        Coverage coverage = Coverage.of(List.of(uncovered), SCRIPTS);
        assertThat(coverage.unmapped())
                .singleElement()
                .satisfies(covered -> assertThat(covered.missing()).containsExactly(Role.INITIATOR));
        assertThat(coverage.text()).contains("  99 (initiator) in -> out", "      NO SCRIPT as initiator");
        assertThat(coverage.markdown()).contains("## group", "| 99 | initiator | in → out *note* |");
    }

    @Test
    void findsEveryPlantedBug() {
        List<Plant> plants = Plant.all();
        assertThat(plants).hasSizeGreaterThanOrEqualTo(30);
        assertThat(plants.stream().map(Plant::name)).doesNotHaveDuplicates();
        assertThat(plants)
                .allSatisfy(plant -> assertThat(Conformance.firstFailure(SCRIPTS, plant.subject()))
                        .as(plant.name())
                        .isPresent());
    }

    @Test
    void tellsWhichScriptsFindABugAndWhichBugsStayUnfound() {
        List<Script> logouts = SCRIPTS.stream()
                .filter(script -> script.file().equals("logout.fixs"))
                .toList();
        List<Plant> plants = Plant.all().stream()
                .filter(plant ->
                        List.of("logout-not-answered", "password-not-checked").contains(plant.name()))
                .toList();
        Planted planted = Planted.of(plants, logouts);
        assertThat(planted.missed()).extracting(Plant::name).containsExactly("password-not-checked");
        assertThat(planted.plants().getFirst().by())
                .extracting(play -> play.script().name())
                .contains("they log out");
    }

    @Test
    void playsOnlyTheRoleThatIsWanted() {
        Conformance conformance = Conformance.of(SCRIPTS, Set.of(Role.INITIATOR), Subject.OURS);
        assertThat(conformance.plays()).isNotEmpty().allMatch(play -> play.role() == Role.INITIATOR);
    }

    @Test
    void saysWhatASessionDidInstead() {
        Plant mute = Plant.all().getFirst();
        Conformance conformance = Conformance.of(SCRIPTS, Set.of(Role.ACCEPTOR), mute.subject());
        assertThat(conformance.failed(Role.ACCEPTOR)).isPositive();
        assertThat(conformance.failures().getFirst().failure()).contains("as ACCEPTOR", "at: ", "nothing was sent");
    }
}
