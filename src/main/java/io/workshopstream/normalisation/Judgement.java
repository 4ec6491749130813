package io.workshopstream.normalisation;

import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Fitted;
import io.workshopstream.catalogue.workshop.PageEvidence;
import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.extraction.lesson.LearnedRule;
import io.workshopstream.normalisation.event.Candidate;
import io.workshopstream.normalisation.event.Certainty;
import io.workshopstream.normalisation.event.Event;
import io.workshopstream.normalisation.rule.BundleDetector;
import io.workshopstream.normalisation.rule.CancellationDetector;
import io.workshopstream.normalisation.rule.CityMatcher;
import io.workshopstream.normalisation.rule.Rules;
import io.workshopstream.normalisation.rule.TopicClassifier;
import io.workshopstream.normalisation.rule.Verdict;
import io.workshopstream.normalisation.workshop.WorkshopFactory;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides for each event of a page whether it is a workshop of the studio. */
final class Judgement {

  /** A page shows no more of what was left out. */
  private static final int MOST_BARRED = 1000;

  private final PageClaims page;
  private final Rules rules;
  private final List<Candidate> events;
  private final List<Candidate> all;
  private final double minConfidence;
  private final BundleDetector bundles;
  private final boolean intensive;

  /**
   * @param events what the page announces
   * @param all what every part of the page says
   * @param minConfidence the least confidence of a workshop
   */
  Judgement(
      PageClaims page,
      Rules rules,
      List<Candidate> events,
      List<Candidate> all,
      double minConfidence) {
    this.page = page;
    this.rules = rules;
    this.events = events;
    this.all = all;
    this.minConfidence = minConfidence;
    this.bundles = new BundleDetector(events);
    this.intensive = TopicClassifier.isHeadedIntensive(page);
  }

  List<Verdict> verdicts() {
    return isStudio() ? ofStudio() : ofAny();
  }

  /** What people have said is no event, as far as the page gives it a day. */
  List<Verdict> barred(Stream<Candidate> candidates) {
    return candidates
        .filter(Candidate::isDated)
        .limit(MOST_BARRED)
        .map(one -> (Verdict) reject(one, Verdict.Reason.NO_EVENT, rule(one)))
        .toList();
  }

  private static String rule(Candidate candidate) {
    return candidate.claim().all(Field.NO_EVENT).stream()
        .map(Claim::rule)
        .filter(Objects::nonNull)
        .findFirst()
        .map(LearnedRule::extractor)
        .orElse("");
  }

  private boolean isStudio() {
    return rules.acceptance() == Rules.Acceptance.STUDIO;
  }

  private List<Verdict> ofAny() {
    WorkshopFactory maker = new WorkshopFactory(page, rules, bundles, intensive);
    List<Verdict> verdicts = new ArrayList<>();
    for (Candidate candidate : events) {
      if (candidate.isDated() && !sellsOthers(candidate)) {
        verdicts.add(verdict(List.of(candidate.named()), maker, cancelled(candidate, false)));
      }
    }
    return verdicts;
  }

  /** Named like a bundle, and from the start of the first to the end of the last of several. */
  private boolean sellsOthers(Candidate candidate) {
    Event bundle = candidate.event();
    LocalTime start = bundle.start();
    LocalTime end = bundle.end();
    if (start == null || end == null || !bundles.contains(candidate)) {
      return false;
    }
    return events.stream()
            .filter(other -> !bundles.contains(other))
            .map(Candidate::event)
            .filter(other -> Objects.equals(other.date(), bundle.date()))
            .map(Event::start)
            .filter(at -> at != null && !at.isBefore(start) && at.isBefore(end))
            .count()
        > 1;
  }

  private List<Verdict> ofStudio() {
    WorkshopFactory maker = new WorkshopFactory(page, rules, bundles, intensive);
    List<Verdict> verdicts = new ArrayList<>();
    boolean off = CancellationDetector.isSaid(page);
    for (List<Candidate> meetings : maker.gathered(events)) {
      Candidate candidate = meetings.get(0);
      Optional<Verdict.Rejected> rejected =
          bundles.contains(candidate)
              ? Optional.of(reject(candidate, Verdict.Reason.BUNDLE, ""))
              : cancelled(candidate, off).or(() -> rejected(candidate));
      verdicts.add(verdict(meetings, maker, rejected));
    }
    return verdicts;
  }

  private Certainty certainty(Candidate candidate) {
    return Certainty.of(candidate, events, all);
  }

  /** Where the page does not say, an event that counts takes place where the studio is at home. */
  private Verdict verdict(
      List<Candidate> meetings, WorkshopFactory maker, Optional<Verdict.Rejected> rejected) {
    if (rejected.isPresent()) {
      return rejected.get();
    }
    Candidate candidate = meetings.get(0);
    Certainty certainty = certainty(candidate);
    Claim home = page.home();
    boolean open = candidate.event().location() == null && home != null;
    Candidate placed = open && home != null ? candidate.at(home) : candidate;
    Fitted fitted = Fitted.of(maker.of(meetings));
    if (fitted instanceof Fitted.Whole whole) {
      List<Event.Evidence> evidence = evidence(placed, meetings);
      return certainty.confidence() < minConfidence
          ? new Verdict.Unsure(placed.event(), certainty, whole.workshop(), evidence)
          : new Verdict.Accepted(placed.event(), certainty, whole.workshop(), evidence);
    }
    return new Verdict.Rejected(
        placed.event(), certainty, Verdict.Reason.TOO_LONG, tooLong((Fitted.Refused) fitted));
  }

  private static List<Event.Evidence> evidence(Candidate placed, List<Candidate> meetings) {
    return Stream.concat(
            placed.event().evidence().stream(),
            meetings.stream().skip(1).flatMap(other -> other.event().evidence().stream()))
        .distinct()
        .limit(PageEvidence.MOST_QUOTES)
        .toList();
  }

  private static String tooLong(Fitted.Refused refused) {
    return refused.value()
        + " of "
        + refused.length()
        + " characters, at most "
        + refused.longest();
  }

  private Optional<Verdict.Rejected> cancelled(Candidate candidate, boolean said) {
    return said || CancellationDetector.of(candidate, page)
        ? Optional.of(reject(candidate, Verdict.Reason.CANCELLED, ""))
        : Optional.empty();
  }

  private Optional<Verdict.Rejected> rejected(Candidate candidate) {
    LocalDate date = candidate.event().date();
    if (date == null) {
      return Optional.of(reject(candidate, Verdict.Reason.NO_DATE, ""));
    }
    if (!TopicClassifier.isDance(candidate, page)) {
      return Optional.of(
          reject(candidate, Verdict.Reason.NOT_A_WORKSHOP, candidate.event().name()));
    }
    Optional<String> elsewhere = CityMatcher.elsewhere(candidate, page, rules.city());
    if (elsewhere.isPresent()) {
      return Optional.of(reject(candidate, Verdict.Reason.ELSEWHERE, elsewhere.get()));
    }
    boolean past =
        date.isBefore(rules.today())
            && TopicClassifier.type(candidate, intensive) == EventType.WORKSHOP;
    return past
        ? Optional.of(reject(candidate, Verdict.Reason.PAST, date.toString()))
        : Optional.empty();
  }

  private Verdict.Rejected reject(Candidate candidate, Verdict.Reason reason, String detail) {
    return new Verdict.Rejected(candidate.event(), certainty(candidate), reason, detail);
  }
}
