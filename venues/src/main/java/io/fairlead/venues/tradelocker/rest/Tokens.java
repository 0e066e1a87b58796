package io.fairlead.venues.tradelocker.rest;

/// What a login or a refresh gives. Never printed.
///
/// @param lifeNanos how long `access` is taken, from now on
record Tokens(String access, String refresh, long lifeNanos) {
    static Tokens read(Json root, long nowNanos) throws Unreadable {
        String access = TradeLockerMessages.token(root.get("accessToken"), "accessToken");
        return new Tokens(
                access,
                TradeLockerMessages.token(root.get("refreshToken"), "refreshToken"),
                TokenLife.lifeNanos(access, root.get("expireDate"), nowNanos));
    }

    @Override
    public String toString() {
        return "Tokens[***]";
    }
}
