package io.fairlead.core.order;

/// How many orders of a scope are live. Owned by the thread that owns the state.
public final class Tally {
    private int live;

    Tally() {}

    public int live() {
        return live;
    }

    void add(int change) {
        live += change;
    }
}
