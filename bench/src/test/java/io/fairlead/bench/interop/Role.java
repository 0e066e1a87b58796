package io.fairlead.bench.interop;

/// Who connects, and therefore who sends orders: the acceptor answers them.
enum Role {
    WE_INITIATE,
    WE_ACCEPT
}
