package io.workshopstream.api.artist;

import io.workshopstream.catalogue.ArtistImports.Imported;
import io.workshopstream.catalogue.intake.RowOutcome;
import java.util.List;

/**
 * A file of which nothing is stored, as RFC 9457 problem details.
 *
 * @param rows those that cannot be taken
 */
public record ImportProblem(
    String type,
    String title,
    int status,
    String detail,
    String message,
    ImportReport.Totals totals,
    List<ImportReport.Row> rows) {

  static final int STATUS = 409;

  static ImportProblem of(Imported imported) {
    List<RowOutcome> bad = imported.rows().stream().filter(row -> !row.isGood()).toList();
    String detail =
        bad.size()
            + (bad.size() == 1 ? " row cannot" : " rows cannot")
            + " be taken, so nothing is stored: mend the file, or send it with partial=true, which"
            + " stores the others";
    return new ImportProblem(
        "about:blank",
        "Conflict",
        STATUS,
        detail,
        detail,
        ImportReport.Totals.of(imported.rows()),
        bad.stream().map(ImportReport.Row::of).toList());
  }
}
