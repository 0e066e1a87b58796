/// Owns the bytes of FIX messages: encoding in place, framing a byte stream, decoding into a reusable flyweight.
/// Flyweights belong to the thread that polls the session; nothing here allocates per message or throws on input.
/// Start at \`FixEncoder\`, then \`FixMessage\` and \`FixDecoder\`.
@NullMarked
package io.fairlead.fix.codec;

import org.jspecify.annotations.NullMarked;
