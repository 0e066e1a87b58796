package io.fairlead.venues.tradelocker.rest;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// One login at one of the venue's servers. Secrets are asked for when they are needed.
///
/// @param name ours, as the configuration spells it
/// @param base where the interface is, such as `https://demo.tradelocker.com/backend-api`
/// @param server the name of the broker's server, as people type it at login
/// @param developerKey null without one
public record LoginSettings(
        String name,
        URI base,
        String email,
        String server,
        SecretText password,
        @Nullable SecretText developerKey) {
    public LoginSettings {
        String scheme = base.getScheme();
        if (base.getHost() == null || scheme == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException("a login needs the address of the venue's interface, like"
                    + " https://demo.tradelocker.com/backend-api, had " + base);
        }
    }

    @Override
    public String toString() {
        return "LoginSettings[" + name + ", " + base + "]";
    }
}
