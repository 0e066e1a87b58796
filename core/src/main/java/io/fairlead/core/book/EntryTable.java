package io.fairlead.core.book;

import java.util.Arrays;

/// The entries of a book by their ids: open addressing, ids kept byte for byte, nothing allocated after the start.
/// Owned by the book's writing thread.
///
/// A slot is found by the hash of the id, then by looking on; a removed one is filled by those behind it, so there are
/// no tombstones to grow old.
final class EntryTable {
    static final int NONE = -1;

    private final int mask;
    private final int most;
    private final byte[] ids;
    private final byte[] lengths;
    private final int[] hashes;
    private final boolean[] bids;
    private final long[] ranks;
    private final long[] sizes;
    private int count;

    EntryTable(int most) {
        int slots = Integer.highestOneBit(Math.max(2, most)) * 2;
        this.most = most;
        mask = slots - 1;
        ids = new byte[slots * MarketEntry.MAX_ID];
        lengths = new byte[slots];
        hashes = new int[slots];
        bids = new boolean[slots];
        ranks = new long[slots];
        sizes = new long[slots];
    }

    boolean isFull() {
        return count == most;
    }

    int slots() {
        return mask + 1;
    }

    boolean isUsed(int slot) {
        return lengths[slot] != 0;
    }

    boolean isBid(int slot) {
        return bids[slot];
    }

    long rank(int slot) {
        return ranks[slot];
    }

    long size(int slot) {
        return sizes[slot];
    }

    void clear() {
        count = 0;
        Arrays.fill(lengths, (byte) 0);
    }

    /// The slot of an id, or `NONE`.
    int find(MarketEntry entry) {
        int hash = hash(entry);
        for (int slot = hash & mask; lengths[slot] != 0; slot = (slot + 1) & mask) {
            if (hashes[slot] == hash && isSame(slot, entry)) {
                return slot;
            }
        }
        return NONE;
    }

    private boolean isSame(int slot, MarketEntry entry) {
        int length = entry.idLength();
        int from = slot * MarketEntry.MAX_ID;
        return lengths[slot] == length && Arrays.equals(ids, from, from + length, entry.id(), 0, length);
    }

    /// Adds an id that is not there.
    void add(MarketEntry entry, boolean bid, long rank, long size) {
        int hash = hash(entry);
        int slot = hash & mask;
        while (lengths[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        System.arraycopy(entry.id(), 0, ids, slot * MarketEntry.MAX_ID, entry.idLength());
        lengths[slot] = (byte) entry.idLength();
        hashes[slot] = hash;
        bids[slot] = bid;
        set(slot, rank, size);
        count++;
    }

    void set(int slot, long rank, long size) {
        ranks[slot] = rank;
        sizes[slot] = size;
    }

    /// Frees a slot. Others may move into it.
    void remove(int slot) {
        count--;
        int hole = slot;
        int next = (hole + 1) & mask;
        while (lengths[next] != 0) {
            int home = hashes[next] & mask;
            boolean mayMove = ((next - home) & mask) >= ((next - hole) & mask);
            if (mayMove) {
                move(next, hole);
                hole = next;
            }
            next = (next + 1) & mask;
        }
        lengths[hole] = 0;
    }

    private void move(int from, int to) {
        System.arraycopy(ids, from * MarketEntry.MAX_ID, ids, to * MarketEntry.MAX_ID, lengths[from]);
        lengths[to] = lengths[from];
        hashes[to] = hashes[from];
        bids[to] = bids[from];
        set(to, ranks[from], sizes[from]);
    }

    void grow(long rankFactor, long sizeFactor) {
        for (int slot = 0; slot <= mask; slot++) {
            if (lengths[slot] != 0) {
                set(slot, ranks[slot] * rankFactor, sizes[slot] * sizeFactor);
            }
        }
    }

    private static int hash(MarketEntry entry) {
        int hash = 17;
        byte[] id = entry.id();
        for (int i = 0; i < entry.idLength(); i++) {
            hash = 31 * hash + id[i];
        }
        hash *= 0x9E3779B1;
        return hash ^ (hash >>> 15);
    }
}
