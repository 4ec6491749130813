package io.workshopstream.grammar.text;

/**
 * What was read at a piece of a text.
 *
 * @param next the index of the first piece that was not read
 */
public record Match<T>(T value, int next) {}
