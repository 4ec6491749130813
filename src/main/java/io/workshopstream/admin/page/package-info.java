/** One page read by the rules of a studio, and what of it is shown. */
@NullMarked
package io.workshopstream.admin.page;

import org.jspecify.annotations.NullMarked;
