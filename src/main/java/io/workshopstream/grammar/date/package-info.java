/** Days, periods and recurrences. */
@NullMarked
package io.workshopstream.grammar.date;

import org.jspecify.annotations.NullMarked;
