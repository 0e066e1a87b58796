package io.fairlead.venues.tradelocker.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// How long a token lives, by its own word (`exp` of a JWT, whose signature is nobody's business but the venue's) or by
/// the `expireDate` beside it. Pure.
final class TokenLife {
    /// Where nobody says: clients of the venue take it to be longer than half an hour.
    private static final long ASSUMED_NANOS = 1_800_000_000_000L;

    private static final long LONGEST_NANOS = 30L * 24 * 3_600 * 1_000_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long LAST_SECOND = Long.MAX_VALUE / SECOND_NANOS;

    private TokenLife() {}

    /// How long from now. A token that says when it was made is not misread by a clock that is wrong.
    static long lifeNanos(String token, Json expireDate, long nowNanos) {
        Json.Obj claims = claims(token);
        long expiry = expiryNanos(token, expireDate);
        long made = claims == null ? 0 : seconds(claims.get("iat"));
        long life = expiry - (made > 0 && claims != null && seconds(claims.get("exp")) > 0 ? made : nowNanos);
        return expiry == 0 || life <= 0 ? ASSUMED_NANOS : Math.min(life, LONGEST_NANOS);
    }

    /// Epoch nanoseconds; 0 if nobody says.
    static long expiryNanos(String token, Json expireDate) {
        Json.Obj claims = claims(token);
        long expiry = claims == null ? 0 : seconds(claims.get("exp"));
        return expiry > 0 ? expiry : date(expireDate);
    }

    private static Json.@Nullable Obj claims(String token) {
        String[] parts = token.split("\\.", 4);
        if (parts.length != 3) {
            return null;
        }
        try {
            return Json.object(Base64.getUrlDecoder().decode(parts[1]));
        } catch (IllegalArgumentException | Unreadable _) {
            return null; // a token of another kind
        }
    }

    /// A JWT may write its times with a fraction.
    private static long seconds(Json time) {
        if (!(time instanceof Json.Word(String text)) || !text.matches("[0-9]{1,12}([.][0-9]{1,12})?")) {
            return 0;
        }
        long seconds = Long.parseLong(text.contains(".") ? text.substring(0, text.indexOf('.')) : text);
        return seconds > LAST_SECOND ? 0 : seconds * SECOND_NANOS;
    }

    private static long date(Json expireDate) {
        if (!(expireDate instanceof Json.Word(String text))) {
            return 0;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            long seconds = instant.getEpochSecond();
            return seconds < 0 || seconds >= LAST_SECOND ? 0 : seconds * SECOND_NANOS + instant.getNano();
        } catch (DateTimeException _) {
            return 0;
        }
    }
}
