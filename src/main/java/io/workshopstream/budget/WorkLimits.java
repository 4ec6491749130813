package io.workshopstream.budget;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The most that one page may cost.
 *
 * @param steps looks at a line, an element, a value or a pair of them; the same on every machine
 * @param time from the first look to the last
 * @param nanoTime a clock that only goes forward
 */
public record WorkLimits(long steps, Duration time, LongSupplier nanoTime) {}
