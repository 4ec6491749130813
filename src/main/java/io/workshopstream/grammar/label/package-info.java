/** Labels in front of values, such as "Date:". */
@NullMarked
package io.workshopstream.grammar.label;

import org.jspecify.annotations.NullMarked;
