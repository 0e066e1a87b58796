package io.fairlead.fix.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.fix.session.Role;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SessionScriptsTest {
    @TestFactory
    Stream<DynamicTest> behavesAsScripted() {
        return Script.all().stream()
                .flatMap(script -> script.roles().stream()
                        .map(role -> DynamicTest.dynamicTest(
                                script + ", as " + role, () -> ScriptRun.run(script, role, Subject.OURS))));
    }

    @Test
    void scriptsHaveNamesOfTheirOwnAndCiteCasesThatExist() {
        assertThat(Script.all().stream().map(Script::name)).doesNotHaveDuplicates();
        assertThat(SessionCase.all().stream().map(SessionCase::id)).doesNotHaveDuplicates();
        assertThat(Script.all().stream().flatMap(script -> script.cases().stream()))
                .isSubsetOf(SessionCase.all().stream().map(SessionCase::id).toList());
    }

    @Test
    void failsWhenAnythingIsOtherThanExpected() {
        assertThatThrownBy(() -> play("connect", "expect 35=A|141=Y"))
                .isInstanceOf(ScriptFailure.class)
                .hasMessageContaining("no 141=Y in what was sent: 8=FIX.4.4|");
        assertThatThrownBy(() -> play("connect")).hasMessageContaining("sent, but not expected");
        assertThatThrownBy(() -> play("logon", "expect 35=0")).hasMessageContaining("nothing was sent");
        assertThatThrownBy(() -> play("logon", "inject 35=8|34=2|"))
                .hasMessageContaining("delivered, but not expected");
        assertThatThrownBy(() -> play("logon", "numbers-are 3 2")).hasMessageContaining("the numbers are 2 2");
        assertThatThrownBy(() -> play("logon", "state Down")).hasMessageContaining("the state is Up");
        assertThatThrownBy(() -> play("logon", "peer-closes")).hasMessageContaining("disconnected, but not expected");
        assertThatThrownBy(() -> play("logon", "event GapDetected")).hasMessageContaining("the next event is none");
        assertThatThrownBy(() -> play("logon", "send 35=D|11=a -> 3")).hasMessageContaining("the result is 2");
        assertThatThrownBy(() -> play("logon", "expect-closed")).hasMessageContaining("the link is open");
        assertThatThrownBy(() -> play("connect", "inject 35=0|34=1|", "expect-open"))
                .hasMessageContaining("the link is closed");
    }

    @Test
    void refusesScriptsThatSayNothingUseful() {
        assertThatThrownBy(() -> play("jump")).hasMessageContaining("unknown word in a script: jump");
        assertThatThrownBy(() -> play("logon", "garbled nicely 35=0|34=2|"))
                .hasMessageContaining("unknown defect in a script: nicely");
        assertThatThrownBy(() -> Script.parse("x.fixs", "=== name\nsession acceptor\n"))
                .hasMessageContaining("x.fixs: 'name' must go on with case:, rule: and session");
        assertThatThrownBy(() -> script("neither")).hasMessageContaining("roles are initiator, acceptor or both");
        assertThatThrownBy(() -> ScriptOptions.of("lazy").profile(Role.ACCEPTOR))
                .hasMessageContaining("unknown option in a script: lazy");
        assertThatThrownBy(() -> ScriptOptions.of("lazy=3").profile(Role.ACCEPTOR))
                .hasMessageContaining("unknown option in a script: lazy");
        assertThatThrownBy(() -> SessionCase.parse("1Ba | initiator")).hasMessageContaining("a case is id | roles");
    }

    private static void play(String... steps) {
        ScriptRun.run(script("initiator", steps), Role.INITIATOR, Subject.OURS);
    }

    private static Script script(String role, String... steps) {
        String head = "=== a script\ncase: 1Ba\nrule: none\nsession " + role + "\n";
        List<Script> scripts = Script.parse("test", head + String.join("\n", steps) + "\n");
        return scripts.getFirst();
    }
}
