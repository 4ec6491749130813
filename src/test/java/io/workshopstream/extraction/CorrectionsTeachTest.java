package io.workshopstream.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.extraction.lesson.Learning;
import io.workshopstream.extraction.lesson.Learning.Why;
import io.workshopstream.extraction.lesson.Lesson;
import io.workshopstream.extraction.lesson.LessonKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrectionsTeachTest {

  private static String card(String title, String who, String day, String song) {
    return """
        <article class="card c-%s"><h3>%s</h3><p class="who">%s</p>
        <div class="when">%s, 5 pm</div><p class="song">%s</p></article>"""
        .formatted(day.replace(" ", ""), title, who, day, song);
  }

  private static final String CARDS =
      "<h1>Workshops</h1><div class='list'>"
          + card("Friday special", "with Anvi Shetty", "5 February 2027", "Pal Pal")
          + card("Saturday special", "with Aditya Rao", "6 February 2027", "Kabira")
          + card("Sunday special", "with Naina Kohli", "7 February 2027", "Chaleya")
          + "</div>";

  private static final Lesson SONG =
      Lessons.lesson(CARDS, "Friday special", LessonKind.NAME, "pal pal");

  private static Why why(Learning learning) {
    return ((Learning.Nothing) learning).why();
  }

  @Test
  void a_corrected_song_teaches_where_the_songs_of_all_cards_stand() {
    PageClaims page = Lessons.read(CARDS, SONG);

    assertThat(Lessons.values(page, Field.SONG)).containsExactly("Pal Pal", "Kabira", "Chaleya");
    assertThat(page.learned()).containsExactly(7L);
    Claim song = page.events().get(0).all(Field.SONG).get(0);
    assertThat(song.rule()).isEqualTo(7);
    assertThat(song.place()).isEqualTo("article.card > p.song#0");
  }

  @Test
  void the_word_before_a_value_is_no_part_of_it() {
    Lesson people = Lessons.lesson(CARDS, "Friday special", LessonKind.PEOPLE, "anvi shetty");

    assertThat(people.place()).endsWith("after \"with\"");
    assertThat(Lessons.values(Lessons.read(CARDS, people), Field.PERFORMER))
        .containsExactly("Anvi Shetty", "Aditya Rao", "Naina Kohli");
  }

  @Test
  void a_label_finds_its_value_wherever_it_stands_among_its_like() {
    String one =
        "<li><b>Beginners</b><p>Level: all</p><p>Teacher: Anvi Shetty</p><p>5 February 2027, 5 pm</p>";
    String two = "<li><b>Improvers</b><p>Teacher: Aditya Rao</p><p>6 February 2027, 5 pm</p>";
    String list = "<ul class='classes'>" + one + two + "</ul>";

    Lesson people = Lessons.lesson(list, "Beginners", LessonKind.PEOPLE, "Anvi Shetty");

    assertThat(Lessons.values(Lessons.read(list, people), Field.PERFORMER))
        .containsExactly("Anvi Shetty", "Aditya Rao");
  }

  @Test
  void generated_classes_may_change_and_wrappers_may_come_around_the_list() {
    String hashed = CARDS.replace("class=\"song\"", "class=\"song_x7Yz2\"");
    Lesson lesson = Lessons.lesson(hashed, "Friday special", LessonKind.NAME, "pal pal");
    String built =
        "<div class='sc-bdVaJa'><div>"
            + hashed.replace("song_x7Yz2", "song_b81Kq").replace("c-5Febr", "c-9abc")
            + "</div></div>";

    assertThat(lesson.fingerprint()).isEqualTo(SONG.fingerprint());
    assertThat(Lessons.values(Lessons.read(built, lesson), Field.SONG))
        .containsExactly("Pal Pal", "Kabira", "Chaleya");
  }

  @Test
  void another_record_gets_its_own_value_and_changes_no_other() {
    String more =
        CARDS.replace(
            "<div class='list'>",
            "<div class='list'>" + card("New", "with Mira Jain", "4 February 2027", "Ghungroo"));

    assertThat(Lessons.values(Lessons.read(more, SONG), Field.SONG))
        .containsExactly("Ghungroo", "Pal Pal", "Kabira", "Chaleya");
  }

  @Test
  void a_record_without_the_slot_stays_as_it_is_read() {
    String less = CARDS.replace("<p class=\"song\">Kabira</p>", "");

    assertThat(Lessons.values(Lessons.read(less, SONG), Field.SONG))
        .containsExactly("Pal Pal", "-", "Chaleya");
  }

  @Test
  void a_price_or_a_time_in_the_slot_is_no_name() {
    String moved = CARDS.replace("Kabira", "5 pm").replace("Chaleya", "Rs 850");

    assertThat(Lessons.values(Lessons.read(moved, SONG), Field.SONG))
        .containsExactly("Pal Pal", "-", "-");
  }

  @Test
  void another_layout_has_nothing_of_the_rule() {
    PageClaims other = Lessons.read(CARDS.replace("article", "section"), SONG);

    assertThat(other.learned()).isEmpty();
    assertThat(Lessons.values(other, Field.SONG)).containsOnly("-");
  }

  @Test
  void what_the_page_does_not_say_teaches_nothing() {
    assertThat(why(Lessons.learn(CARDS, "Friday special", LessonKind.NAME, "Senorita")))
        .isEqualTo(Why.NOT_ON_PAGE);
  }

  @Test
  void a_heading_above_all_names_no_record() {
    assertThat(why(Lessons.learn(CARDS, "Friday special", LessonKind.NAME, "Workshops")))
        .isEqualTo(Why.OUTSIDE);
  }

  @Test
  void a_place_where_all_records_say_the_same_names_none() {
    String same = CARDS.replaceAll("with [A-Z]\\w+ \\w+", "Open studio");

    assertThat(why(Lessons.learn(same, "Friday special", LessonKind.NAME, "Open studio")))
        .isEqualTo(Why.SAME_FOR_ALL);
  }

  @Test
  void the_page_of_one_event_teaches_the_pages_of_the_others() {
    String page =
        "<div class='event'><h1>%s</h1><p>%s, 5 pm</p><div class='by'>%s</div><p>Fee Rs 850</p></div>";
    String one = page.formatted("Pal Pal", "5 February 2027", "Anvi Shetty");
    String two = page.formatted("Kabira", "6 February 2027", "Aditya Rao");

    Lesson people = Lessons.lesson(one, "Pal Pal", LessonKind.PEOPLE, "anvi shetty");

    assertThat(people.place()).isEqualTo("div.event > div.by#0");
    assertThat(Lessons.values(Lessons.read(two, people), Field.PERFORMER))
        .containsExactly("Aditya Rao");
  }

  @Test
  void who_teaches_may_be_said_once_for_all_records() {
    String page = "<h2 class='star'>Mira Jain</h2>" + CARDS.replaceAll("with [A-Z]\\w+ \\w+", "");

    Lesson people = Lessons.lesson(page, "Friday special", LessonKind.PEOPLE, "mira jain");

    assertThat(Lessons.values(Lessons.read(page, people), Field.PERFORMER))
        .containsExactly("Mira Jain", "Mira Jain", "Mira Jain");
  }

  @Test
  void the_structured_data_of_an_event_is_taught_with_its_card() {
    String data =
        """
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"Event",
        "name":"Friday special","startDate":"2027-02-05T17:00","performer":{"name":"The House"}}
        </script>""";
    Lesson people = Lessons.lesson(CARDS, "Friday special", LessonKind.PEOPLE, "anvi shetty");

    PageClaims page = Lessons.read(CARDS + data, people);

    assertThat(page.events())
        .filteredOn(event -> event.extractor().equals("json-ld"))
        .singleElement()
        .satisfies(event -> assertThat(event.first(Field.PERFORMER)).hasValue("Anvi Shetty"));
  }

  private static final String NEWS =
      CARDS
          + "<section class='posts'><div class='post'><h4>New floor</h4><p>3 March 2027, 9 am</p></div><div class='post'><h4>New paint</h4><p>4 March 2027, 9 am</p></div></section>";

  @Test
  void that_something_is_no_event_teaches_its_layout() {
    Lesson none = Lessons.lesson(NEWS, "New", LessonKind.NO_EVENT);

    PageClaims page = Lessons.read(NEWS, none);

    assertThat(Lessons.values(page, Field.NO_EVENT))
        .containsExactly("-", "-", "-", "no event", "no event");
    assertThat(page.learned()).containsExactly(7L);
  }

  @Test
  void what_other_events_look_like_too_is_no_reason_to_leave_them_out() {
    assertThat(why(Lessons.learn(CARDS, "Friday special", LessonKind.NO_EVENT)))
        .isEqualTo(Why.OTHERS_ALIKE);
  }

  @Test
  void an_event_that_has_the_whole_page_has_no_border() {
    assertThat(
            why(
                Lessons.learn(
                    "<h1>Open day</h1><p>5 February 2027, 5 pm</p>",
                    "Open day",
                    LessonKind.NO_EVENT)))
        .isEqualTo(Why.NO_BORDER);
  }

  @Test
  void a_page_of_a_studio_without_rules_is_read_as_ever() {
    assertThat(Read.html(CARDS).events())
        .isEqualTo(Lessons.read(CARDS, other()).events())
        .allMatch(event -> event.claims().stream().allMatch(claim -> claim.rule() == null));
  }

  private static Lesson other() {
    return Lessons.lesson(
        CARDS.replace("article", "section"), "Friday special", LessonKind.NAME, "pal pal");
  }

  @Test
  void the_version_of_rules_tells_them_apart() {
    assertThat(List.of(SONG.fingerprint(), other().fingerprint())).doesNotHaveDuplicates();
  }
}
