package io.fairlead.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The commented configuration that `fairlead init` writes, one for each venue adapter that takes orders.
public final class Template {
    private Template() {}

    public static List<String> names() {
        return Arrays.stream(VenueSettings.Adapter.values())
                .filter(VenueSettings.Adapter::takesOrders)
                .map(adapter -> adapter.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /// Empty for a venue that this release does not speak to.
    public static Optional<String> of(String venue) {
        return names().contains(venue) ? Optional.of(read(venue + ".yaml")) : Optional.empty();
    }

    private static String read(String resource) {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the release lacks its template " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the template " + resource, e);
        }
    }
}
