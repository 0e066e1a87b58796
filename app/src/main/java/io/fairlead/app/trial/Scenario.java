package io.fairlead.app.trial;

import java.util.List;
import java.util.function.Function;

/// One thing that happens to a gateway in real life. Immutable.
///
/// @param words what happens and what must hold
/// @param play does it, and returns what did not hold
public record Scenario(String name, String words, Function<Stand, List<String>> play) {}
