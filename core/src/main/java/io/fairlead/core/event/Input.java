package io.fairlead.core.event;

/// Everything that may enter the core: a client's command, a venue's word, a tick of time. Each is stamped before it
/// enters.
public sealed interface Input permits Command, VenueInput, Tick {}
