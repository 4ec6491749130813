package io.workshopstream.api.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.workshopstream.catalogue.listing.ListingOrder;
import io.workshopstream.catalogue.listing.ListingPlace;
import java.lang.reflect.RecordComponent;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListingCursorTest {

  private static final ListingPlace PLACE =
      new ListingPlace(LocalDateTime.parse("2026-12-05T17:00:01.123456"), "a".repeat(24) + "-012");
  private static final Map<String, String> WANTED = Map.of("text", "pal");

  @Test
  void a_place_comes_back_as_it_was_with_or_without_seconds() {
    for (String time : List.of("2026-12-05T17:00", "2026-12-05T17:00:01.123456")) {
      ListingPlace place = new ListingPlace(LocalDateTime.parse(time), PLACE.meeting());
      String word = ListingCursor.text(place, ListingOrder.DATE, WANTED);

      assertThat(word).matches("[A-Za-z0-9_-]+");
      assertThat(ListingCursor.parse(word, ListingOrder.DATE, WANTED)).contains(place);
    }
  }

  @Test
  void of_another_list_it_is_none() {
    String word = ListingCursor.text(PLACE, ListingOrder.DATE, WANTED);

    assertThat(ListingCursor.parse(word, ListingOrder.UPDATED, WANTED)).isEmpty();
    assertThat(ListingCursor.parse(word, ListingOrder.DATE, Map.of())).isEmpty();
  }

  @Test
  void whatever_else_is_written_is_none() {
    String word = ListingCursor.text(PLACE, ListingOrder.DATE, WANTED);
    String text = new String(Base64.getUrlDecoder().decode(word), UTF_8);

    for (String wrong :
        List.of(
            "",
            "%%%",
            "x".repeat(10_000),
            word.substring(3),
            encoded(text.replace("2026-12-05", "2026-13-45")),
            encoded(text.replace("aaa-", "xyz-")),
            encoded(text + "'; drop table listing"))) {
      assertThat(ListingCursor.parse(wrong, ListingOrder.DATE, WANTED)).as(wrong).isEmpty();
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void the_known_fields_are_those_that_are_written() {
    List<String> written =
        Arrays.stream(ListedItem.class.getRecordComponents())
            .map(RecordComponent::getName)
            .map(name -> new PropertyNamingStrategies.SnakeCaseStrategy().translate(name))
            .toList();

    assertThat(ListedItem.FIELDS).isEqualTo(written);
  }
}
