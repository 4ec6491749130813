package io.workshopstream.api.artist;

import io.workshopstream.catalogue.UnmatchedNames;
import io.workshopstream.catalogue.UnmatchedNames.UnmatchedName;
import io.workshopstream.catalogue.suggestion.ArtistSuggestion;
import io.workshopstream.studio.Studio;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The names on workshops that no artist has, each with whom it may mean. */
@Path("admin/artists/unmatched")
@Produces(MediaType.APPLICATION_JSON)
public class UnmatchedNamesResource {

  private static final int MOST = 500;
  private static final int PLACES = 100;

  @Inject private UnmatchedNames names;
  @Inject private Clock clock;

  /**
   * Some of them.
   *
   * @param total how many there are
   */
  public record Unmatched(int total, List<Name> names) {}

  /** A name, on how many workshops to come it stands, and whom it may mean. */
  public record Name(String name, int workshops, List<Meant> suggestions) {

    static Name of(UnmatchedName one) {
      return new Name(
          one.name(), one.workshops(), one.suggestions().stream().map(Meant::of).toList());
    }
  }

  /**
   * An artist who may be meant.
   *
   * @param spelling of the artist that is like the name
   * @param score from 0 to 1
   * @param aliasUrl where {@code {"alias": name}} is posted when it is so
   */
  public record Meant(
      String artistId,
      String artistName,
      String spelling,
      double score,
      String why,
      String aliasUrl) {

    static Meant of(ArtistSuggestion one) {
      return new Meant(
          one.artist().id(),
          one.artist().name(),
          one.spelling(),
          (double) Math.round(one.score() * PLACES) / PLACES,
          one.why().word(),
          UriBuilder.fromPath("/api/admin/artists/{id}/aliases")
              .build(one.artist().id())
              .toString());
    }
  }

  /** Those of the workshops that are not over, the most frequent first. */
  @GET
  public Unmatched list(@QueryParam("limit") @DefaultValue("50") int limit) {
    if (limit < 1 || limit > MOST) {
      throw new BadRequestException("limit must be 1 to " + MOST);
    }
    UnmatchedNames.Page page =
        names.since(LocalDate.now(clock.withZone(Studio.DEFAULT_ZONE)), limit);
    return new Unmatched(page.total(), page.names().stream().map(Name::of).toList());
  }
}
