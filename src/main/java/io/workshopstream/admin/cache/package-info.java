/** What is kept of pages between refreshes, so that what did not change costs little. */
@NullMarked
package io.workshopstream.admin.cache;

import org.jspecify.annotations.NullMarked;
