package io.workshopstream.catalogue.intake;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.artist.ArtistNames;
import io.workshopstream.catalogue.intake.ImportRow.Draft;
import io.workshopstream.catalogue.intake.ImportRow.Unfit;
import io.workshopstream.catalogue.intake.RowOutcome.FieldChange;
import io.workshopstream.catalogue.intake.RowOutcome.Kind;
import io.workshopstream.catalogue.intake.RowOutcome.Obstacle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a file would do to the artists that are known, one row after the other. A row
 * adds an artist or changes values of one; none removes anything. A row that cannot be taken leaves
 * the others as they are.
 */
public final class ImportPlan {

  private final Map<String, Artist> known = new TreeMap<>();
  private final SpellingOwners owners;
  private final Map<String, Long> lines = new HashMap<>();
  private final Map<String, Artist> written = new TreeMap<>();
  private final Map<String, Set<String>> learnt = new TreeMap<>();
  private final List<RowOutcome> outcomes = new ArrayList<>();

  private ImportPlan(List<Artist> known) {
    known.forEach(artist -> this.known.put(artist.id(), artist));
    this.owners = new SpellingOwners(known);
  }

  /** Goes through the rows of a file. */
  public static ImportPlan of(List<ImportRow> rows, List<Artist> known) {
    ImportPlan plan = new ImportPlan(known);
    rows.forEach(row -> plan.outcomes.add(plan.outcome(row)));
    return plan;
  }

  /** What comes of each row, in the order of the file. */
  public List<RowOutcome> outcomes() {
    return List.copyOf(outcomes);
  }

  /** Whether every row can be stored. */
  public boolean isGood() {
    return outcomes.stream().allMatch(RowOutcome::isGood);
  }

  /** The artists that good rows add or change, as they are afterwards. */
  public List<Artist> written() {
    return List.copyOf(written.values());
  }

  /** The spellings, folded, that artists have afterwards and did not have, with their ids. */
  public Map<String, Set<String>> learnt() {
    return Map.copyOf(learnt);
  }

  private RowOutcome outcome(ImportRow row) {
    Long earlier = row.id().isEmpty() ? null : lines.putIfAbsent(row.id(), row.line());
    if (earlier != null) {
      return RowOutcome.rejected(
          row, ImportField.ID, "The file has this id in line " + earlier + " already");
    }
    return row instanceof Unfit unfit
        ? RowOutcome.rejected(unfit, unfit.field(), unfit.reason())
        : outcome((Draft) row);
  }

  private RowOutcome outcome(Draft row) {
    Optional<Artist> before = Optional.ofNullable(known.get(row.id()));
    if (before.isEmpty() && row.name() == null) {
      return RowOutcome.rejected(
          row,
          ImportField.NAME.word(),
          "artist_name is required, because no artist has this id yet");
    }
    Artist after = before.map(artist -> changed(artist, row)).orElseGet(() -> added(row));
    if (after.aliases().size() > Artist.MOST_ALIASES) {
      return RowOutcome.rejected(
          row,
          ImportField.ALIASES.word(),
          "An artist has at most " + Artist.MOST_ALIASES + " aliases");
    }
    return conflict(row, before, after)
        .map(obstacle -> RowOutcome.refused(row, Kind.CONFLICT, obstacle))
        .orElseGet(() -> taken(row, before, after));
  }

  private static Artist added(Draft row) {
    return new Artist(
        row.id(),
        Objects.requireNonNull(row.name()),
        row.aliases().stream().distinct().sorted().toList(),
        row.imageUrl(),
        row.instagramLink());
  }

  private static Artist changed(Artist artist, Draft row) {
    Artist renewed =
        new Artist(
            artist.id(),
            Objects.requireNonNullElse(row.name(), artist.name()),
            artist.aliases(),
            either(row.imageUrl(), artist.imageUrl()),
            either(row.instagramLink(), artist.instagramLink()));
    for (String alias : row.aliases()) {
      renewed = ArtistNames.withAlias(renewed, alias);
    }
    return renewed;
  }

  private static @Nullable String either(@Nullable String news, @Nullable String before) {
    return news == null ? before : news;
  }

  /** What two artists share already stays; a row must not make it more. */
  private Optional<Obstacle> conflict(Draft row, Optional<Artist> before, Artist after) {
    Set<String> had = before.map(ArtistNames::of).orElse(Set.of());
    return Stream.concat(Stream.of(after.name()), after.aliases().stream())
        .filter(spelling -> !had.contains(ArtistNames.folded(spelling)))
        .flatMap(
            spelling ->
                owners.other(spelling, row.id()).stream()
                    .map(other -> obstacle(after, spelling, other)))
        .findFirst();
  }

  private static Obstacle obstacle(Artist after, String spelling, String other) {
    ImportField field = spelling.equals(after.name()) ? ImportField.NAME : ImportField.ALIASES;
    return new Obstacle(
        field.word(),
        "The artist "
            + other
            + " has the spelling "
            + spelling
            + " already: leave it out, or merge the two",
        other);
  }

  private RowOutcome taken(Draft row, Optional<Artist> before, Artist after) {
    List<FieldChange> changes =
        Arrays.stream(ImportField.values())
            .map(
                field ->
                    new FieldChange(field, before.map(field::of).orElse(null), field.of(after)))
            .filter(change -> !Objects.equals(change.before(), change.after()))
            .toList();
    if (!changes.isEmpty()) {
      learn(before, after);
    }
    return new RowOutcome(row.line(), row.id(), kind(before, changes), changes, null);
  }

  private static Kind kind(Optional<Artist> before, List<FieldChange> changes) {
    if (before.isEmpty()) {
      return Kind.ADDED;
    }
    return changes.isEmpty() ? Kind.UNCHANGED : Kind.CHANGED;
  }

  private void learn(Optional<Artist> before, Artist after) {
    Set<String> news = new TreeSet<>(ArtistNames.of(after));
    before.map(ArtistNames::of).ifPresent(news::removeAll);
    news.forEach(
        spelling -> learnt.computeIfAbsent(spelling, one -> new TreeSet<>()).add(after.id()));
    owners.replace(before, after);
    known.put(after.id(), after);
    written.put(after.id(), after);
  }
}
