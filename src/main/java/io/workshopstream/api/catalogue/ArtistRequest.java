package io.workshopstream.api.catalogue;

import io.workshopstream.admin.request.FieldInput;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.catalogue.artist.Artist;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An artist as somebody writes one, checked. */
public final class ArtistRequest {

  private static final String EXAMPLE = "{\"artist_id\": \"…\", \"artist_name\": \"…\"}";

  /** What stands in addresses where the id of an artist stands. */
  private static final Set<String> TAKEN = Set.of("export", "import", "unmatched");

  private ArtistRequest() {}

  /**
   * Reads {@code {"artist_id", "artist_name", "artist_aliases", "image_url", "instagram_link"}}.
   *
   * @throws RejectedRequestException when a value is missing or none that there can be
   */
  public static Artist parse(String body) throws RejectedRequestException {
    JsonBody given = JsonBody.parse(body, EXAMPLE);
    return artist(newId(required(given, "artist_id")), given);
  }

  /**
   * An id that an artist can be given.
   *
   * @throws RejectedRequestException when it cannot be one, or an address of another kind has it
   */
  public static String newId(String id) throws RejectedRequestException {
    if (TAKEN.contains(id)) {
      throw new RejectedRequestException(
          Problem.MALFORMED,
          "artist_id must be another one: " + id + " is a word of the addresses of artists");
    }
    return FieldInput.artistId(id);
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
