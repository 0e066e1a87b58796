package io.fairlead.app.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// What is running: the release, as the jar says it, and the Java under it. Immutable.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"fairlead " + number() + " on Java " + Runtime.version()};
    }

    static String number() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}
