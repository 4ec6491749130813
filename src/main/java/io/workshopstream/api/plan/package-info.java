/** What refreshes did and would do, earlier states, and what waits for a person's yes or no. */
@NullMarked
package io.workshopstream.api.plan;

import org.jspecify.annotations.NullMarked;
