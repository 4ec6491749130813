package io.workshopstream.api.identity;

import io.workshopstream.access.audit.AuditEntry;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An entry of the audit as a line of RFC 4180. */
final class CsvLine {

  static final String HEAD = "id,at,actor,token_id,action,subject,detail,address,forwarded\r\n";

  private CsvLine() {}

  static String of(AuditEntry entry) {
    return Stream.of(
                entry.id(),
                entry.at(),
                entry.actor(),
                text(entry.tokenId()),
                entry.action(),
                entry.subject(),
                entry.detail(),
                entry.address(),
                text(entry.forwarded()))
            .map(value -> cell(value.toString()))
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** What a spreadsheet would take for a formula is marked as text. */
  private static String cell(String value) {
    boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
  }
}
