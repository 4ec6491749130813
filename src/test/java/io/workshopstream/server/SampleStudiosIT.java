package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refresh of each sample studio stores exactly the workshops that its pages announce. */
class SampleStudiosIT extends OnServer {

  @ParameterizedTest
  @ValueSource(
      strings = {"dance_n_addiction", "dance.inn.bangalore", "vins.dance.co", "manifestbytmn"})
  void a_refresh_stores_exactly_what_the_pages_announce(String studio) throws IOException {
    List<SseEvent> events = stream(refresh(studio));

    assertThat(events).last().extracting(SseEvent::name).isEqualTo("complete");
    assertThat(SampleTruth.stored(studio)).containsExactlyElementsOf(SampleTruth.announced(studio));
    List<Double> percentages =
        events.stream()
            .filter(event -> event.name().equals("progress_bar"))
            .map(SseEvent::percentage)
            .toList();
    assertThat(percentages).isSorted().last().isEqualTo(100.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dance_n_addiction", "dance.inn.bangalore", "vins.dance.co", "manifestbytmn"})
  void every_link_that_yields_nothing_is_told_of_with_a_reason(String studio) throws IOException {
    List<String> lines =
        stream(refresh(studio)).stream()
            .filter(event -> event.name().equals("logs"))
            .map(SseEvent::message)
            .toList();

    for (JsonNode nothing : SampleTruth.expected(studio).get("nothing")) {
      String link = nothing.get("link").asText();
      assertThat(lines).as(link).anyMatch(line -> line.contains(link) && line.contains(": "));
    }
  }

  @Test
  void a_second_refresh_changes_nothing() {
    stream(refresh("vins.dance.co"));

    assertThat(stream(refresh("vins.dance.co")))
        .filteredOn(event -> event.name().equals("logs"))
        .extracting(SseEvent::message)
        .anyMatch(
            message -> message.startsWith("Changes: 0 new, 0 changed, 18 unchanged, 0 no longer"));
  }

  @Test
  void without_a_studio_all_of_them_are_refreshed_in_one_stream() {
    List<SseEvent> events =
        stream(
            request("/api/streaming/refresh-workshops")
                .header("Accept", "text/event-stream")
                .build());

    assertThat(events).last().extracting(SseEvent::name).isEqualTo("complete");
    assertThat(events)
        .filteredOn(event -> event.name().equals("logs"))
        .extracting(SseEvent::message)
        .anyMatch(line -> line.startsWith("[dance_n_addiction] Finished refreshing"))
        .anyMatch(line -> line.startsWith("[manifestbytmn] Finished refreshing"))
        .anyMatch(line -> line.contains("not set up: give the server the setting NOT_SET_UP_KEY"));
  }
}
