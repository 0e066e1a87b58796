package io.fairlead.app.config;

import io.fairlead.app.secret.SecretRef;
import org.jspecify.annotations.Nullable;

/// The proxy between us and a venue. Host and port are null where there is none.
public record ProxySettings(
        Kind kind,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        @Nullable SecretRef password) {

    /// What it speaks.
    public enum Kind {
        NONE,
        HTTP,
        SOCKS5
    }

    static final Key<Kind> KIND = Key.of(
            "kind",
            Scalars.oneOf(Kind.class),
            "none",
            "What the proxy speaks: http is one that understands CONNECT. TLS goes through it to the venue, under the"
                    + " venue's name.");
    static final Key<String> HOST = Key.optional("host", Scalars.HOST_NAME, "The proxy's host.");
    static final Key<Integer> PORT = Key.optional("port", Scalars.whole(1, 65_535), "The proxy's port.");
    static final Key<String> USERNAME =
            Key.optional("username", Scalars.text("text of 1 to 255 characters", 255), "Our login at the proxy.");
    static final Key<SecretRef> PASSWORD =
            Key.optional("password", Scalars.SECRET, "Where its password is kept; never the password itself.");
    static final Table TABLE = Table.of(
            "A proxy between us and the venue, which resolves its host.", KIND, HOST, PORT, USERNAME, PASSWORD);

    static ProxySettings of(Values values) {
        return new ProxySettings(
                values.get(KIND), values.find(HOST), values.find(PORT), values.find(USERNAME), values.find(PASSWORD));
    }
}
