package io.fairlead.core.order;

/// Does work that nobody has to wait for, in the order in which it is given: at once, or on another thread beside
/// whoever gives it. One thread at a time gives.
public interface Aside {
    /// On the thread that gives it.
    Aside AT_ONCE = new Aside() {
        @Override
        public void run(Runnable work) {
            work.run();
        }

        @Override
        public void settle() {} // nothing is ever left to do
    };

    /// Takes work; what it touches belongs to it until `settle` has returned.
    void run(Runnable work);

    /// Returns once all that was given is done, and seen by the caller.
    ///
    /// @throws RuntimeException what one of the works threw
    void settle();
}
