package io.fairlead.app.alert;

/// Something that is wrong at this moment. `subject` is what it is about, as a session or an order: conditions of one
/// kind and subject are one alert.
public record Condition(AlertKind kind, String subject, Severity severity, String text) {}
