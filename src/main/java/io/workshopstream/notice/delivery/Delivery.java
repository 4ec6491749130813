package io.workshopstream.notice.delivery;

import io.workshopstream.notice.event.Notice;

/**
 * A notice on its way to one receiver.
 *
 * @param attempts how many there were
 */
public record Delivery(long id, String subscription, Notice notice, int attempts) {}
