package io.workshopstream.admin.sentence;

import io.workshopstream.Abroad;
import io.workshopstream.admin.refresh.OutcomeSentences;
import io.workshopstream.admin.refresh.StudioSummary;
import io.workshopstream.catalogue.plan.KeptReason;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 24);
  private static final URI LINK = URI.create("https://x.org/w/7");
  private static final Workshop WORKSHOP =
      new Workshop(
          "vins/w-7/kun-faya",
          new StudioId("vins"),
          EventType.WORKSHOP,
          LINK,
          "Anvi",
          "Kun Faya",
          List.of(new Slot(DAY, LocalTime.of(17, 5), LocalTime.of(19, 0))),
          "₹1001",
          List.of());
  private static final List<Workshop> MANY = Collections.nCopies(1234, WORKSHOP);
  private static final RefreshPlan PLAN =
      new RefreshPlan(
          new StudioId("vins"),
          MANY,
          List.of(),
          MANY,
          MANY,
          MANY.stream().map(one -> new RefreshPlan.Kept(one, KeptReason.PAGE_NOT_READ)).toList(),
          DAY);

  private static StudioSummary tally() {
    StudioSummary tally = new StudioSummary();
    tally.found(1234);
    return tally;
  }

  static Stream<Sentence> sentences() {
    return Stream.of(
        () -> Sentences.workshop(WORKSHOP),
        () -> OutcomeSentences.planned(PLAN, false),
        () -> OutcomeSentences.suspicious(PLAN),
        () -> OutcomeSentences.sums(1234, 5678, Map.of("added", 1234), false),
        () -> OutcomeSentences.approved(PLAN),
        () -> Sentences.link(1234, 5678),
        () -> OutcomeSentences.studiosFailed(1234, 5678),
        () -> Sentences.studioIdIsTooLong(1234, 100),
        () -> Sentences.bodyIsNotJson(1, 1234, "{}"),
        () -> tally().words());
  }

  /** What an admin reads. */
  interface Sentence {
    String words();
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void a_sentence_does_not_change_with_the_language_of_the_server(Sentence sentence) {
    Abroad.assertSame(sentence::words);
  }
}
