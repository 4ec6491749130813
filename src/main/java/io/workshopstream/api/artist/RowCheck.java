package io.workshopstream.api.artist;

import io.workshopstream.admin.request.FieldInput;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.api.catalogue.ArtistRequest;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.intake.ImportField;
import io.workshopstream.catalogue.intake.ImportRow;
import io.workshopstream.catalogue.intake.ImportRow.Draft;
import io.workshopstream.catalogue.intake.ImportRow.Unfit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a row as it was read to what an artist can be. */
final class RowCheck {

  private static final int LONGEST_SHOWN = 60;

  private RowCheck() {}

  /** The row with its values as they are kept, or the first one that cannot be. */
  static ImportRow checked(Draft raw) {
    String field = ImportField.ID;
    try {
      String id = ArtistRequest.newId(raw.id().strip());
      field = ImportField.NAME.word();
      String name = name(raw.name());
      field = ImportField.ALIASES.word();
      List<String> aliases = aliases(raw.aliases());
      field = ImportField.IMAGE.word();
      String image = address(field, raw.imageUrl());
      field = ImportField.INSTAGRAM.word();
      String instagram = address(field, raw.instagramLink());
      return new Draft(raw.line(), id, name, aliases, image, instagram);
    } catch (RejectedRequestException wrong) {
      return unfit(raw.line(), raw.id(), field, wrong.sentence());
    }
  }

  /** A row that cannot be taken, with as much of its id as is worth showing. */
  static Unfit unfit(long line, String id, String field, String reason) {
    String shown = id.strip();
    boolean tooLong = shown.length() > LONGEST_SHOWN;
    return new Unfit(
        line, tooLong ? shown.substring(0, LONGEST_SHOWN) + "…" : shown, field, reason);
  }

  private static @Nullable String name(@Nullable String text) throws RejectedRequestException {
    return text == null || text.isBlank()
        ? null
        : FieldInput.line(ImportField.NAME.word(), text, Artist.LONGEST_NAME);
  }

  private static List<String> aliases(List<String> texts) throws RejectedRequestException {
    List<String> aliases = new ArrayList<>();
    for (String text : texts) {
      if (!text.isBlank()) {
        aliases.add(FieldInput.line(ImportField.ALIASES.word(), text, Artist.LONGEST_NAME));
      }
    }
    return aliases;
  }

  private static @Nullable String address(String field, @Nullable String text)
      throws RejectedRequestException {
    return text == null || text.isBlank()
        ? null
        : FieldInput.address(field, text, Artist.LONGEST_LINK);
  }
}
