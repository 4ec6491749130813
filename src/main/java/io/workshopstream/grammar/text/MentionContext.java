package io.workshopstream.grammar.text;

import java.util.Locale;
import java.util.Set;

/** Tells from the words around it what a date, a time or an amount is there for. */
public final class MentionContext {

  private static final int WORDS_BEFORE = 6;
  private static final int WORDS_AFTER = 3;

  /** Words, numbers and marks together: nobody's clause is longer. */
  private static final int MOST_PIECES = 40;

  private static final Set<String> DOORS = Set.of("doors", "door", "gates", "gate", "einlass");

  /** What begins at the time beside it, behind an earlier time: "Doors 7pm Show 8pm". */
  private static final Set<String> STARTS =
      Vocabulary.of(
          "show shows showtime start starts begin begins music concert performance screening curtain"
              + " beginn");

  private static final Set<String> ARRIVAL =
      Vocabulary.of("arrive arrival reporting report checkin meetup assemble reach");
  private static final Set<String> DEADLINE =
      Vocabulary.of(
          "deadline register registration registrations rsvp closes closing expires valid"
              + " apply due enrol enroll anmeldung anmelden aanmelden vorverkauf signup refund refunds"
              + " inscription inscriptions"
              + " réservation réservations");

  /** Words that make a deadline only right in front: "till 5 pm", not "class by Ana at 5 pm". */
  private static final Set<String> LIMITS =
      Vocabulary.of("by before until till latest close closed ends end avant");

  private static final Set<String> OTHER =
      Vocabulary.of(
          "office published posted uploaded ordered placed updated modified copyright since founded"
              + " established born ago parking lunch break tweeted wrote archive issued helpline"
              + " phone call stand joined reviewed thank thanks tweaked edited amended rains resume"
              + " resumes resumed release released publication delivery filing draw");

  private static final Set<String> OTHER_AFTER =
      Vocabulary.of("office parking lunch break published posted updated tweeted wrote helpline");

  private static final Set<String> TAUGHT =
      Vocabulary.of("class classes session sessions lesson lessons workshop workshops");

  private static final Set<String> MOVED =
      Vocabulary.of("moved postponed rescheduled shifted changed preponed");

  /** Words that close no clause at the end of a line, since what they lead to comes after it. */
  private static final Set<String> LEADING =
      Vocabulary.of("at on from by before until till to the is of for and");

  private final Tokens tokens;

