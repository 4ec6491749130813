package io.workshopstream.grammar.label;

import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a label in front of a value says that the value is. */
public enum Label {
  NAME(
      "session name, session, sessions, class, class name, workshop, workshop name, event, event name,"
          + " title, programme, course, activity, anlass, veranstaltung"),
  SONG("song, songs, song name, routine, routines, track, choreography, choreo, 🎵, 🎶"),
  DATE(
      "date, dates, day, when, event date, event dates, session date, session dates, workshop date,"
          + " class date, date and time, date time, dates and times, start date, start, schedule, datum, startdatum, anfang, wann,"
          + " beginn, termin, fecha, quand, cuándo, wanneer, 📅, 🗓, 📆"),
  TIME(
      "time, times, timing, timings, session time, session timing, session timings, start time,"
          + " class time, event time, time slot, slot, starts, starts at, uhrzeit, hora, horario, horaire,"
          + " horaires, tijd, ⏰, ⏳, ⌚, ⏱, 🕰,"
          + " ⌛"),
  END("end, end date, end time, ends, ends at, ende, enddatum, fin"),
  DURATION("duration, length, session duration, dauer"),
  PLACE(
      "venue, where, location, place, address, studio, event location, venue name, venue address, ort,"
          + " anschrift, veranstaltungsort, treffpunkt, lugar, lieu, où, adresse, locatie, waar, 📍, 📌, 🏠"),
  PRICE(
      "fee, fees, price, prices, pricing, cost, costs, charges, charge, ticket, tickets, entry,"
          + " entry fee, entry fees, registration fee, registration fees, workshop fee, class fee,"
          + " ticket price, ticket prices, investment, energy exchange, amount, admission, eintritt,"
          + " preis, kosten, gebühr, kursgebühr, tarif, tarifs, prix, precio, precios, prijs, prijzen, 💰, 🎟, 🎫, 💸, 💵"),
  ARTIST(
      "artist, artists, instructor, instructors, choreographer, choreographers, faculty, teacher,"
          + " mentor, led by, facilitator, facilitated by, coach, by, performer, performers, speaker,"
          + " speakers, artist name, taught by, conducted by, leitung, dozent, dozentin, docent, docente,"
          + " intervenant, intervenante, professeur, profesor, profesora, 🧑‍🏫"),
  ORGANIZER(
      "organiser, organizer, organised by, organized by, presented by, hosted by, host, veranstalter"),
  DEADLINE(
      "deadline, last date, last date to register, register by, registration, registrations,"
          + " registration deadline, registration date, rsvp, apply by, book by, registration time,"
          + " registration closes, registration ends, early bird till, anmeldeschluss,"
          + " anmeldung, inscription, inscriptions, réservation, réservations, inscripción"),
  ARRIVAL(
      "arrival time, arrival, reporting time, reporting, doors, doors open, door time, gates,"
          + " gates open, assembly time, assembly point"),
  OTHER(
      "age, age group, age limit, level, style, dance style, contact, phone, email, note, language,"
          + " capacity, batch size, category, type, mode, whatsapp, website, instagram, takeaway,"
          + " prerequisites, includes, status, seats, spots, published, posted, updated, last updated,"
          + " office hours, office hour, opening hours, posted on, published on, what to bring,"
          + " what to wear, agenda, details, description, about, dress code, bib collection, transport,"
          + " parking, hours, running time, aktualisiert, kategorie, niveau, nivel, alter, 📞, ☎");

  private static final Map<String, Label> PHRASES = new HashMap<>();
  private static final Set<String> FIRST_WORDS = new HashSet<>();
  private static final Set<String> KINDS =
      Vocabulary.of(
          "meeting event concert show class session workshop course lecture talk seminar film"
              + " screening performance gig match game tour program programme committee board"
              + " commission body band act topic subject exhibition trip walk camp intensive masterclass"
              + " retreat residency social");

  /** "Fee (INR)". */
  private static final Pattern REMARK = Pattern.compile("(?<!\\s)\\s*+\\([^()]{1,20}\\)\\s*+$");

  private static final Pattern BETWEEN = Pattern.compile("(?<!\\s)\\s++and\\s++|[&,/|+]");

  private static final int LONGEST = 4;
  private static final int LONGEST_TEXT = 60;

  /** The clock faces 🕐 to 🕧. */
  private static final int ONE_O_CLOCK = 0x1F550;

  private static final int HALF_PAST_TWELVE = 0x1F567;

