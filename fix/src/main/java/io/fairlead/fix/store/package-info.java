/// Owns what a session must remember across a restart: both sequence numbers and the messages it sent. A store
/// belongs to the thread that polls its session. Start at \`MessageStore\`.
@NullMarked
package io.fairlead.fix.store;

import org.jspecify.annotations.NullMarked;
