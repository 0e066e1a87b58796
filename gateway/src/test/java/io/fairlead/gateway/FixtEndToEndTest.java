package io.fairlead.gateway;

import io.fairlead.sim.fix.FixLogin.Protocol;

/// The same path with sessions by FIXT.1.1 and messages by FIX 5.0 SP2.
final class FixtEndToEndTest extends EndToEndTest {
    @Override
    Protocol protocol() {
        return Protocol.FIXT_1_1;
    }
}
