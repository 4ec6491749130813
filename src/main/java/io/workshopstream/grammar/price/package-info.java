/** Prices, currencies and what they are for. */
@NullMarked
package io.workshopstream.grammar.price;

import org.jspecify.annotations.NullMarked;
