package io.fairlead.venues.tradelocker.live;

/// How often one account is to be asked for each topic, by what is at stake there. Pure.
///
/// ```
///             hot           orders open   positions open   neither   streamed
///  POSITIONS  hot           active        active           quiet     check
///  ORDERS     hot           active        quiet            quiet     check
///  STATE      active        active        active           quiet     check
///  HISTORY    hot if a change waits for its order, active if one is long in coming, else sweep
///  EXECUTIONS only when an order's fill is looked for
/// ```
record Pace(PollSettings settings, Stake stake, boolean streaming, Wanted history) {
    private static final long NEVER = Long.MAX_VALUE;

    /// What is at stake at an account.
    enum Stake {
        /// A request of ours has just left.
        HOT,
        ORDERS,
        POSITIONS,
        NOTHING
    }

    /// Whether history is waited for.
    enum Wanted {
        AT_ONCE,
        STILL,
        NOT
    }

    /// The pace where this is so: the same one as long as it stays so, as it is asked for at every turn.
    Pace as(Stake stake, boolean streaming, Wanted history) {
        boolean same = this.stake == stake && this.streaming == streaming && this.history == history;
        return same ? this : new Pace(settings, stake, streaming, history);
    }

    long interval(LiveTopic topic) {
        return switch (topic) {
            case POSITIONS ->
                switch (stake) {
                    case HOT -> settings.hotNanos();
                    case ORDERS, POSITIONS -> unlessStreaming(settings.activeNanos());
                    case NOTHING -> unlessStreaming(settings.quietNanos());
                };
            case ORDERS ->
                switch (stake) {
                    case HOT -> settings.hotNanos();
                    case ORDERS -> unlessStreaming(settings.activeNanos());
                    case POSITIONS, NOTHING -> unlessStreaming(settings.quietNanos());
                };
            case STATE ->
                switch (stake) {
                    case HOT, ORDERS, POSITIONS -> unlessStreaming(settings.activeNanos());
                    case NOTHING -> unlessStreaming(settings.quietNanos());
                };
            case HISTORY ->
                switch (history) {
                    case AT_ONCE -> settings.hotNanos();
                    case STILL -> 2 * settings.activeNanos();
                    case NOT -> settings.sweepNanos();
                };
            case EXECUTIONS -> NEVER;
        };
    }

    private long unlessStreaming(long nanos) {
        return streaming ? Math.max(nanos, settings.checkNanos()) : nanos;
    }
}
