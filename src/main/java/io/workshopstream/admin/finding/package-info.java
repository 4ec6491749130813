/** What of a plan people may want to be told. */
@NullMarked
package io.workshopstream.admin.finding;

import org.jspecify.annotations.NullMarked;
