package io.fairlead.app.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What a demo should do: where its files go, how long it trades (until it is stopped, if empty), what its chances
/// follow from, and whether the venue is to lose the report of one fill on purpose.
public record DemoPlan(Path directory, Optional<Duration> length, int seed, boolean loseFill) {}