  private final String phrases;

  static {
    for (Label label : values()) {
      for (String phrase : label.phrases.split(", ", -1)) {
        PHRASES.put(phrase, label);
        FIRST_WORDS.add(phrase.split(" ", 2)[0]);
      }
    }
  }

  Label(String phrases) {
    this.phrases = phrases;
  }

  /** The longest label phrase at an index. */
  static @Nullable Match<Label> phrase(Tokens tokens, int at) {
    String first = tokens.at(at).word();
    if (first.isEmpty() || !(FIRST_WORDS.contains(first) || isClockFace(first))) {
      return null;
    }
    Match<Label> longest = null;
    StringBuilder words = new StringBuilder();
    for (int length = 1; length <= LONGEST; length++) {
      Token token = tokens.at(at + length - 1);
      if (!token.isWord() && !token.is("&") && (length > 1 || token.kind() != Token.Kind.MARK)) {
        return longest;
      }
      words.append(length > 1 ? " " : "").append(token.is("&") ? "and" : token.word());
      Label label = of(words.toString());
      longest = label == null ? longest : new Match<>(label, at + length);
    }
    return longest;
  }

  private static @Nullable Label of(String phrase) {
    return isClockFace(phrase) ? TIME : PHRASES.get(phrase);
  }

  private static boolean isClockFace(String phrase) {
    int point = phrase.codePointAt(0);
    return point >= ONE_O_CLOCK && point <= HALF_PAST_TWELVE;
  }

  /** Whether a word names a kind of event: "meeting", "Concerts". */
  public static boolean isKind(String word) {
    String plain = word.toLowerCase(Locale.ROOT);
    return KINDS.contains(plain)
        || (plain.endsWith("s") && KINDS.contains(plain.substring(0, plain.length() - 1)));
  }

  /** Whether the last word of a text names a kind of event: "Far West Review Committee". */
  public static boolean endsAsKind(String text) {
    Tokens tokens = Tokens.of(text);
    int last = tokens.is(tokens.size() - 1, ":") ? tokens.size() - 2 : tokens.size() - 1;
    return last > 0 && isKind(tokens.at(last).word());
  }

  /** The label that a whole text is, such as a table's heading: "Session Name", "Date:". */
  public static Optional<Label> whole(String text) {
    return text.length() > LONGEST_TEXT ? Optional.empty() : whole(Tokens.of(text));
  }

  /** As {@link #whole(String)}. */
  public static Optional<Label> whole(Tokens tokens) {
    if (tokens.text().length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    Match<Label> sign = phrase(tokens, 0);
    if (sign == null) {
      return Optional.empty();
    }
    Match<Label> word = tokens.at(0).isWord() ? null : phrase(tokens, sign.next());
    Match<Label> match = word == null ? sign : word; // "📍 Location" says it twice
    int next = match.next();
    while (tokens.is(next, ":", "-", ".", "*", "(", ")", "s", "?", "=")) {
      next++;
    }
    return next >= tokens.size() ? Optional.of(match.value()) : Optional.empty();
  }

  /**
   * What the heading of a table's column says: a label, also behind the kind of event ("Meeting
   * Date"), or the kind alone ("Committee").
   */
  public static Optional<Label> heading(String written) {
    String text = written.indexOf('(') < 0 ? written : REMARK.matcher(written).replaceFirst("");
    Optional<Label> whole = whole(text);
    if (whole.isPresent() && whole.get() != OTHER) {
      return whole;
    }
    String plain = text.strip().toLowerCase(Locale.ROOT);
    int blank = plain.indexOf(' ');
    if (blank > 0 && KINDS.contains(plain.substring(0, blank))) {
      String rest = plain.substring(blank + 1);
      return rest.equals("name") || rest.equals("title") ? Optional.of(NAME) : whole(rest);
    }
    boolean name = KINDS.contains(plain) || plain.equals("name") || plain.equals("what");
    return name ? Optional.of(NAME) : whole;
  }

  /** The labels that a heading lists, if it is nothing else: "Venue & Timings". */
  public static Set<Label> all(String text) {
    Set<Label> labels = EnumSet.noneOf(Label.class);
    for (String piece : BETWEEN.split(text, 6)) {
      Optional<Label> label = whole(piece.strip());
      if (label.isEmpty()) {
        return whole(text).map(Set::of).orElse(Set.of());
      }
      labels.add(label.get());
    }
    return labels;
  }
}
