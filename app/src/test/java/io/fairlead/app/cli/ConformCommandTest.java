package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.app.GeneratedDocs;
import io.fairlead.fix.testing.Script;
import io.fairlead.fix.testing.SessionCase;
import io.fairlead.proof.conform.Coverage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ConformCommandTest {
    private static FakeGateway.Ran run(String... arguments) {
        return FakeGateway.run(UnaryOperator.identity(), Map.of(), arguments);
    }

    private static JsonNode lastLine(FakeGateway.Ran ran) throws IOException {
        List<String> lines = ran.out().lines().toList();
        return new ObjectMapper().readTree(lines.getLast());
    }

    @Test
    void playsAllScriptsInBothRolesAndEndsWithOneLineOfJson() throws IOException {
        var ran = run("conform", "--json");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out().lines()).hasSize(1);
        JsonNode report = lastLine(ran);
        assertThat(report.path("failed").asInt(-1)).isZero();
        assertThat(report.path("passed").asInt())
                .isEqualTo(report.at("/acceptor/passed").asInt()
                        + report.at("/initiator/passed").asInt())
                .isGreaterThan(200);
    }

    @Test
    void playsOneRoleAndAFewScripts() {
        var ran = run("conform", "--role", "initiator", "--only", "1Bc");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out()).contains("SCRIPTS", "logon", " 0 failed").doesNotContain("resend");
        assertThat(run("conform", "--only", "no such thing").exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void listsEachCaseWithItsScripts() throws IOException {
        var ran = run("conform", "--list", "--json");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(lastLine(ran).path("unmapped").asInt(-1)).isZero();
        assertThat(ran.err()).contains("2b (both) MsgSeqNum(34) too high", "sequence.fixs: a message too high");
        assertThat(run("conform", "--list", "--only", "13a").out())
                .contains("13a", "we log out", "1 cases")
                .doesNotContain("  12 ");
    }

    @Test
    void tellsWhichScriptsFindAPlantedBug() throws IOException {
        var ran = run("conform", "--planted", "--only", "logout.fixs", "--json");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.CHECK_FAILED);
        assertThat(ran.err())
                .containsPattern("logout-not-answered +Logout\\(5\\) gets no answer +[0-9]+ +they log out");
        JsonNode report = lastLine(ran);
        assertThat(report.path("planted").asInt()).isGreaterThanOrEqualTo(30);
        assertThat(report.path("missed").toString())
                .contains("password-not-checked")
                .doesNotContain("logout-not-answered");
    }

    @Test
    void documentListsWhatIsCovered() throws IOException {
        GeneratedDocs.checkBehindMarker(
                "conformance.md", Coverage.of(SessionCase.all(), Script.all()).markdown());
    }
}
