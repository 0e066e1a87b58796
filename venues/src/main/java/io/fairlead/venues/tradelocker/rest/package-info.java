/// Owns TradeLocker's REST interface: logins and tokens, its limits, requests and replies. Wire ↔ rows, no model of
/// orders. The venue's thread owns everything here and polls it; replies come back on it, rows may go anywhere.
/// Start at `TradeLockerRest`, then `Login`, then `TradeLockerMessages`.
@NullMarked
package io.fairlead.venues.tradelocker.rest;

import org.jspecify.annotations.NullMarked;
