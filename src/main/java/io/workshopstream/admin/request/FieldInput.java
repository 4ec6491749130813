package io.workshopstream.admin.request;

import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.artist.ChoreographyLink;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.entry.FieldText;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.workshop.Columns;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import java.net.URI;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values that people set at a workshop, checked before they are kept. */
public final class FieldInput {

  private static final int MOST_ARTISTS = 50;
  private static final int MOST_SLOTS = 366;
  private static final Comparator<Slot> IN_ORDER =
      Comparator.comparing(Slot::date)
          .thenComparing(Slot::start, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Slot::end, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** What would mean something else in an address, or in a list of ids. */
  private static final String SIGNS_OF_ADDRESSES = ",/\\;%?#";

  private FieldInput() {}

  /**
   * The text under which a value is kept.
   *
   * @param values what was given: one, or several for ids and times; none says that there is none
   * @throws RejectedRequestException when the field cannot have this value
   */
  public static String text(OverriddenField field, List<String> values)
      throws RejectedRequestException {
    return switch (field) {
      case ARTISTS -> artists(values);
      case TIMES -> times(values);
      case BY -> line(field, single(field, values), Columns.ARTISTS);
      case SONG -> line(field, single(field, values).toLowerCase(Locale.ROOT), Columns.SONG);
      case PRICING -> lines(single(field, values));
      case LINK -> address(field, single(field, values), Columns.LINK);
      case CHOREOGRAPHY -> address(field, single(field, values), ChoreographyLink.LONGEST_URL);
      case TYPE -> type(single(field, values));
      case HIDDEN -> flag(single(field, values));
    };
  }

  private static String single(OverriddenField field, List<String> values)
      throws RejectedRequestException {
    if (values.size() > 1) {
      throw malformed(field.word() + " must be one value, and was " + values.size());
    }
    return values.isEmpty() ? "" : values.get(0).strip();
  }

  private static String artists(List<String> ids) throws RejectedRequestException {
    for (String id : ids) {
      artistId(id);
    }
    if (ids.size() > MOST_ARTISTS) {
      throw malformed("artist_id_list must be at most " + MOST_ARTISTS + " ids");
    }
    return ids.stream().distinct().collect(Collectors.joining(","));
  }

  /**
   * An id of an artist as it may be.
   *
   * @throws RejectedRequestException when it has blanks or signs that would mean something in an
   *     address
   */
  public static String artistId(String id) throws RejectedRequestException {
    boolean plain = id.codePoints().noneMatch(FieldInput::isNoneOfAnId);
    if (id.isEmpty() || id.length() > Artist.LONGEST_NAME || !plain) {
      throw malformed(
          "An id of an artist must be 1 to "
              + Artist.LONGEST_NAME
              + " letters, without blanks and , / \\ ; % ? #");
    }
    return id;
  }

  private static String times(List<String> values) throws RejectedRequestException {
    List<Optional<Slot>> slots = values.stream().map(FieldInput::slot).toList();
    boolean good = slots.stream().allMatch(Optional::isPresent);
    if (!good || values.isEmpty() || values.size() > MOST_SLOTS) {
      throw malformed(
          "time_details must be 1 to "
              + MOST_SLOTS
              + " texts such as 2026-01-24T17:00/19:00, 2026-01-24T17:00 or 2026-01-24");
    }
    return FieldText.of(
        slots.stream().flatMap(Optional::stream).distinct().sorted(IN_ORDER).toList());
  }

  /** To the minute, and in a year that a workshop can be in. */
  private static Optional<Slot> slot(String text) {
    return Slot.parse(text)
        .filter(slot -> slot.date().getYear() >= 2000 && slot.date().getYear() < 2100)
        .map(slot -> new Slot(slot.date(), minute(slot.start()), minute(slot.end())));
  }

  private static @Nullable LocalTime minute(@Nullable LocalTime time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MINUTES);
  }

  /**
   * One line of text.
   *
   * @throws RejectedRequestException when it is too long or has signs that are not shown
   */
  public static String line(String name, String text, int longest) throws RejectedRequestException {
    String line = text.strip();
    if (line.length() > longest || line.codePoints().anyMatch(FieldInput::isHidden)) {
      throw malformed(name + " must be one line of at most " + longest + " characters");
    }
    return line;
  }

  private static String line(OverriddenField field, String text, int longest)
      throws RejectedRequestException {
    return line(field.word(), text, longest);
  }

  private static String lines(String text) throws RejectedRequestException {
    boolean hidden = text.codePoints().anyMatch(one -> one != '\n' && isHidden(one));
    if (text.length() > Columns.PRICING || hidden) {
      throw malformed(
          "pricing_info must be at most " + Columns.PRICING + " characters, a line for each price");
    }
    return text;
  }

  private static String address(OverriddenField field, String text, int longest)
      throws RejectedRequestException {
    boolean none = text.isEmpty() && field == OverriddenField.CHOREOGRAPHY;
    return none ? text : address(field.word(), text, longest);
  }

  /**
   * An absolute address of the web.
   *
   * @throws RejectedRequestException when it is none, or has a user or is too long
   */
  public static String address(String name, String text, int longest)
      throws RejectedRequestException {
    Optional<URI> address = parsed(text.strip());
    boolean good =
        address
            .filter(one -> "http".equals(one.getScheme()) || "https".equals(one.getScheme()))
            .filter(one -> one.getHost() != null && one.getUserInfo() == null)
            .isPresent();
    if (!good || text.length() > longest || text.codePoints().anyMatch(FieldInput::isHidden)) {
      throw malformed(
          name + " must be an http or https address of at most " + longest + " characters");
    }
    return text.strip();
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static String type(String text) throws RejectedRequestException {
    List<String> words = Arrays.stream(EventType.values()).map(EventType::word).toList();
    if (!words.contains(text)) {
      throw malformed("event_type must be one of " + String.join(", ", words));
    }
    return text;
  }

  private static String flag(String text) throws RejectedRequestException {
    if (!text.equals("true") && !text.equals("false")) {
      throw malformed("hidden must be true or false");
    }
    return text;
  }

  /**
   * Why somebody set a value.
   *
   * @throws RejectedRequestException when it is too long
   */
  public static String reason(String text) throws RejectedRequestException {
    return line("reason", text, FieldOverride.LONGEST_REASON);
  }

  private static boolean isNoneOfAnId(int letter) {
    return SIGNS_OF_ADDRESSES.indexOf(letter) >= 0
        || Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || isHidden(letter);
  }

  private static boolean isHidden(int letter) {
    int type = Character.getType(letter);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }

  private static RejectedRequestException malformed(String sentence) {
    return new RejectedRequestException(Problem.MALFORMED, sentence);
  }
}
