package io.fairlead.fix.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A counterparty's file on top of our dictionary.
class ExtensionTest {
    private static final FixDictionary OURS = FixDictionary.fix44();

    @TempDir
    Path folder;

    private FixDictionary extendedBy(String content) throws IOException {
        Path file = folder.resolve("venue.xml");
        Files.writeString(file, "<fix type='FIX' major='4' minor='4'>" + content + "</fix>");
        return OURS.extendedBy(file);
    }

    private static Members report(FixDictionary of) {
        return Objects.requireNonNull(of.message("8")).body();
    }

    @Test
    void addsFieldsToMessagesAndKeepsTheRest() throws IOException {
        FixDictionary dictionary = extendedBy("""
                <messages><message name='ExecutionReport' msgtype='8' msgcat='app'>
                  <field name='OrderLabel' required='Y'/>
                </message></messages>
                <fields><field number='5001' name='OrderLabel' type='STRING'/></fields>""");
        assertThat(report(dictionary).tags())
                .contains(5001)
                .containsAll(report(OURS).tags());
        assertThat(report(dictionary).required())
                .contains(5001)
                .containsAll(report(OURS).required());
        assertThat(dictionary.field(5001))
                .isEqualTo(dictionary.field("OrderLabel"))
                .isNotNull();
        assertThat(dictionary.messages()).hasSameSizeAs(OURS.messages());
    }

    @Test
    void addsValuesToOurFields() throws IOException {
        FixDictionary dictionary = extendedBy("<fields><field number='150' name='ExecType' type='CHAR'>"
                + "<value enum='Z' description='X'/></field></fields>");
        FieldDefinition execType = Objects.requireNonNull(dictionary.field(150));
        assertThat(execType.allows("Z")).isTrue();
        assertThat(execType.allows("F")).isTrue();
        assertThat(execType.allows("Y")).isFalse();
    }

    @Test
    void mayDropADemandByNamingTheFieldWithoutIt() throws IOException {
        assertThat(report(OURS).required()).contains(6);
        FixDictionary dictionary = extendedBy("""
                <messages><message name='ExecutionReport' msgtype='8' msgcat='app'>
                  <field name='AvgPx' required='N'/>
                </message></messages>""");
        assertThat(report(dictionary).required()).doesNotContain(6).contains(17);
    }

    @Test
    void addsMessagesAndGroupsOfItsOwn() throws IOException {
        FixDictionary dictionary = extendedBy("""
                <messages><message name='Margin' msgtype='U1' msgcat='app'>
                  <field name='Account' required='Y'/>
                  <group name='NoMargins' required='N'><field name='Margin' required='Y'/></group>
                </message></messages>
                <fields>
                  <field number='5010' name='NoMargins' type='NUMINGROUP'/>
                  <field number='5011' name='Margin' type='AMT'/>
                </fields>""");
        Members margin = Objects.requireNonNull(dictionary.message("U1")).body();
        assertThat(margin.required()).containsExactly(1);
        assertThat(margin.containsDeep(5011)).isTrue();
    }

    @Test
    void callsAFieldAsTheFileDoes() throws IOException {
        FixDictionary dictionary = extendedBy("<fields><field number='58' name='Remark' type='STRING'/></fields>");
        assertThat(Objects.requireNonNull(dictionary.field(58)).name()).isEqualTo("Remark");
        assertThat(dictionary.field("Remark")).isNotNull();
    }

    @Test
    void saysWhatIsWrongWithTheFile() {
        assertThatIllegalArgumentException().isThrownBy(() -> OURS.extendedBy(folder.resolve("nowhere.xml")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> extendedBy("<messages><message name='X' msgtype='8' msgcat='app'>"
                        + "<field name='Nobody' required='Y'/></message></messages>"))
                .withMessageContaining("Nobody");
        Path other = folder.resolve("other.xml");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    Files.writeString(other, "<fix type='FIX' major='4' minor='2'/>");
                    OURS.extendedBy(other);
                })
                .withMessageContaining("FIX.4.2");
    }
}
