package io.fairlead.fix.transport;

/// Where a counterparty listens.
public record Endpoint(String host, int port) {
    public Endpoint {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "an endpoint needs a host and a port of 1 to 65535, was " + host + ":" + port);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
