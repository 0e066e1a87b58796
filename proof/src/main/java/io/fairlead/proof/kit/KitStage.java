package io.fairlead.proof.kit;

import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.Seams;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A venue, and the gateway of one flavour at a time that trades there. Owned by the thread that runs the kit.
final class KitStage implements Lives, AutoCloseable {
    private final Path folder;
    private final Seams seams;
    private final KitVenue venue;
    private Flavour flavour = Flavour.STANDARD;
    private @Nullable KitGateway gateway;

    KitStage(KitVenue.Kind kind, Path folder, Seams seams) {
        this.folder = folder;
        this.seams = seams;
        venue = kind.start(folder.resolve("venue"));
    }

    KitVenue venue() {
        return venue;
    }

    /// Has the gateway of this flavour run, and no other.
    void enter(Flavour wanted) {
        if (gateway == null || wanted != flavour) {
            if (gateway != null) {
                gateway.close();
            }
            flavour = wanted;
            gateway = open(wanted);
        }
    }

    private KitGateway open(Flavour of) {
        return new KitGateway(folder.resolve(of.name().toLowerCase(Locale.ROOT)), () -> venue.gateway(of), seams);
    }

    private KitGateway running() {
        if (gateway == null) {
            throw new IllegalStateException("no gateway runs: enter a flavour first");
        }
        return gateway;
    }

    @Override
    public Gateway gateway() {
        return running().gateway();
    }

    @Override
    public Declared declared() {
        return declared(running(), flavour);
    }

    @Override
    public Declared declared(KitGateway of, Flavour how) {
        Set<Declared.Way> ways = EnumSet.of(
                switch (of.carrier()) {
                    case CONNECTION -> Declared.Way.CONNECTION;
                    case EXCHANGE -> Declared.Way.EXCHANGES;
                });
        if (venue.kind().streams()) {
            ways.add(Declared.Way.STREAM);
        }
        return new Declared(of.declared(), venue.ground(how).account().mode(), ways);
    }

    @Override
    public void restart() {
        running().restart();
    }

    @Override
    public KitGateway beside(Flavour other) {
        return open(other);
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
        venue.close();
    }
}
