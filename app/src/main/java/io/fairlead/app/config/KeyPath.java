package io.fairlead.app.config;

import java.util.Locale;

/// Where a key stands, as people read it (`venues[yofx].sessions[orders].port`) and as the environment spells it
/// (`FAIRLEAD_VENUES_YOFX_SESSIONS_ORDERS_PORT`).
record KeyPath(String shown, String variable) {
    static final String PREFIX = "FAIRLEAD";
    static final KeyPath ROOT = new KeyPath("", PREFIX);

    KeyPath child(String key) {
        return new KeyPath(shown.isEmpty() ? key : shown + "." + key, variable + "_" + spelled(key));
    }

    KeyPath item(String id) {
        return new KeyPath(shown + "[" + id + "]", variable + "_" + spelled(id));
    }

    private static String spelled(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    @Override
    public String toString() {
        return shown;
    }
}
