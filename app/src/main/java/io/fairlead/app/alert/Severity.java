package io.fairlead.app.alert;

/// How pressing an alert is.
public enum Severity {
    /// Somebody should look today.
    WARNING,
    /// Money may be at risk now.
    CRITICAL
}
