package io.workshopstream.admin.correction;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.extraction.lesson.LessonKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people set, as a page may say it.
 *
 * @param spellings the best first; none where people said that it is no event
 */
record CorrectedValue(LessonKind kind, List<String> spellings) {

  private static final Pattern AMOUNT = Pattern.compile("\\d[\\d,]{0,9}");

  /** Empty for a field that no slot of a page gives, and for one that was emptied. */
  static Optional<CorrectedValue> of(OverriddenField field, String text, List<Artist> artists) {
    return switch (field) {
      case SONG -> value(LessonKind.NAME, List.of(text));
      case BY -> value(LessonKind.PEOPLE, together(List.of(text.split(" x ", -1))));
      case ARTISTS -> value(LessonKind.PEOPLE, together(names(text, artists)));
      case PRICING -> value(LessonKind.PRICE, amounts(text));
      case HIDDEN ->
          text.equals("true")
              ? Optional.of(new CorrectedValue(LessonKind.NO_EVENT, List.of()))
              : Optional.empty();
      case TIMES, LINK, TYPE, CHOREOGRAPHY -> Optional.empty();
    };
  }

  private static Optional<CorrectedValue> value(LessonKind kind, List<String> spellings) {
    List<String> told = spellings.stream().filter(one -> !one.isBlank()).distinct().toList();
    return told.isEmpty() ? Optional.empty() : Optional.of(new CorrectedValue(kind, told));
  }

  private static List<String> names(String ids, List<Artist> artists) {
    return Arrays.stream(ids.split(",", -1))
        .flatMap(id -> artists.stream().filter(artist -> artist.id().equals(id)))
        .map(Artist::name)
        .toList();
  }

  /** Several people as pages join them; words are compared without marks. */
  private static List<String> together(List<String> names) {
    return List.of(
        String.join(" x ", names), String.join(" & ", names), String.join(" and ", names));
  }

  private static List<String> amounts(String text) {
    List<String> amounts = new ArrayList<>();
    Matcher amount = AMOUNT.matcher(text);
    while (amount.find()) {
      amounts.add(amount.group());
    }
    return amounts;
  }
}
