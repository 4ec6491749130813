/** The rules that decide whether an event is a workshop of the studio. */
@NullMarked
package io.workshopstream.normalisation.rule;

import org.jspecify.annotations.NullMarked;
