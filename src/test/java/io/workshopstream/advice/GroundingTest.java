package io.workshopstream.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroundingTest {

  private static final String PAGE =
      """
      An evening with Kiran Rao and Meera
      On the 24th January, 2026 – we dance to “Pal Pal”, from 5 pm to 7 pm.
      Early birds pay ₹850, all others ₹1000. Platform fee ₹25. Parking ₹50.
      Please register before 20th January.
      """;

  private final Grounding grounding = new Grounding(PAGE);

  private static Suggestion suggestion(
      String song, List<String> artists, List<String> dates, List<String> times, String... prices) {
    List<Suggestion.Price> amounts =
        List.of(prices).stream().map(amount -> new Suggestion.Price(amount, "")).toList();
    return new Suggestion("", song, "", artists, dates, times, amounts);
  }

  private EventClaim claims(Suggestion suggestion) {
    return grounding.of(suggestion).orElseThrow();
  }

  private static List<String> words(EventClaim event, Field field) {
    return event.all(field).stream().map(Claim::words).toList();
  }

  @Test
  void what_stands_on_the_page_is_claimed_in_the_pages_words() {
    EventClaim event =
        claims(
            suggestion(
                "PAL  PAL", List.of("kiran rao"), List.of("24th January, 2026"), List.of("5 pm")));

    assertThat(event.trust()).isEqualTo(Trust.MODEL);
    assertThat(event.extractor()).isEqualTo("model");
    assertThat(words(event, Field.SONG)).containsExactly("Pal Pal");
    assertThat(words(event, Field.PERFORMER)).containsExactly("Kiran Rao");
    assertThat(words(event, Field.DATE)).containsExactly("24th January, 2026");
    assertThat(words(event, Field.TIME)).containsExactly("5 pm to 7 pm");
    assertThat(event.all(Field.SONG).get(0).place()).isEqualTo("offset " + PAGE.indexOf("Pal"));
  }

  @Test
  void an_invented_workshop_is_dropped() {
    assertThat(
            grounding.of(
                suggestion(
                    "Chaleya", List.of("Kiran Rao"), List.of("24th January"), List.of("5 pm"))))
        .isEmpty();
  }

  @Test
  void a_day_that_the_page_does_not_name_is_dropped_and_the_event_with_it() {
    assertThat(grounding.of(suggestion("Pal Pal", List.of(), List.of("31st January"), List.of())))
        .isEmpty();
    assertThat(grounding.of(suggestion("Pal Pal", List.of(), List.of(), List.of()))).isEmpty();
  }

  @Test
  void a_day_that_is_named_for_something_else_is_no_day_of_the_event() {
    assertThat(grounding.of(suggestion("Pal Pal", List.of(), List.of("20th January"), List.of())))
        .isEmpty();
  }

  @Test
  void invented_artists_times_and_prices_are_dropped_one_by_one() {
    EventClaim event =
        claims(
            suggestion(
                "Pal Pal",
                List.of("Kiran Rao", "Shakira", "Kira"),
                List.of("24th January"),
                List.of("9 pm"),
                "₹850",
                "₹1",
                "₹85",
                "₹25",
                "₹50"));

    assertThat(words(event, Field.PERFORMER)).containsExactly("Kiran Rao");
    assertThat(event.has(Field.TIME)).isFalse();
    assertThat(words(event, Field.PRICE)).hasSize(1).allMatch(price -> price.contains("850"));
  }

  @Test
  void words_are_found_whole_and_whatever_their_dashes_quotes_and_blanks() {
    Quotations quotations = new Quotations("It’s a “big”\n  day — come!");

    assertThat(quotations.find("it's a \"BIG\" day - come")).isPresent();
    assertThat(quotations.find("ome")).isEmpty();
    assertThat(quotations.find("— !")).isEmpty();
    assertThat(quotations.find("")).isEmpty();
    assertThat(new Quotations("palace, pal").find("pal")).contains(span(8, 11));
    assertThat(new Quotations("ﬁnale ½").find("finale")).isPresent();
  }

  private static io.workshopstream.grammar.text.Span span(int start, int end) {
    return new io.workshopstream.grammar.text.Span(start, end);
  }

  @Test
  void a_page_without_a_day_names_none() {
    assertThat(new Grounding("We love to dance").namesADay()).isFalse();
    assertThat(grounding.namesADay()).isTrue();
  }
}
