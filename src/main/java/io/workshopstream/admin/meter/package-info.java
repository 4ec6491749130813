/** What is counted of studios: their pages, what is read on them, and the plans that come of it. */
@NullMarked
package io.workshopstream.admin.meter;

import org.jspecify.annotations.NullMarked;