  public MentionContext(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Whether one word says what a time beside it is there for: "Doors", "Arrival". */
  public static boolean isOfTimes(String words) {
    String word = words.toLowerCase(Locale.ROOT);
    return DOORS.contains(word) || ARRIVAL.contains(word) || OTHER.contains(word);
  }

  public Purpose ofTime(int from, int to) {
    Purpose before = isOfEarlierTime(from - 1) && isStart(to) ? Purpose.EVENT : before(from);
    return before == Purpose.EVENT ? after(to) : before;
  }

  /** The doors in "7pm doors, 8pm show". */
  private boolean isOfEarlierTime(int at) {
    int doors = beforeMark(at);
    return closesTime(doors - 1) && DOORS.contains(tokens.at(doors).word());
  }

  private boolean closesTime(int at) {
    int last = beforeMark(at);
    return tokens.at(last).isNumber() || tokens.is(last, "am", "pm", "uhr", "h");
  }

  private int beforeMark(int at) {
    return tokens.is(at, ",", "/", "-", "|") ? at - 1 : at;
  }

  private boolean isStart(int at) {
    return STARTS.contains(tokens.at(at).word());
  }

  public Purpose ofDate(int from, int to) {
    for (int at = to; at < to + 5; at++) {
      if (tokens.is(at, "min", "minute") && tokens.is(at + 1, "read")) {
        return Purpose.OTHER; // the day of an article: "January 9, 2026 · 6 min read"
      }
    }
    int after = tokens.is(to, ":", "-") ? to + 1 : to;
    if (tokens.is(after, "closed", "posted", "published", "updated") || isCredit(after)) {
      return Purpose.OTHER;
    }
    Purpose before = before(from);
    return before == Purpose.DOORS || before == Purpose.ARRIVAL ? Purpose.EVENT : before;
  }

  /** "6/13/2018 by @name": an account has written something. */
  private boolean isCredit(int at) {
    return tokens.is(at, "by") && tokens.is(at + 1, "@");
  }

  private Purpose before(int from) {
    int words = 0;
    int first = Math.max(0, from - MOST_PIECES);
    for (int at = from - 1; at >= first && words < WORDS_BEFORE && !endsClause(at); at--) {
      Token token = tokens.at(at);
      if (token.isWord() && !isLink(token)) {
        if (isStart(at) && closesTime(at - 1)) {
          return Purpose.EVENT; // what stands before was of the earlier time
        }
        words++;
        Purpose purpose = purpose(at, words == 1);
        if (purpose != Purpose.EVENT) {
          return purpose;
        }
      }
    }
    return Purpose.EVENT;
  }

  private static boolean isLink(Token token) {
    return token.is("at")
        || token.is("le")
        || token.is("and")
        || token.is("&")
        || token.is("on")
        || token.is("the")
        || token.is("is")
        || token.is("from");
  }

  private Purpose purpose(int at, boolean next) {
    String word = tokens.at(at).word();
    if (DOORS.contains(word)) {
      return Purpose.DOORS;
    }
    if (ARRIVAL.contains(word)) {
      return Purpose.ARRIVAL;
    }
    if (isOther(at, next)) {
      return Purpose.OTHER;
    }
    boolean entry = word.equals("entry") || word.equals("admission") || word.equals("date");
    boolean last = entry && tokens.is(at - 1, "last");
    boolean tied = tokens.is(at + 1, "on", "from") && !tokens.is(at, "ends", "close");
    boolean limit = next && LIMITS.contains(word) && !tied;
    return last || limit || DEADLINE.contains(word) ? Purpose.DEADLINE : Purpose.EVENT;
  }

  private boolean isOther(int at, boolean next) {
    String word = tokens.at(at).word();
    boolean none = TAUGHT.contains(word) && tokens.is(at - 1, "no");
    boolean rain =
        word.equals("rain") && tokens.is(at + 1, "date", "dates", "day"); // no "rain dance"
    boolean sale = word.equals("sale") && tokens.is(at - 1, "on");
    boolean hours = word.equals("opening") && tokens.is(at + 1, "hours", "times", "hour");
    return none || rain || sale || hours || (next && isGone(at)) || OTHER.contains(word);
  }

  /** "no longer on 7 March", "moved from 7 March", "instead of 7 March", "closed on 2 October". */
  private boolean isGone(int at) {
    boolean moved = tokens.is(at + 1, "from") && MOVED.contains(tokens.at(at).word());
    boolean replaced = tokens.is(at, "of") && tokens.is(at - 1, "instead");
    boolean no = tokens.is(at, "longer") && tokens.is(at - 1, "no");
    boolean closed = tokens.is(at, "closed") && tokens.is(at + 1, "on");
    return moved || replaced || no || closed;
  }

  private Purpose after(int to) {
    int words = 0;
    int last = Math.min(tokens.size(), to + MOST_PIECES);
    for (int at = to; at < last && words < WORDS_AFTER && !endsClause(at); at++) {
      Token token = tokens.at(at);
      if (token.isNumber()) {
        return Purpose.EVENT;
      }
      if (token.isWord()) {
        words++;
        if (DOORS.contains(token.word())) {
          return Purpose.DOORS;
        }
        if (OTHER_AFTER.contains(token.word())) {
          return Purpose.OTHER;
        }
      }
    }
    return Purpose.EVENT;
  }

  /** A full stop inside a time ("6.30") or an abbreviation ("p.m.") ends nothing. */
  private boolean endsClause(int at) {
    Token token = tokens.at(at);
    if (token.is(".")) {
      return !tokens.touching(at);
    }
    if (token.is("/")) {
      return !tokens.touching(at) && !tokens.touching(at - 1); // "7pm doors / 8pm show"
    }
    boolean line = token.kind() == Token.Kind.BREAK && !LEADING.contains(tokens.at(at - 1).word());
    return line || tokens.is(at, "!", "?", ";", "|", "•", "*", ",", "★", "(", ")");
  }
}
