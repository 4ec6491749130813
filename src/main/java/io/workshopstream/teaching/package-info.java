/** What corrections have taught of the pages of each studio: kept, listed, undone, and expired. */
@NullMarked
package io.workshopstream.teaching;

import org.jspecify.annotations.NullMarked;
