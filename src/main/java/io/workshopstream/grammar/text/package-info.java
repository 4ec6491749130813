/** Tokens, spans and vocabulary: what all parsers of words share. */
@NullMarked
package io.workshopstream.grammar.text;

import org.jspecify.annotations.NullMarked;
