package io.workshopstream.backup;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column look in the file: numbers and flags as such, times as ISO 8601 with
 * all digits, bytes as Base64, everything else as text.
 */
enum ColumnKind {
  TEXT,
  WHOLE_NUMBER,
  FRACTION,
  FLAG,
  DATE,
  TIME,
  TIMESTAMP,
  INSTANT,
  BYTES;

  /**
   * The kind of a column.
   *
   * @param at from 1
   */
  static ColumnKind of(ResultSetMetaData columns, int at) throws SQLException {
    String name = columns.getColumnTypeName(at).toLowerCase(Locale.ROOT);
    return switch (JDBCType.valueOf(columns.getColumnType(at))) {
      case SMALLINT, INTEGER, BIGINT -> WHOLE_NUMBER;
      case REAL, FLOAT, DOUBLE -> FRACTION;
      case BIT, BOOLEAN -> FLAG;
      case DATE -> DATE;
      case TIME -> TIME;
      case TIMESTAMP_WITH_TIMEZONE -> INSTANT;
      case TIMESTAMP -> name.equals("timestamptz") ? INSTANT : TIMESTAMP;
      case BINARY, VARBINARY, LONGVARBINARY, BLOB -> BYTES;
      default -> TEXT;
    };
  }

  /** A value of the current row as it is written; null where there is none. */
  @Nullable Object read(ResultSet row, int at) throws SQLException {
    return switch (this) {
      case TEXT -> row.getString(at);
      case WHOLE_NUMBER -> row.getObject(at) == null ? null : (Object) row.getLong(at);
      case FRACTION -> row.getObject(at) == null ? null : (Object) row.getDouble(at);
      case FLAG -> row.getObject(at) == null ? null : (Object) row.getBoolean(at);
      case DATE -> text(row.getObject(at, LocalDate.class));
      case TIME -> text(row.getObject(at, LocalTime.class));
      case TIMESTAMP -> text(row.getObject(at, LocalDateTime.class));
      case INSTANT -> instant(row.getObject(at, OffsetDateTime.class));
      case BYTES -> base64(row.getBytes(at));
    };
  }

  /**
   * A value of a key, for {@link #bound}. Times never become those of the JVM's zone, which has no
   * such time in the hour that it leaves out in spring.
   */
  Object key(ResultSet row, int at) throws SQLException {
    return switch (this) {
      case DATE -> row.getObject(at, LocalDate.class);
      case TIME -> row.getObject(at, LocalTime.class);
      case TIMESTAMP -> row.getObject(at, LocalDateTime.class);
      case INSTANT -> row.getObject(at, OffsetDateTime.class);
      default -> row.getObject(at);
    };
  }

  /** A value as the database takes it, as it is. */
  static Argument bound(Object value) {
    return (at, statement, context) -> statement.setObject(at, value);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable String instant(@Nullable OffsetDateTime value) {
    return value == null ? null : value.withOffsetSameInstant(ZoneOffset.UTC).toString();
  }

  private static @Nullable String base64(byte @Nullable [] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }

  /** A written value as the database takes it; empty when it is none of this kind. */
  Optional<Object> parse(JsonNode value) {
    try {
      return Optional.ofNullable(
          switch (this) {
            case WHOLE_NUMBER ->
                value.isIntegralNumber() && value.canConvertToLong()
                    ? (Object) value.longValue()
                    : null;
            case FRACTION -> value.isNumber() ? (Object) value.doubleValue() : null;
            case FLAG -> value.isBoolean() ? (Object) value.booleanValue() : null;
            default -> value.isTextual() ? parse(value.textValue()) : null;
          });
    } catch (DateTimeException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private Object parse(String text) {
    return switch (this) {
      case DATE -> LocalDate.parse(text);
      case TIME -> LocalTime.parse(text);
      case TIMESTAMP -> LocalDateTime.parse(text);
      case INSTANT -> OffsetDateTime.parse(text);
      case BYTES -> Base64.getDecoder().decode(text);
      default -> text;
    };
  }
}
