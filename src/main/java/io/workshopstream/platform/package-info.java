/** What application servers do differently: where settings and the database come from. */
@NullMarked
package io.workshopstream.platform;

import org.jspecify.annotations.NullMarked;
