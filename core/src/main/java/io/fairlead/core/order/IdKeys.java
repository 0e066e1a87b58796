package io.fairlead.core.order;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Ids as numbers of 64 bits, for tables that must not hold the texts. Pure.
///
/// The origin of an order is the hash that its wire id begins with, so that it can be told from what a client sends as
/// well as from what a venue says.
public final class IdKeys {
    /// Characters of a wire id that we made, and how many of them, at its beginning, are the hash.
    public static final int WIRE_ID_LENGTH = 18;

    public static final int HASH_DIGITS = 9;

    private static final int BITS = 6;
    private static final long ORIGIN = (1L << (BITS * HASH_DIGITS)) - 1;
    private static final byte[] DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz.".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (byte i = 0; i < DIGITS.length; i++) {
            VALUES[DIGITS[i]] = i;
        }
    }

    private IdKeys() {}

    /// One of the 64 digits that wire ids are written with.
    public static byte digit(int value) {
        return DIGITS[value];
    }

    public static long origin(LiveOrder order) {
        long told = origin(order.id());
        return told < 0 ? origin(order.account().id(), order.clientOrderId()) : told;
    }

    public static long origin(AccountId account, ClientOrderId client) {
        return hash(account.value(), client.value()) & ORIGIN;
    }

    /// Whether a wire id was made for this client order id.
    public static boolean isOf(OrderId id, AccountId account, ClientOrderId client) {
        return origin(id) == origin(account, client);
    }

    /// Of an order for several accounts.
    static long origin(ClientOrderId parent) {
        return hash("", parent.value()) & ORIGIN;
    }

    /// -1 if the id is not in the form of ours.
    static long origin(OrderId id) {
        String value = id.value();
        if (value.length() != WIRE_ID_LENGTH) {
            return -1;
        }
        long origin = 0;
        for (int i = 0; i < HASH_DIGITS; i++) {
            int digit = VALUES[value.charAt(i)];
            if (digit < 0) {
                return -1;
            }
            origin = origin << BITS | digit;
        }
        return origin;
    }

    public static long of(OrderId request) {
        return hash("request", request.value());
    }

    static long of(VenueId venue, VenueOrderId order) {
        return hash(venue.value(), order.value());
    }

    /// FNV-1a over both texts, finished so that every input bit reaches the upper and the lower half.
    public static long hash(String first, String second) {
        long hash = add(add(0xCBF29CE484222325L, first) * 31 + '\n', second);
        hash ^= hash >>> 33;
        hash *= 0xFF51AFD7ED558CCDL;
        hash ^= hash >>> 33;
        hash *= 0xC4CEB9FE1A85EC53L;
        return hash ^ hash >>> 33;
    }

    private static long add(long hash, String text) {
        long sum = hash;
        for (int i = 0; i < text.length(); i++) {
            sum = (sum ^ text.charAt(i)) * 0x100000001B3L;
        }
        return sum;
    }
}
