package io.workshopstream.api.catalogue;

import io.workshopstream.admin.request.FieldInput;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.catalogue.artist.Artist;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An artist as somebody writes one, checked. */
public final class ArtistRequest {

  private static final String EXAMPLE = "{\"artist_id\": \"…\", \"artist_name\": \"…\"}";

  private ArtistRequest() {}

  /**
   * Reads {@code {"artist_id", "artist_name", "artist_aliases", "image_url", "instagram_link"}}.
   *
   * @throws RejectedRequestException when a value is missing or none that there can be
   */
  public static Artist parse(String body) throws RejectedRequestException {
    JsonBody given = JsonBody.parse(body, EXAMPLE);
    return artist(required(given, "artist_id"), given);
  }

  /**
   * The same of an artist whose id is known from the address.
   *
   * @throws RejectedRequestException when a value is missing or none that there can be
   */
  static Artist parse(String id, String body) throws RejectedRequestException {
    return artist(id, JsonBody.parse(body, EXAMPLE));
  }

  private static Artist artist(String id, JsonBody given) throws RejectedRequestException {
    return new Artist(
        FieldInput.artistId(id),
        name("artist_name", required(given, "artist_name")),
        aliases(given.texts("artist_aliases")),
        address("image_url", given),
        address("instagram_link", given));
  }

  /**
   * A text of the body.
   *
   * @throws RejectedRequestException when it is missing or blank
   */
  static String required(JsonBody given, String name) throws RejectedRequestException {
    String text = given.text(name);
    if (text == null || text.isBlank()) {
      throw new RejectedRequestException(Problem.MALFORMED, name + " is required");
    }
    return text.strip();
  }

  private static List<String> aliases(List<String> given) throws RejectedRequestException {
    if (given.size() > Artist.MOST_ALIASES) {
      throw new RejectedRequestException(
          Problem.MALFORMED, "artist_aliases must be at most " + Artist.MOST_ALIASES + " names");
    }
    List<String> aliases = new ArrayList<>();
    for (String alias : given) {
      aliases.add(name("artist_aliases", alias));
    }
    return aliases.stream().distinct().sorted().toList();
  }

  /**
   * A name of a person.
   *
   * @throws RejectedRequestException when it is blank or too long, or has signs that are not shown
   */
  static String name(String field, String text) throws RejectedRequestException {
    String name = FieldInput.line(field, text, Artist.LONGEST_NAME);
    if (name.isEmpty()) {
      throw new RejectedRequestException(Problem.MALFORMED, field + " must not be blank");
    }
    return name;
  }

  private static @Nullable String address(String name, JsonBody given)
      throws RejectedRequestException {
    String text = given.text(name);
    return text == null || text.isBlank()
        ? null
        : FieldInput.address(name, text, Artist.LONGEST_LINK);
  }
}
