package io.fairlead.core;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.IdKeys;
import java.nio.charset.StandardCharsets;

/// Makes wire ids of 18 characters. Owned by the engine thread.
///
/// ```
/// | 9 characters: 54 bits of hash of account and client order id | 3: epoch | 6: counter within the epoch |
/// ```
///
/// Deterministic, unique as long as each epoch was synced before use, and telling: a client's retry finds an order that
/// only the venue remembers by the first nine characters, and so do all requests about one order.
final class OrderIds {
    static final int LENGTH = IdKeys.WIRE_ID_LENGTH;
    static final int PREFIX = IdKeys.HASH_DIGITS;

    private static final int EPOCH = 3;

    private final byte[] buffer = new byte[LENGTH];

    OrderId first(AccountId account, ClientOrderId client, int epoch, long counter) {
        write(IdKeys.hash(account.value(), client.value()), 0, PREFIX);
        return finish(epoch, counter);
    }

    /// The id of a request about an order, recognisable as that order's.
    OrderId next(OrderId order, int epoch, long counter) {
        String value = order.value();
        if (value.length() == LENGTH) {
            for (int i = 0; i < PREFIX; i++) {
                buffer[i] = (byte) value.charAt(i);
            }
        } else {
            write(IdKeys.hash("", value), 0, PREFIX);
        }
        return finish(epoch, counter);
    }

    /// Whether two ids that we made are of the same wish: its order, or a request about it.
    static boolean areOfOne(OrderId one, OrderId other) {
        return one.value().regionMatches(0, other.value(), 0, PREFIX);
    }

    /// Whether an id has the form of those that we made, up to an epoch.
    static boolean isOurs(OrderId id, int epoch) {
        String value = id.value();
        if (value.length() != LENGTH) {
            return false;
        }
        long made = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = digit(value.charAt(i));
            if (digit < 0) {
                return false;
            }
            made = i >= PREFIX && i < PREFIX + EPOCH ? made << 6 | digit : made;
        }
        return made > 0 && made <= epoch;
    }

    private static int digit(char of) {
        for (int i = 0; i < 64; i++) {
            if (IdKeys.digit(i) == of) {
                return i;
            }
        }
        return -1;
    }

    private OrderId finish(int epoch, long counter) {
        write(epoch, PREFIX, EPOCH);
        write(counter, PREFIX + EPOCH, LENGTH - PREFIX - EPOCH);
        return new OrderId(new String(buffer, StandardCharsets.ISO_8859_1));
    }

    private void write(long value, int at, int digits) {
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            buffer[i] = IdKeys.digit((int) (rest & 63));
            rest >>>= 6;
        }
    }
}
