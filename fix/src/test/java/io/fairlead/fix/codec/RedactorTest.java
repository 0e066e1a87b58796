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

    @Test
    void textStaysReadableWithoutTheAccountThatAnyFieldNames() {
        assertThat(redacted("35=8|58=no margin on ACCOUNT-4711, try less|1=ACCOUNT-4711|"))
                .isEqualTo("35=8|58=no margin on *********711, try less|1=*********711|");
    }

    @Test
    void textStaysReadableWithoutQuotedSecretsAndAccounts() {
        assertThat(redacted("58=Invalid password for session A|")).isEqualTo("58=Invalid password for session A|");
        assertThat(redacted("58=Password: letmein! refused|")).isEqualTo("58=Password: ******** refused|");
        assertThat(redacted("58=password hunter2 is wrong|")).isEqualTo("58=password ******* is wrong|");
        assertThat(redacted("58=Account no. 12345678 is closed|")).isEqualTo("58=Account no. *****678 is closed|");
        assertThat(redacted("58=login=4711007;pwd=x1|")).isEqualTo("58=login=****007;pwd=**|");
        assertThat(redacted("58=MsgSeqNum too low, expecting 1234567 but received 5|"))
                .isEqualTo("58=MsgSeqNum too low, expecting 1234567 but received 5|");
    }

    @Test
    void anAccountSeenOnceIsMaskedInLaterTexts() {
        Redactor redactor = new Redactor();
        byte[] order = "35=D\u00011=LIVE-9921\u0001".getBytes(ISO_8859_1);
        redactor.redact(order, 0, order.length);
        byte[] reject = "35=3\u000158=unknown LIVE-9921\u0001".getBytes(ISO_8859_1);
        int length = redactor.redact(reject, 0, reject.length);

        assertThat(new String(redactor.buffer(), 0, length, ISO_8859_1))
                .isEqualTo("35=3\u000158=unknown ******921\u0001");
    }

    @Test
    void hidesEncryptedPasswordsAndEscapeSequences() {
        assertThat(redacted("1401=3|1402=a|b|1404=cc|58=\u001b[2J\u007fx|"))
                .isEqualTo("1401=3|1402=***|1404=***|58=?[2J?x|");
    }

    @Test
    void wordsThatAreNoFieldAreRedactedLikeText() {
        Redactor redactor = new Redactor();
        byte[] words = "refused: token=abc".getBytes(ISO_8859_1);
        int length = redactor.redactText(words, 0, words.length);

        assertThat(new String(redactor.buffer(), 0, length, ISO_8859_1)).isEqualTo("refused: token=***");
    }
}
