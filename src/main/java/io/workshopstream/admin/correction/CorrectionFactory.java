package io.workshopstream.admin.correction;

import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.lesson.Correction;
import io.workshopstream.extraction.lesson.LessonKind;
import io.workshopstream.normalisation.event.Event;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the event of a correction among those of its page. */
final class CorrectionFactory {

  /** Evidence of an event by which its lines are found, as the claims that it was. */
  private static final Map<String, Field> TELLING = Map.of("name", Field.NAME, "start", Field.DATE);

  private CorrectionFactory() {}

  /** The event of the page that is the stored workshop; empty when the page no longer has it. */
  static Optional<Verdict> event(PageVerdict page, Workshop stored) {
    return first(page, one -> one.uuid().equals(stored.uuid()))
        .or(() -> first(page, one -> one.withUuid(stored.uuid()).equals(stored)))
        .or(() -> first(page, one -> one.isLike(stored)));
  }

  private static Optional<Verdict> first(PageVerdict page, Predicate<Workshop> wanted) {
    return page.verdicts().stream()
        .filter(verdict -> Differences.workshop(verdict).filter(wanted).isPresent())
        .findFirst();
  }

  /**
   * The correction of an event.
   *
   * @param hidden the workshops that people have hidden: they are no events either
   */
  static Correction of(CorrectedValue value, Verdict event, PageVerdict page, Set<String> hidden) {
    List<List<Claim>> others =
        page.verdicts().stream()
            .filter(other -> other != event && other.event().date() != null)
            .filter(other -> value.kind() != LessonKind.NO_EVENT || isShown(other, hidden))
            .map(other -> claims(other.event()))
            .toList();
    return new Correction(value.kind(), claims(event.event()), others, value.spellings());
  }

  /** Whether an event is a workshop that people see. */
  static boolean isShown(Verdict verdict, Set<String> hidden) {
    return Differences.workshop(verdict).filter(one -> !hidden.contains(one.uuid())).isPresent();
  }

  /** The keys of the hidden ones. */
  static Set<String> hidden(List<CatalogueEntry> entries) {
    return entries.stream()
        .filter(CatalogueEntry::isHidden)
        .map(entry -> entry.page().uuid())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Claim> claims(Event event) {
    return event.evidence().stream().flatMap(said -> claim(said).stream()).toList();
  }

  private static Optional<Claim> claim(Event.Evidence said) {
    return Optional.ofNullable(TELLING.get(said.value()))
        .map(field -> new Claim(field, said.words(), said.place()));
  }
}
