package io.fairlead.fix.codec;

/// Looks at a decoded message and blames it for what is wrong; see [FixMessage#blame]. Owned like the message.
@FunctionalInterface
public interface MessageCheck {
    /// Finds nothing wrong.
    MessageCheck NONE = _ -> {};

    /// Checks one message. Must not throw, whatever the message holds.
    void check(FixMessage message);
}
