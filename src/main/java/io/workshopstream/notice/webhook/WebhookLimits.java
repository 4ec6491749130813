package io.workshopstream.notice.webhook;

import java.time.Duration;

/**
 * The bounds of webhooks.
 *
 * @param timeout the longest that one attempt may take in all
 * @param privateAddresses whether receivers may be on loopback and in private networks
 */
public record WebhookLimits(Duration timeout, boolean privateAddresses) {}
