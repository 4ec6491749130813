package io.workshopstream.admin.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.budget.Budgets;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.extraction.lesson.LearnedRule;
import io.workshopstream.extraction.lesson.LearnedRules;
import io.workshopstream.extraction.lesson.Learning;
import io.workshopstream.extraction.lesson.Lesson;
import io.workshopstream.extraction.lesson.LessonKind;
import io.workshopstream.normalisation.Normaliser;
import io.workshopstream.normalisation.rule.KnownArtists;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Rules;
import io.workshopstream.normalisation.rule.Verdict;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From what people set over the page to what a rule would change, without a server. */
class CorrectionTrialTest {

  private static final Rules RULES =
      new Rules(
          new StudioId("studio"),
          "Bangalore",
          ZoneId.of("Asia/Kolkata"),
          LocalDate.of(2027, 1, 20),
          Rules.Acceptance.STUDIO,
          new KnownArtists(List.of(new Artist("anvi_s", "Anvi Shetty", List.of(), null, null))));

  private static final String PAGE =
      """
      <html><head><title>%1$s dance workshop</title></head><body><div class="event">
      <h1>%1$s dance workshop</h1><p>Date: %2$s</p><p>Time: 5 pm to 7 pm</p><p>Fee: Rs 850</p>
      <p>Indiranagar, Bangalore</p><div class="tune">%3$s</div><div class="star">%4$s</div>
      </div></body></html>
      """;

  private static final Page FRIDAY =
      page("friday", PAGE.formatted("Friday special", "5 Feb 2027", "Pal Pal", "Anvi Shetty"));
  private static final Page SATURDAY =
      page("saturday", PAGE.formatted("Saturday special", "6 Feb 2027", "Kabira", "Aditya Rao"));

  private static Page page(String path, String html) {
    URI address = URI.create("https://studio.example/" + path);
    return new Page(address, address, Page.Kind.HTML, html);
  }

  private static PageVerdict read(Trial.Reading reading) {
    return new Normaliser()
        .judge(
            new Extraction().read(reading.page(), reading.learned(), Budgets.plenty()),
            reading.rules(),
            Budgets.plenty());
  }

  private static PageVerdict read(Page page, LearnedRules learned) {
    return read(new Trial.Reading(page, RULES, learned));
  }

  private static Workshop workshop(Verdict verdict) {
    return Differences.workshop(verdict).orElseThrow();
  }

  private static Learning learn(Page page, OverriddenField field, String text) {
    PageVerdict verdict = read(page, LearnedRules.NONE);
    Verdict event =
        CorrectionFactory.event(verdict, workshop(verdict.verdicts().get(0))).orElseThrow();
    CorrectedValue value = CorrectedValue.of(field, text, RULES.artists().all()).orElseThrow();
    return new Extraction()
        .learn(page, CorrectionFactory.of(value, event, verdict, Set.of()), Budgets.plenty());
  }

  private static Lesson lesson(OverriddenField field, String text) {
    return ((Learning.Taught) learn(FRIDAY, field, text)).lesson();
  }

  private static Trial trial(Lesson lesson, Page... pages) {
    Trial trial = new Trial(CorrectionTrialTest::read, RULES, LearnedRules.NONE);
    trial.begin(lesson, Set.of());
    List.of(pages).forEach(trial::add);
    return trial;
  }

  private static List<String> changes(Lesson lesson, Page page) {
    LearnedRules learned = LearnedRules.NONE.with(new LearnedRule(1, lesson));
    return Differences.of(page.link(), read(page, LearnedRules.NONE), read(page, learned)).stream()
        .map(one -> one.field() + " " + one.after())
        .toList();
  }

  @Test
  void a_corrected_song_changes_the_songs_of_the_other_pages_and_nothing_else() {
    Lesson lesson = lesson(OverriddenField.SONG, "pal pal");

    assertThat(changes(lesson, FRIDAY)).containsExactly("song pal pal");
    assertThat(changes(lesson, SATURDAY)).containsExactly("song kabira");
    assertThat(trial(lesson, FRIDAY, SATURDAY).refusal()).isEmpty();
  }

