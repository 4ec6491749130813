/** Times of day in their written and spoken forms. */
@NullMarked
package io.workshopstream.grammar.clock;

import org.jspecify.annotations.NullMarked;
