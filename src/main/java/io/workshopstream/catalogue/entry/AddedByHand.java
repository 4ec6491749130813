package io.workshopstream.catalogue.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That people added a workshop which no page announces.
 *
 * @param by who did, at most {@link FieldOverride#LONGEST_BY} characters
 * @param reason why; null when nobody said
 */
public record AddedByHand(String by, Instant at, @Nullable String reason) {}
