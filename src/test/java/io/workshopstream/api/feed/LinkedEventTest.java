package io.workshopstream.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.workshopstream.api.listing.PublicMeeting;
import io.workshopstream.budget.Budgets;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A workshop in the words of schema.org. */
class LinkedEventTest {

  private static final ObjectMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private static JsonNode written(PublicMeeting... meetings) {
    try {
      return JSON.readTree(JSON.writeValueAsString(LinkedEvent.of(List.of(meetings))));
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }

  @Test
  void one_meeting_is_one_event_with_all_that_is_known() {
    JsonNode event = written(Meetings.meeting("2026-12-05T22:00/00:30", 0, null));

    assertThat(event.get("@context").asText()).isEqualTo("https://schema.org");
    assertThat(event.get("@type").asText()).isEqualTo("DanceEvent");
    assertThat(event.get("startDate").asText()).isEqualTo("2026-12-05T22:00:00+05:30");
    assertThat(event.get("endDate").asText()).isEqualTo("2026-12-06T00:30:00+05:30");
    assertThat(event.at("/location/address/addressLocality").asText()).isEqualTo("Bangalore");
    assertThat(event.at("/performer/0/name").asText()).isEqualTo("Anvi Shetty");
    assertThat(event.at("/performer/0/sameAs").asText()).startsWith("https://instagram");
    assertThat(event.at("/offers/0").toString())
        .contains("\"price\":1850", "\"priceCurrency\":\"INR\"", "\"name\":\"Early Bird\"");
    assertThat(event.at("/offers/1/price").asInt()).isEqualTo(2000);
    assertThat(event.get("offers")).as("what is no price is text alone").hasSize(2);
    assertThat(event.get("description").asText()).contains("ask us");
    assertThat(event.has("subEvent")).isFalse();
    assertThat(event.toString()).doesNotContain("null");
  }

  @Test
  void several_meetings_are_parts_of_one_event() {
    JsonNode event =
        written(
            Meetings.meeting("2026-12-05T17:00/19:00", 0, null),
            Meetings.meeting("2026-12-06", 1, null));

    assertThat(event.get("startDate").asText()).isEqualTo("2026-12-05T17:00:00+05:30");
    assertThat(event.has("endDate")).as("not known").isFalse();
    assertThat(event.get("subEvent")).hasSize(2);
    assertThat(event.at("/subEvent/1/startDate").asText()).isEqualTo("2026-12-06");
    assertThat(event.at("/subEvent/1").has("@context")).isFalse();
  }

  @Test
  void whoever_is_not_known_is_named_as_the_page_does() {
    PublicMeeting meeting = Meetings.meeting("2026-12-05", 0, null);
    PublicMeeting unknown =
        new PublicMeeting(
            meeting.listed(),
            meeting.workshop().withPeople("mira x neel", List.of()),
            meeting.studio(),
            List.of());

    assertThat(written(unknown).get("performer").findValuesAsText("name"))
        .containsExactly("mira", "neel");
    assertThat(unknown.title()).isEqualTo("pal pal, part 2 – mira x neel");
  }

  @Test
  void our_own_reader_of_pages_finds_in_it_what_was_written() {
    String page =
        "<script type='application/ld+json'>"
            + written(Meetings.meeting("2026-12-05T17:00/19:00", 0, null))
            + "</script>";
    URI address = URI.create("https://studio.example/pal-pal");

    List<EventClaim> events =
        new Extraction()
                .read(new Page(address, address, Page.Kind.HTML, page), Budgets.plenty())
                .events()
                .stream()
                .filter(event -> event.extractor().equals("json-ld"))
                .toList();

    assertThat(events).hasSize(1);
    assertThat(events.get(0).first(Field.NAME)).contains("pal pal, part 2 – Anvi Shetty");
    assertThat(events.get(0).first(Field.START)).contains("2026-12-05T17:00:00+05:30");
    assertThat(events.get(0).all(Field.PRICE)).hasSize(2);
  }

  @Test
  void prices_are_read_as_they_are_written() {
    assertThat(PriceLines.of("₹850\n$12.50 (Online)\n€1,000\nfree\n₹ (x)\n₹850 each"))
        .extracting(price -> price.amount() + " " + price.currency() + " " + price.name())
        .containsExactly("850 INR null", "12.50 USD Online", "1000 EUR null");
    assertThat(PriceLines.of(null)).isEmpty();
  }

  @Test
  void a_feed_has_one_item_for_a_workshop_the_newest_first() {
    JsonNode feed =
        JSON.valueToTree(
            JsonFeed.of(
                "New",
                "/api/workshops.feed.json",
                List.of(
                    Meetings.meeting("2026-12-06T10:00", 1, null),
                    Meetings.meeting("2026-12-05T10:00", 0, null)),
                50));

    assertThat(feed.get("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.get("items")).hasSize(1);
    JsonNode item = feed.at("/items/0");
    assertThat(item.get("date_published").asText()).isEqualTo("2026-11-01T10:30:00Z");
    assertThat(item.get("content_text").asText())
        .startsWith("Left, Right; & Centre\n2026-12-05 10:00\n2026-12-06 10:00\n₹1,850");
    assertThat(item.at("/authors/0/name").asText()).isEqualTo("Anvi Shetty");
  }
}
