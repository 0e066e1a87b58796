/// Owns the gateway's configuration: what keys there are, how a YAML file becomes records, and every problem on the
/// way. No thread of its own; everything here is immutable once read. Start at `ConfigFile`, then `Settings`: each
/// record keeps its keys, defaults and explanations beside its fields.
@NullMarked
package io.fairlead.app.config;

import org.jspecify.annotations.NullMarked;
