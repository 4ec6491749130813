package io.workshopstream.grammar.label;

import io.workshopstream.grammar.text.Span;

/**
 * A value with the label in front of it, as in "Time :- 5 to 7 pm".
 *
 * @param value the place of the value alone
 */
public record Labelled(Label label, Span value) {}
