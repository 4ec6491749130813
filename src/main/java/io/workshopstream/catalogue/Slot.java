package io.workshopstream.catalogue;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * One meeting of a workshop, on the studio's wall clock.
 *
 * @param start null when the page gives no time
 * @param end null when the page gives none; earlier than the start when it lies past midnight
 */
public record Slot(LocalDate date, @Nullable LocalTime start, @Nullable LocalTime end) {}
