/// Owns the run: starts the contenders, lets one work at a time, interleaves rounds, computes ratios, writes results.
/// One thread, in a process that sleeps while others are measured. Start at `SideBySide`.
@NullMarked
package io.fairlead.bench.sidebyside;

import org.jspecify.annotations.NullMarked;
