package io.fairlead.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountGroup.Sizing;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.Decimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Groups of accounts in the configuration.
class AccountGroupTest {
    private static final String SOUND = Template.of("fixlp").orElseThrow();

    private static String file(String members) {
        return SOUND + "\naccount-groups:\n  - id: all\n    members: [" + members + "]\n";
    }

    @Test
    void readsMembersAndTheirSizes() {
        ConfigFile read =
                ConfigFile.parse(file("{account: main, multiplier: 0.5}"), Path.of("/etc/fairlead"), Map.of());
        assertThat(read).isInstanceOf(ConfigFile.Sound.class);
        assertThat(((ConfigFile.Sound) read).settings().accountGroups())
                .isEqualTo(List.of(new AccountGroup(
                        "all",
                        List.of(new AccountGroup.Member(
                                new AccountId("main"), new Sizing.Multiplier(Decimal.of("0.5")))))));
    }

    @Test
    void aGroupThatBalancesHasMembersWithoutSizes() {
        String text = file("{account: main}").replace("  - id: all\n", "  - id: all\n    balance: least-exposure\n");
        ConfigFile read = ConfigFile.parse(text, Path.of("/etc/fairlead"), Map.of());
        assertThat(read).isInstanceOf(ConfigFile.Sound.class);
        assertThat(((ConfigFile.Sound) read).settings().accountGroups())
                .isEqualTo(
                        List.of(AccountGroup.balancing("all", Balance.LEAST_EXPOSURE, List.of(new AccountId("main")))));
        assertThat(ConfigProblemsTest.problems(
                        text.replace("account: main}", "account: main, multiplier: 1}"), Map.of()))
                .anySatisfy(each -> assertThat(each.text()).contains("has a size, and the group balances"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | is empty
            {account: mian, multiplier: 1} | is not in accounts
            {account: main, multiplier: 1}, {account: main, fixed-lots: 1} | in the group twice
            {account: main} | has no size
            {account: main, multiplier: 1, equity-share: true} | has 2 sizes
            {account: main, multiplier: -1} | positive
            """)
    void tellsWhatIsWrong(String members, String problem) {
        assertThat(ConfigProblemsTest.problems(file(members == null ? "" : members), Map.of()))
                .anySatisfy(each -> assertThat(each.text()).contains(problem));
    }
}
