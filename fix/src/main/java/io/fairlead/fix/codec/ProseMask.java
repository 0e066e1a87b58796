package io.fairlead.fix.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.List;

/// Stars over secrets and account numbers that words for people quote, in place. Owned by one thread.
///
/// | in the words | becomes |
/// |---|---|
/// | an account that a message of the session named in Account(1) | stars, and its last three characters |
/// | the word with a digit in it behind `account`, `acct`, `login`, `user` | the same |
/// | the word behind `password`, `secret`, `token`, `key` and `=` or `:`, or one with a digit behind a blank | stars |
final class ProseMask {
    static final int KEPT = 3;

    private static final int SHORTEST = 4;
    private static final int REMEMBERED = 32;
    private static final List<byte[]> ACCOUNT_WORDS = words("account", "acct", "login", "user");
    private static final List<byte[]> SECRET_WORDS =
            words("password", "passwd", "passphrase", "pwd", "secret", "token", "key");

    private final byte[][] accounts = new byte[REMEMBERED][];
    private int learnt;

    private static List<byte[]> words(String... words) {
        return Arrays.stream(words).map(word -> word.getBytes(US_ASCII)).toList();
    }

    /// Remembers an account, the newest 32 of them; those shorter than four characters are in every text.
    void learn(byte[] src, int from, int to) {
        if (to - from < SHORTEST) {
            return;
        }
        for (byte[] known : accounts) {
            if (known != null && Arrays.equals(known, 0, known.length, src, from, to)) {
                return;
            }
        }
        accounts[learnt++ % REMEMBERED] = Arrays.copyOfRange(src, from, to);
    }

    void mask(byte[] text, int from, int to) {
        for (byte[] account : accounts) {
            if (account != null) {
                maskAccount(text, from, to, account);
            }
        }
        for (int at = from; at < to; at++) {
            if (at == from || !wordPart(text[at - 1])) {
                int behind = behindAny(SECRET_WORDS, text, at, to);
                if (behind > 0) {
                    maskValue(text, behind, to, 0);
                } else {
                    maskValue(text, behindAny(ACCOUNT_WORDS, text, at, to), to, KEPT);
                }
            }
        }
    }

    private static void maskAccount(byte[] text, int from, int to, byte[] account) {
        for (int at = from; at + account.length <= to; at++) {
            if (Arrays.equals(text, at, at + account.length, account, 0, account.length)) {
                Arrays.fill(text, at, at + account.length - KEPT, (byte) '*');
            }
        }
    }

    /// Where one of the words ends that begins here, or -1.
    private static int behindAny(List<byte[]> words, byte[] text, int at, int to) {
        for (byte[] word : words) {
            if (at + word.length < to && same(word, text, at) && !wordPart(text[at + word.length])) {
                return at + word.length;
            }
        }
        return -1;
    }

    private static boolean same(byte[] word, byte[] text, int at) {
        for (int i = 0; i < word.length; i++) {
            if ((text[at + i] | 0x20) != word[i]) {
                return false;
            }
        }
        return true;
    }

    /// Masks the value that stands behind a keyword: behind `=` or `:` whatever it is, else the next of three words
    /// that has a digit.
    private static void maskValue(byte[] text, int behindWord, int to, int kept) {
        if (behindWord < 0) {
            return;
        }
        int at = behindWord;
        for (int words = 0; words < 3 && at < to; words++) {
            boolean assigned = false;
            while (at < to && !wordPart(text[at])) {
                assigned |= text[at] == '=' || text[at] == ':';
                at++;
            }
            int end = at;
            boolean digit = false;
            while (end < to && (assigned ? inValue(text[end]) : wordPart(text[end]))) {
                digit |= text[end] >= '0' && text[end] <= '9';
                end++;
            }
            if (assigned || digit) {
                Arrays.fill(text, at, Math.max(at, end - kept), (byte) '*');
                return;
            }
            at = end;
        }
    }

    private static boolean inValue(byte each) {
        return each < 0 || (each > ' ' && ",;\"".indexOf(each) < 0);
    }

    private static boolean wordPart(byte each) {
        return each < 0
                || (each >= 'a' && each <= 'z')
                || (each >= 'A' && each <= 'Z')
                || (each >= '0' && each <= '9')
                || "-_*.@!$%&+/".indexOf(each) >= 0;
    }
}
