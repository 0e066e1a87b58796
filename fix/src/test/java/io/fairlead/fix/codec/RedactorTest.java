package io.fairlead.fix.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactorTest {
    private static String redacted(String text) {
        byte[] bytes = text.replace('|', '\u0001').getBytes(ISO_8859_1);
        return Redactor.text(bytes, 0, bytes.length);
    }

    @Test
    void hidesSecretsAndMasksAccounts() {
        assertThat(redacted("35=A|553=joe|554=hunter2|925=new|1=ACCOUNT-4711|1=42|58=ok|"))
                .isEqualTo("35=A|553=joe|554=***|925=***|1=*********711|1=42|58=ok|");
    }

    @Test
    void hidesDataWithSeparatorsInside() {
        assertThat(redacted("95=9|96=sec|ret|x|58=ok|")).isEqualTo("95=9|96=***|58=ok|");
    }

    @Test
    void standsGarbledBytes() {
        assertThat(redacted("554=open end")).isEqualTo("554=***");
        assertThat(redacted("no tag|=x|95=999|96=abc|58=\u0007|")).isEqualTo("no tag|=x|95=999|96=***|58=?|");
        assertThat(redacted("1=")).isEqualTo("1=");
        assertThat(redacted("")).isEmpty();
    }
}
