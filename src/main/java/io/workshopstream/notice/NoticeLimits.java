package io.workshopstream.notice;

import java.net.URI;
import java.time.Duration;

/**
 * The bounds of notices.
 *
 * @param server the address under which people reach this server, for links
 * @param subscriptions the most that there may be
 * @param retention how long it is kept what was delivered, and tried what was not
 */
public record NoticeLimits(URI server, int subscriptions, Duration retention) {}
