package io.fairlead.fix.session;

/// Username(553), Password(554) and NewPassword(925) of a Logon; an empty one is not sent. Hides itself when printed.
public record Credentials(String username, PasswordSource password, PasswordSource newPassword) {
    /// Sends none.
    public static final Credentials NONE = new Credentials("", PasswordSource.NONE, PasswordSource.NONE);

    /// A password that stays in memory and that nobody wants to change.
    public Credentials(String username, String password) {
        this(username, PasswordSource.of(password), PasswordSource.NONE);
    }

    /// The same that asks the counterparty to change the password as it logs on.
    public Credentials withNewPassword(PasswordSource value) {
        return new Credentials(username, password, value);
    }

    @Override
    public String toString() {
        return "Credentials[" + username + ", ***]";
    }
}
