package io.fairlead.app.server;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import java.util.Locale;

/// How a refusal of the core reads in HTTP.
final class Denials {
    private Denials() {}

    /// `PRICE_OFF_TICK` reads "price off tick".
    static String title(DenialCode code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Problem problem(Outcome.Refused refused) {
        return problem(refused.code(), refused.field(), refused.value(), refused.remedy());
    }

    static Problem problem(DenialCode code, String field, String value, String remedy) {
        String title = title(code);
        return new Problem(DenialStatus.of(code), code.name(), title, title, field, value, remedy);
    }
}
