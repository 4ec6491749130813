package io.workshopstream.api.artist;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.catalogue.intake.ImportField;
import io.workshopstream.catalogue.intake.ImportRow;
import io.workshopstream.catalogue.intake.ImportRow.Draft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads artists from a JSON list of objects as the export writes it; other fields are ignored. */
final class ArtistJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NO_LIST =
      "A list of artists is expected here: [{\"artist_id\": \"…\", \"artist_name\": \"…\"}]";

  private ArtistJson() {}

  static FileRows read(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      return json.nextToken() == JsonToken.START_ARRAY ? rows(json) : wrong(json, NO_LIST);
    } catch (JsonProcessingException malformed) {
      return wrong(malformed.getLocation(), "This is not JSON: " + malformed.getOriginalMessage());
    } catch (IOException impossible) { // a text does not fail to be read
      throw new UncheckedIOException(impossible);
    }
  }

  private static FileRows rows(JsonParser json) throws IOException {
    List<ImportRow> rows = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        return wrong(json, "An artist must be an object");
      }
      if (rows.size() == FileRows.MOST) {
        return FileRows.tooMany();
      }
      long line = json.currentTokenLocation().getLineNr();
      rows.add(row(line, new JsonBody(JSON.<JsonNode>readTree(json))));
    }
    return json.nextToken() == null
        ? new FileRows.Rows(rows)
        : wrong(json, "Nothing may follow the list of artists");
  }

  private static ImportRow row(long line, JsonBody given) {
    String id = "";
    String field = ImportField.ID;
    try {
      id = Objects.requireNonNullElse(given.text(field), "");
      field = ImportField.NAME.word();
      String name = given.text(field);
      field = ImportField.ALIASES.word();
      List<String> aliases = given.texts(field);
      field = ImportField.IMAGE.word();
      String image = given.text(field);
      field = ImportField.INSTAGRAM.word();
      String instagram = given.text(field);
      return RowCheck.checked(new Draft(line, id, name, aliases, image, instagram));
    } catch (RejectedRequestException wrong) {
      return RowCheck.unfit(line, id, field, wrong.sentence());
    }
  }

  private static FileRows wrong(JsonParser json, String what) {
    return wrong(json.currentTokenLocation(), what);
  }

  private static FileRows wrong(JsonLocation place, String what) {
    return FileRows.at(Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()), what);
  }
}
