package io.workshopstream.crawl.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header in which a site says when to come back (RFC 9110 section 10.2.3). */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final Pattern MANY_SECONDS = Pattern.compile("\\d{10,}");
  private static final Duration EVER = Duration.ofDays(365);

  private RetryAfter() {}

  /** Seconds or an HTTP date; a date that has passed is no wait, anything else says nothing. */
  static Optional<Duration> read(String header, Instant now) {
    String value = header.strip();
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    if (MANY_SECONDS.matcher(value).matches()) {
      return Optional.of(EVER);
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(now, date);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
