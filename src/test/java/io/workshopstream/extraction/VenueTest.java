package io.workshopstream.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "<p>Venue: Kala Loft</p> # Kala Loft",
        "<p>Venue: to be announced</p> # -",
        "<p class='venue'>Kala Loft</p> # Kala Loft",
        "<h4>Venue & Timings</h4><p>Kala Loft</p> # Kala Loft",
        "<p>Kala Loft<br>12 Main Street, Block 4</p> # Kala Loft",
        "<p>6.15pm / Second Floor / Free entry</p> # Second Floor",
        "<p>We dance at the old Regal Hotel, Church Street.</p> # Regal Hotel, Church Street"
      })
  void the_place_is_found_by_label_class_heading_address_name_or_sentence(
      String words, String place) {
    String page = "<h2>Garba Night</h2><p>7 Feb 2026</p>" + words;
    assertThat(Read.lines(Read.by("layout", page), Field.PLACE)).containsExactly(place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "<title>Tonight | The Mill Theatre</title> # The Mill Theatre",
        "<title>Tonight | The Mill, Leeds</title> # The Mill, Leeds",
        "<title>Tonight | Our Blog</title> # -",
        "<meta property='og:site_name' content='Kala'><footer>Kala, 12 Main Street, Block 4</footer> # Kala, 12 Main Street, Block 4",
        "<title>Tonight | Kala</title><footer>/ 12 Main Street, Block 4</footer> # Kala, 12 Main Street, Block 4",
        "<title>Tonight | Kala</title><footer>Registered office: 12 Main Street, Block 4</footer> # Kala",
        "<title>Tonight | The Mill Theatre</title><footer>12 Main Street, Block 4</footer> # The Mill Theatre"
      })
  void a_site_is_at_home_where_its_name_or_its_footer_says(String head, String home) {
    @Nullable Claim claim = Read.html(head + "<p>Hello</p>").home();
    assertThat(claim == null ? "-" : claim.words()).isEqualTo(home);
  }

  @Test
  void a_name_that_sounds_like_a_place_is_none() {
    String page = "<h2>Pudding Club</h2><p>7 Feb 2026, 7 pm</p><p>Pudding Club</p>";
    assertThat(Read.lines(Read.by("layout", page), Field.PLACE)).containsExactly("-");
  }
}
