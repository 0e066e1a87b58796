package io.fairlead.app.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/// What tells one boot of this machine from another: after a crash within one boot, what was written and not synced is
/// still there.
final class MachineBoot {
    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    private MachineBoot() {}

    /// The kernel's id of this boot; where there is none, one that never comes again, which is the careful assumption.
    static String id() {
        try {
            return Files.isReadable(LINUX)
                    ? Files.readString(LINUX).strip()
                    : UUID.randomUUID().toString();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + LINUX, e);
        }
    }

    /// What a second start is told about this one.
    static String owner() {
        return "process " + ProcessHandle.current().pid() + " on " + host() + " since " + Instant.now();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "this machine";
        }
    }
}
