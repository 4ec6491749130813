/**
 * Refreshes that nobody asks for: when each studio's schedule is due, and that one server of
 * several starts it. Is given the work, and knows nothing of what it does.
 */
@NullMarked
package io.workshopstream.admin.schedule;

import org.jspecify.annotations.NullMarked;
