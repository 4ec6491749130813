package io.workshopstream.backup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a back-up: a header, a line for each row, and a trailer by which a file that was
 * torn or edited is told. Each is a JSON object and ends with a line feed.
 */
final class BackupLines {

  /** What the file says it is. */
  static final String FORMAT = "workshop-streaming-backup";

  /** The version of the format that is written; older ones are read as well, once there are any. */
  static final int VERSION = 1;

  /** The most bytes of a line. */
  static final int LONGEST = 16 * 1024 * 1024;

  static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(LONGEST).build())
                  .build())
          .build();

  private BackupLines() {}

  /** The first line. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Header(
      @JsonProperty("format") @Nullable String format,
      @JsonProperty("version") int version,
      @JsonProperty("application") @Nullable String application,
      @JsonProperty("created_at") @Nullable String createdAt,
      @JsonProperty("tables") @Nullable List<Described> tables) {}

  /** A table, the columns that its rows have in the file, and how many rows there are. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Described(
      @JsonProperty("table") @Nullable String table,
      @JsonProperty("columns") @Nullable List<String> columns,
      @JsonProperty("rows") long rows) {}

  /** A row: a value for each column that the header names. */
  record Row(
      @JsonProperty("table") @Nullable String table,
      @JsonProperty("values") @Nullable List<@Nullable JsonNode> values) {}

  /**
   * The last line.
   *
   * @param sha256 of all lines before it, line feeds included
   */
  record Trailer(
      @JsonProperty("rows") long rows, @JsonProperty("sha256") @Nullable String sha256) {}
}
