package io.fairlead.fix.dictionary;

/// One message: its type, name and body.
public record MessageDefinition(String msgType, String name, boolean admin, Members body) {}
