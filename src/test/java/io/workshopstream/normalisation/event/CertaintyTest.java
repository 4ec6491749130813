package io.workshopstream.normalisation.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.budget.Budgets;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.normalisation.Normaliser;
import io.workshopstream.normalisation.Reader;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Verdict;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertaintyTest {

  private static final String FULL =
      """
      <script type="application/ld+json">{"@type":"DanceEvent","name":"Garba Night",
       "startDate":"2026-02-07T18:00","endDate":"2026-02-07T20:00","performer":{"name":"Ria"},
       "location":{"name":"Town Hall"},"offers":{"price":500,"priceCurrency":"INR"}}</script>""";

  private static Verdict only(String page) {
    List<Verdict> verdicts = Reader.anyEvent().html(page).verdicts();
    assertThat(verdicts).hasSize(1);
    return verdicts.get(0);
  }

  @Test
  void complete_markup_is_as_sure_as_it_gets_and_less_of_it_less_so() {
    assertThat(only(FULL).certainty().confidence()).isEqualTo(1);
    String less =
        FULL.replaceAll("\"performer\".*\n.*\"location\".*</script>", "\"x\":1}</script>");
    assertThat(only(less).certainty().confidence()).isLessThan(0.9);
  }

  @Test
  void what_the_page_says_otherwise_is_told_and_lowers_the_confidence() {
    Certainty certainty =
        only(FULL + "<h2>Garba Night</h2><p>Date: 7 Feb 2026</p><p>Time: 7 pm</p>").certainty();
    assertThat(certainty.disagreements())
        .extracting(Event.Evidence::value, Event.Evidence::extractor)
        .contains(org.assertj.core.groups.Tuple.tuple("start", "layout"));
    assertThat(certainty.confidence()).isLessThan(1);
  }

  @Test
  void what_is_less_sure_than_asked_for_waits_for_a_person() {
    URI link = URI.create("https://studio.example/1");
    Page page =
        new Page(link, link, Page.Kind.HTML, FULL.replace("T18:00", "").replace("T20:00", ""));
    PageVerdict verdict =
        new Normaliser(0.9)
            .judge(
                new Extraction().read(page, Budgets.plenty()),
                Reader.anyEvent().rules(),
                Budgets.plenty());
    assertThat(verdict.verdicts())
        .allSatisfy(
            found -> {
              assertThat(found).isInstanceOf(Verdict.Unsure.class);
              assertThat(((Verdict.Unsure) found).workshop().slots()).hasSize(1);
            });
  }

  @Test
  void every_value_of_an_event_knows_who_read_it_where_and_in_which_words() {
    for (String page :
        List.of(
            FULL,
            "<h2>Kathak by Meera Rao</h2><p>Date: 7 Feb 2026</p><p>Time: 5 to 7 pm</p><p>Fee: Rs 900</p>"
                + "<p>Venue: Town Hall</p><a href='/book'>Book now</a>")) {
      Event event = only(page).event();
      List<String> known = event.evidence().stream().map(Event.Evidence::value).toList();
      assertThat(known).containsAll(values(event));
      assertThat(event.evidence())
          .allSatisfy(
              found -> {
                assertThat(found.extractor()).isNotBlank();
                assertThat(found.place()).isNotBlank();
                assertThat(found.words()).isNotBlank();
              });
    }
  }

  private static List<String> values(Event event) {
    List<String> values = new ArrayList<>(List.of("name"));
    if (event.date() != null) {
      values.add("start");
    }
    if (event.location() != null) {
      values.add("location");
    }
    if (!event.performers().isEmpty()) {
      values.add("performers");
    }
    if (!event.offers().isEmpty()) {
      values.add("offers");
    }
    if (event.bookingUrl() != null) {
      values.add("booking_url");
    }
    return values;
  }
}
