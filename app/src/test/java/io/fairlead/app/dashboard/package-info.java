/// Owns the browser test of the dashboard and the scripted gateway behind it.
/// The scripted gateway is one lock; the browser is driven by the thread of the test.
/// Start at `DashboardBrowserTest`.
@NullMarked
package io.fairlead.app.dashboard;

import org.jspecify.annotations.NullMarked;
