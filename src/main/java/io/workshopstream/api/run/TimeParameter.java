package io.workshopstream.api.run;

import jakarta.ws.rs.BadRequestException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time in an address. */
public final class TimeParameter {

  /** Databases know no times that lie further away. */
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private TimeParameter() {}

  /**
   * The time that words say, or the nearest that can be stored; null when there are none.
   *
   * @throws BadRequestException when they are no time in UTC
   */
  public static @Nullable Instant read(String name, @Nullable String words) {
    if (words == null || words.isBlank()) {
      return null;
    }
    try {
      Instant time = Instant.parse(words);
      return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    } catch (DateTimeException malformed) {
      throw new BadRequestException(
          name + " must be a time in UTC, such as 2026-01-31T12:00:00Z", malformed);
    }
  }
}
