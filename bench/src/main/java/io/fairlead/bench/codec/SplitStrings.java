package io.fairlead.bench.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.bench.wire.OrderText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/// What a script does: splits a text at its separators, puts the pieces into a map. Decodes only.
final class SplitStrings implements Codec {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS");

    @Override
    public long decode(byte[] report, int length) {
        Map<String, String> fields = new HashMap<>();
        for (String field : new String(report, 0, length, ISO_8859_1).split("\u0001", -1)) {
            String[] pair = field.split("=", 2);
            if (pair.length == 2) {
                fields.put(pair[0], pair[1]);
            }
        }
        String id = value(fields, "11");
        return Long.parseLong(id, OrderText.ID_PREFIX.length(), id.length(), 10)
                + Integer.parseInt(value(fields, "34"))
                + value(fields, "150").charAt(0)
                + value(fields, "39").charAt(0)
                + value(fields, "54").charAt(0)
                + decimal(fields, "32")
                + decimal(fields, "31")
                + decimal(fields, "151")
                + decimal(fields, "14")
                + decimal(fields, "6")
                + nanos(LocalDateTime.parse(value(fields, "60"), TIMESTAMP));
    }

    private static String value(Map<String, String> fields, String tag) {
        String value = fields.get(tag);
        if (value == null) {
            throw new IllegalStateException("no field " + tag);
        }
        return value;
    }

    private static long decimal(Map<String, String> fields, String tag) {
        return new BigDecimal(value(fields, tag)).unscaledValue().longValue();
    }

    static long nanos(LocalDateTime time) {
        Instant instant = time.toInstant(ZoneOffset.UTC);
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    @Override
    public long encode(long number) {
        throw new UnsupportedOperationException("only decoding is compared with splitting strings");
    }
}
