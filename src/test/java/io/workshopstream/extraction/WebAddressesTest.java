package io.workshopstream.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a site says is an address, and a portal may make a link of, is one of the web or none. */
class WebAddressesTest {

  private static EventClaim said(Field field, String words) {
    return new EventClaim("test", Trust.MARKUP, List.of(new Claim(field, words, "here")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " \u0001javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "mailto:a@b.example",
        "tel:+911",
        "intent://x",
        "http:",
        "https://",
        "http://x..y/",
        "/book",
        "book now",
        ""
      })
  void what_is_no_address_of_the_web_is_left_out(String words) {
    assertThat(said(Field.BOOKING_URL, words).first(Field.BOOKING_URL)).isEmpty();
    assertThat(said(Field.URL, words).first(Field.URL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/book?x=1#now",
        "HTTP://a.example",
        "http://b\u00FCcher.example/"
      })
  void an_address_of_the_web_stays_as_it_is_written(String words) {
    assertThat(said(Field.URL, words).first(Field.URL)).contains(words);
  }

  @ParameterizedTest
  @EnumSource(
      value = Field.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"URL", "BOOKING_URL"})
  void other_words_are_no_addresses(Field field) {
    assertThat(said(field, "javascript: an introduction").first(field)).isPresent();
  }
}
