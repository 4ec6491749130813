package io.workshopstream.api.conditional;

import io.workshopstream.catalogue.PublicCatalogue;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.Studios;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * All that an answer to the public follows from, besides what was asked: the stored catalogue, the
 * studios, the day where each of them is, and the program itself.
 */
public final class PublicState {

  private final PublicCatalogue catalogue;
  private final Studios studios;
  private final Clock clock;
  private final List<String> program;

  /**
   * @param program what else makes a difference: the build, the virtual machine, the secrets that
   *     are not shown. They go into a hash together with a mark that nobody knows
   */
  public PublicState(
      PublicCatalogue catalogue, Studios studios, Clock clock, List<String> program) {
    this.catalogue = catalogue;
    this.studios = studios;
    this.clock = clock;
    this.program = List.copyOf(program);
  }

  /** The state as it is now, by one query of one row: equal to another one if nothing changed. */
  public List<String> now() {
    List<String> parts = new ArrayList<>(program);
    parts.add(catalogue.mark());
    parts.add(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
    studios.all().forEach(studio -> parts.addAll(parts(studio)));
    return parts;
  }

  private List<String> parts(Studio studio) {
    return Arrays.asList(
        studio.id().value(),
        studio.name(),
        studio.city(),
        Objects.toString(studio.imageUrl()),
        Objects.toString(studio.instagramLink()),
        Boolean.toString(studio.enabled()),
        studio.zone().getId(),
        studio.today(clock).toString());
  }
}
