package io.fairlead.app.config;

import java.util.List;

/// Where the HTTP API, the event stream and the dashboard are served.
public record HttpSettings(String host, int port, List<String> names, List<String> origins) {
    static final Key<String> HOST = Key.of(
            "host",
            Scalars.HOST_NAME,
            "127.0.0.1",
            "Address to listen on. Anything but this machine's loopback lets others in: put TLS in front of it.");
    static final Key<Integer> PORT =
            Key.of("port", Scalars.whole(0, 65_535), "8420", "Port to listen on; 0 takes a free one and says which.");
    static final Key<List<String>> NAMES = Key.optional(
            "names",
            new Shape.Several<>(Scalars.HOST_NAME),
            "Further names that clients may call it by, as behind a proxy; those of this machine's loopback always"
                    + " work.");
    static final Key<List<String>> ORIGINS = Key.optional(
            "origins",
            new Shape.Several<>(Scalars.text("an origin, as https://desk.example.com", 255)),
            "Further origins whose pages may open the event stream; pages of the gateway itself always may.");
    static final Table TABLE =
            Table.of("The HTTP API, the event stream and the dashboard.", HOST, PORT, NAMES, ORIGINS);

    static HttpSettings of(Values values) {
        List<String> origins = values.find(ORIGINS);
        List<String> names = values.find(NAMES);
        return new HttpSettings(
                values.get(HOST),
                values.get(PORT),
                names == null ? List.of() : names,
                origins == null ? List.of() : origins);
    }
}
