package io.fairlead.fix.session;

/// Username(553) and Password(554) of a Logon; an empty one is not sent. Hides itself when printed.
public record Credentials(String username, String password) {
    /// Sends neither.
    public static final Credentials NONE = new Credentials("", "");

    @Override
    public String toString() {
        return "Credentials[" + username + ", ***]";
    }
}
