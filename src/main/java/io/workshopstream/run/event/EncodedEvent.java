package io.workshopstream.run.event;

import org.jspecify.annotations.Nullable;

/**
 * An event in the form in which it is stored and sent.
 *
 * @param name of the event on the wire
 * @param level of a log line; null for other events
 * @param item what the event is about; null for the run as a whole
 * @param text what a search looks through
 * @param frame the event as it goes over the wire, UTF-8; shared by all who send it, so never
 *     changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes shared by reference on purpose, never compared
public record EncodedEvent(
    String name, @Nullable Level level, @Nullable String item, String text, byte[] frame) {}
