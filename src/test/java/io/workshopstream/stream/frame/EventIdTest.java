package io.workshopstream.stream.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.event.RunId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {

  @Test
  void an_id_survives_being_written_and_read() {
    EventId id = new EventId(new RunId("run1"), 42);

    assertThat(EventId.parse(id.toString())).contains(id);
    assertThat(id.toString()).matches("[a-z0-9-]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "run1", "run1-", "-1", "RUN-1", "run-1-2", "run-9999999999999999999"})
  void other_words_are_no_id(String words) {
    assertThat(EventId.parse(words)).isEmpty();
  }

  @Property
  void whatever_a_client_sends_is_read_or_not_but_never_breaks(@ForAll String words) {
    assertThat(EventId.parse(words)).isNotNull();
  }
}
