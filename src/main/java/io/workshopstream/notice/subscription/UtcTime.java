package io.workshopstream.notice.subscription;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** Times as the tables have them: UTC without a zone, in milliseconds. */
public final class UtcTime {

  private UtcTime() {}

  /** For a column. */
  public static LocalDateTime of(Instant time) {
    return LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
  }

  /** From a column; null where it is. */
  public static @Nullable Instant read(RowView row, String column) {
    LocalDateTime time = row.getColumn(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
