package io.fairlead.proof.virtual;

/// A connection between two hosts, and what can befall it. Owned by the network.
public final class Wire {
    private final Pipe toListener;
    private final Pipe toDialer;
    final VirtualLink dialled;
    final VirtualLink accepted;

    Wire(VirtualNetwork network, VirtualNetwork.Ends ends) {
        toListener = new Pipe(network, ends.onListenerInput());
        toDialer = new Pipe(network, ends.onDialerInput());
        dialled = new VirtualLink(toDialer, toListener, ends.to());
        accepted = new VirtualLink(toListener, toDialer, ends.from());
    }

    /// Both ends find the connection reset; what is under way is lost.
    public void cut() {
        toListener.reset();
        toDialer.reset();
    }

    /// Nothing arrives any more on either side, and neither is told.
    public void silence() {
        toListener.silence();
        toDialer.silence();
    }

    /// Nothing arrives any more at one side, and neither is told.
    public void silence(boolean atListener) {
        (atListener ? toListener : toDialer).silence();
    }

    /// One byte of what is written next towards one side arrives as another one.
    public void corrupt(boolean towardsListener) {
        (towardsListener ? toListener : toDialer).corruptNext();
    }

    /// Whether no byte is unread, and none is under way that could still arrive.
    public boolean idle() {
        return toListener.empty() && toDialer.empty();
    }

    boolean over() {
        return dialled.closed() && accepted.closed();
    }
}
