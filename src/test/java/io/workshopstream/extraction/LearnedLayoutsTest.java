package io.workshopstream.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.lesson.Lesson;
import io.workshopstream.extraction.lesson.LessonKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a made-up layout is like, a rule that was learned in it holds when others change it. */
class LearnedLayoutsTest {

  private static final List<String> NAMES =
      List.of("Anvi Shetty", "Aditya Rao", "Naina Kohli", "Mira Jain", "Kiran Bose", "Tara Nair");
  private static final List<String> TITLES =
      List.of("Morning", "Noon", "Evening", "Open floor", "Late hour", "Sunday best");

  /** A layout: which tags, which classes, in which order, by one seed. */
  private record Made(long seed) {

    private String page(int records, String hash) {
      Random random = new Random(seed);
      String card = one(random, "article", "li", "div");
      String list = card.equals("li") ? "ul" : "section";
      List<String> slots =
          new ArrayList<>(
              List.of(
                  "<" + one(random, "h3", "h4") + ">TITLE</h3>",
                  "<div class='when" + hash + "'>DAY February 2027, 5 pm</div>",
                  "<p class='lead'>" + one(random, "", "with ", "Teacher: ") + "WHO</p>",
                  "<p>" + one(random, "Room 2", "Level: all") + "</p>"));
      Collections.shuffle(slots.subList(1, 4), random);
      StringBuilder page = new StringBuilder("<h1>Workshops</h1><" + list + " class='all'>");
      for (int at = 0; at < records; at++) {
        page.append("<").append(card).append(" class='item item-").append(at).append("'>");
        String all = String.join("", slots);
        page.append(
            all.replace("TITLE", TITLES.get(at))
                .replace("DAY", String.valueOf(5 + at))
                .replace("WHO", NAMES.get(at)));
        page.append("</").append(card).append(">");
      }
      return page.append("</").append(list).append(">").toString();
    }

    private static String one(Random random, String... choices) {
      return choices[random.nextInt(choices.length)];
    }

    private Lesson lesson() {
      return Lessons.lesson(
          page(4, "_a81"), "Morning", LessonKind.PEOPLE, NAMES.get(0).toLowerCase(Locale.ROOT));
    }
  }

  static Stream<Made> layouts() {
    return Stream.iterate(1L, seed -> seed + 1).limit(60).map(Made::new);
  }

  private static List<String> people(String page, Lesson lesson) {
    return Lessons.values(Lessons.read(page, lesson), Field.PERFORMER);
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void every_record_gives_its_own_value(Made layout) {
    assertThat(people(layout.page(4, "_a81"), layout.lesson())).isEqualTo(NAMES.subList(0, 4));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void other_hashes_in_class_names_change_nothing(Made layout) {
    assertThat(people(layout.page(4, "_zK3"), layout.lesson())).isEqualTo(NAMES.subList(0, 4));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void wrappers_around_the_list_change_nothing(Made layout) {
    String wrapped =
        "<main><div class='new'><div>" + layout.page(4, "_a81") + "</div></div></main>";

    assertThat(people(wrapped, layout.lesson())).isEqualTo(NAMES.subList(0, 4));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void records_that_are_added_change_no_other(Made layout) {
    assertThat(people(layout.page(6, "_a81"), layout.lesson())).isEqualTo(NAMES);
  }
}
