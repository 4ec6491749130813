package io.workshopstream.run.lease;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a subject.
 *
 * @param run the id of the run that works on it; null when none does
 * @param servedAt when a run began to work on it last; null when none ever did
 */
public record SubjectStanding(@Nullable String run, @Nullable OffsetDateTime servedAt) {}
