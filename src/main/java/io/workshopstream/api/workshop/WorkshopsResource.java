package io.workshopstream.api.workshop;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.Artists;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.Studios;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public catalogue: workshops and intensives of this week and later; regular classes are left
 * out.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class WorkshopsResource {

  @Inject private Catalogue catalogue;
  @Inject private Artists artists;
  @Inject private Studios studios;
  @Inject private Clock clock;

  /** Workshops of all studios. */
  @GET
  @Path("workshops")
  public WeekView workshops() {
    return view(entry -> true);
  }

  /** Workshops of one studio. */
  @GET
  @Path("workshops_by_studio/{studio_id}")
  public WeekView workshopsByStudio(@PathParam("studio_id") String studioId) {
    StudioId id =
        StudioId.parse(studioId)
            .filter(known -> studios.find(known).isPresent())
            .orElseThrow(() -> new NotFoundException("No studio has this id"));
    return view(entry -> entry.workshop().studio().equals(id));
  }

  private WeekView view(Predicate<CatalogueEntry> wanted) {
    LocalDate today = LocalDate.now(clock.withZone(Studio.DEFAULT_ZONE));
    Map<String, Artist> known =
        artists.all().stream().collect(Collectors.toMap(Artist::id, Function.identity()));
    List<WeekView.Dated> items =
        catalogue.since(WeekView.monday(today)).stream()
            .filter(entry -> entry.workshop().type() != EventType.REGULARS)
            .filter(wanted)
            .flatMap(entry -> items(entry, known))
            .toList();
    return WeekView.of(items, today);
  }

  private Stream<WeekView.Dated> items(CatalogueEntry entry, Map<String, Artist> known) {
    return studios.find(entry.workshop().studio()).stream()
        .filter(Studio::enabled)
        .flatMap(
            studio ->
                entry.workshop().slots().stream()
                    .map(
                        slot ->
                            new WeekView.Dated(
                                slot.date(), WorkshopItem.of(entry, slot, studio, known))));
  }
}
