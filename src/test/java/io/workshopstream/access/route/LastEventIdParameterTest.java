package io.workshopstream.access.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LastEventIdParameterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "last_event_id=run1-7",
        "lastEventId=run1-7",
        "lastEventID=run1-7",
        "Last-Event-ID=run1-7",
        "last-event-id=run1-7",
        "studio_id=b&lastEventId=run1-7",
        "lastEventId=run1-7&studio_id=b",
        "last%5Fevent%5Fid=run1%2D7",
      })
  void every_spelling_of_the_field_is_understood(String query) {
    assertThat(LastEventIdParameter.in(query)).contains("run1-7");
  }

  @ParameterizedTest
  @CsvSource({
    "last_event_id=run1-7&lastEventId=run1-9, run1-9",
    "lastEventId=run1-7&lastEventId=run1-9, run1-9",
    "last_event_id=run1-7&lastEventId=, run1-7",
  })
  void what_a_client_puts_behind_the_address_that_it_began_with_counts(String query, String id) {
    assertThat(LastEventIdParameter.in(query)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lastEventId", "lastEventId=", "studio_id=b&Last-Event-ID=%20"})
  void a_blank_one_is_there_all_the_same(String query) {
    assertThat(LastEventIdParameter.in(query)).hasValueSatisfying(id -> assertThat(id).isBlank());
  }

  @Test
  void a_broken_encoding_is_no_reason_to_overlook_it() {
    assertThat(LastEventIdParameter.in("lastEventId=%zz")).contains("%zz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"studio_id=lastEventId", "event_id=run1-7", "lastEvent=run1-7", "", "&="})
  void other_fields_are_none(String query) {
    assertThat(LastEventIdParameter.in(query)).isEmpty();
    assertThat(LastEventIdParameter.in(null)).isEmpty();
  }
}
