/** Names of people, places and titles. */
@NullMarked
package io.workshopstream.grammar.name;

import org.jspecify.annotations.NullMarked;
