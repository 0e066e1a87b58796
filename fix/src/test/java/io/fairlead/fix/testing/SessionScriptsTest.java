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
    void hasScriptsWithNamesOfTheirOwn() {
        List<String> names = Script.all().stream().map(Script::name).toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
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
    }

    @Test
    void refusesScriptsThatSayNothingUseful() {
        assertThatThrownBy(() -> play("jump")).hasMessageContaining("unknown word in a script: jump");
        assertThatThrownBy(() -> Script.parse("x.fixs", "=== name\nsession acceptor\n"))
                .hasMessageContaining("x.fixs: 'name' must cite its rule");
        assertThatThrownBy(() -> Script.parse("x.fixs", "=== name\nrule: 1B\nconnect\n")
                        .getFirst()
                        .roles())
                .hasMessageContaining("must start with session");
        assertThatThrownBy(() -> ScriptOptions.profile(Role.ACCEPTOR, "acceptor lazy"))
                .hasMessageContaining("unknown option in a script: lazy");
    }

    private static void play(String... steps) {
        String text = "=== a script\nrule: none\nsession initiator\n" + String.join("\n", steps) + "\n";
        ScriptRun.run(Script.parse("test", text).getFirst(), Role.INITIATOR, Subject.OURS);
    }
}
