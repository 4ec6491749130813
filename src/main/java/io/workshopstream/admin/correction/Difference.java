package io.workshopstream.admin.correction;

/**
 * One value that a rule would change.
 *
 * @param page its address, without configured keys
 * @param event what the page calls it
 * @param field as people set it, or {@code verdict}
 */
public record Difference(String page, String event, String field, String before, String after) {}
