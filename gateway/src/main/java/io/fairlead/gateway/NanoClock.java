package io.fairlead.gateway;

/// Wall clock time in nanoseconds since the Unix epoch. The real one is `app`'s, a test's is a number.
@FunctionalInterface
public interface NanoClock {
    long nanos();
}