  @Test
  void artists_who_were_assigned_teach_where_people_are_named() {
    Lesson lesson = lesson(OverriddenField.ARTISTS, "anvi_s");

    assertThat(changes(lesson, FRIDAY)).containsExactly("by anvi shetty", "artist_id_list anvi_s");
    assertThat(changes(lesson, SATURDAY)).containsExactly("by aditya rao");
  }

  @Test
  void the_evidence_of_a_value_names_its_rule() {
    LearnedRules learned =
        LearnedRules.NONE.with(new LearnedRule(12, lesson(OverriddenField.SONG, "pal pal")));

    assertThat(read(SATURDAY, learned).verdicts().get(0).event().evidence())
        .anySatisfy(
            said -> {
              assertThat(said.extractor()).isEqualTo("learned rule 12");
              assertThat(said.words()).isEqualTo("Kabira");
              assertThat(said.place()).isEqualTo("div.event > div.tune#0");
            });
  }

  @Test
  void a_place_that_says_the_same_on_all_pages_names_none_of_them() {
    Page friday = page("a", PAGE.formatted("Friday special", "5 Feb 2027", "Our Studio", "A"));
    Page saturday = page("b", PAGE.formatted("Saturday special", "6 Feb 2027", "Our Studio", "B"));
    Lesson lesson = ((Learning.Taught) learn(friday, OverriddenField.SONG, "our studio")).lesson();

    assertThat(trial(lesson, friday, saturday).refusal().orElseThrow().reason())
        .isEqualTo("same_for_all");
  }

  @Test
  void what_would_take_workshops_away_is_refused() {
    Lesson lesson = lesson(OverriddenField.HIDDEN, "true");

    assertThat(trial(lesson, FRIDAY, SATURDAY).refusal().orElseThrow().reason())
        .isEqualTo("others_alike");
  }

  @Test
  void a_rule_that_changes_nothing_is_none() {
    Lesson lesson = lesson(OverriddenField.SONG, "pal pal");

    assertThat(trial(lesson, page("c", "<p>Closed</p>")).refusal().orElseThrow().reason())
        .isEqualTo("no_effect");
  }

  @Test
  void no_slot_gives_times_links_and_kinds() {
    assertThat(CorrectedValue.of(OverriddenField.TIMES, "2027-02-05T17:00", List.of())).isEmpty();
    assertThat(CorrectedValue.of(OverriddenField.LINK, "https://a.example/", List.of())).isEmpty();
    assertThat(CorrectedValue.of(OverriddenField.HIDDEN, "false", List.of())).isEmpty();
    assertThat(CorrectedValue.of(OverriddenField.SONG, "", List.of())).isEmpty();
  }

  @Test
  void what_is_left_out_by_a_rule_is_told_as_no_event() {
    String posts =
        "<section class='posts'><div class='post'><h4>Dance class for staff</h4>"
            + "<p>9 March 2027, 9 am</p></div></section>";
    Page page = page("list", FRIDAY.body().replace("</body>", posts + "</body>"));
    PageVerdict before = read(page, LearnedRules.NONE);
    Verdict staff =
        before.verdicts().stream()
            .filter(one -> one.event().name().contains("staff"))
            .findFirst()
            .orElseThrow();
    CorrectedValue none = new CorrectedValue(LessonKind.NO_EVENT, List.of());
    Learning learning =
        new Extraction()
            .learn(page, CorrectionFactory.of(none, staff, before, Set.of()), Budgets.plenty());
    Lesson lesson = ((Learning.Taught) learning).lesson();

    assertThat(changes(lesson, page)).containsExactly("verdict no event");
    assertThat(changes(lesson, SATURDAY)).isEmpty();
  }
}
