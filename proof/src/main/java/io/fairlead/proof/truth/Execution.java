package io.fairlead.proof.truth;

import io.fairlead.core.model.Decimal;

/// One execution that counts: busted ones are left out, corrected ones stand with their new values. `id` is ExecID(17).
public record Execution(String id, Decimal units, Decimal price) {}
