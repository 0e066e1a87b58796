package io.fairlead.fix.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SessionScriptsTest {
    private static final List<String> FILES = List.of(
            "logon.fixs",
            "sequence.fixs",
            "resend.fixs",
            "liveness.fixs",
            "logout.fixs",
            "defects.fixs",
            "profiles.fixs");

    @TestFactory
    Stream<DynamicTest> behavesAsScripted() throws IOException {
        return cases().map(each -> DynamicTest.dynamicTest(each.name(), () -> SessionScript.run(each)));
    }

    @Test
    void hasAtLeastFortyCasesWithNamesOfTheirOwn() throws IOException {
        List<String> names = cases().map(SessionScript.Case::name).toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    }

    private static Stream<SessionScript.Case> cases() throws IOException {
        Stream.Builder<SessionScript.Case> all = Stream.builder();
        for (String file : FILES) {
            SessionScript.read(file).forEach(all);
        }
        return all.build();
    }
}
