package io.workshopstream.extraction.reading;

import io.workshopstream.grammar.date.Period;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Vocabulary;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tells words that every page uses from words that name something. */
public final class Generic {

  private static final Set<String> WORDS =
      Vocabulary.of(
          "book now buy tickets ticket register registration details detail more info"
              + " information read learn view share add to calendar cart select event events upcoming"
              + " when where date dates time times and location venue description about schedule"
              + " overview the a of for on at home contact us menu search close back next previous"
              + " show all see go here click price prices fee fees map directions get save export"
              + " google ical outlook free entry sold out available session sessions s your payment"
              + " quantity notice notices public what's whats what timings timing workshop organizer"
              + " attendees guests facebook twitter instagram whatsapp email print tweet rsvp join in"
              + " you are it this other latest news past current forthcoming comments leave reply"
              + " hosted by new cst ist organised our first floor agenda minutes pdf download watch"
              + " video livestream subscribe ics meeting meetings termin termine termindetails"
              + " mehr informationen happening taking place held checkout");

  private static final Set<String> WHEN =
      Vocabulary.of(
          "today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
              + " rd th st nd ist gmt utc est edt cst cdt pst pdt bst cet cest uhr every daily noon am"
              + " pm onwards from until till to hrs i e p m mo di mi do fr sa so"
              + " hour hours hr min mins minute minutes");

  private static final Set<String> LISTS =
      Vocabulary.of(
          "meeting meetings calendar program programme programmes list listing listings agenda"
              + " agendas minutes archive future season regular annual monthly remaining scheduled"
              + " full complete important following workshops classes concerts shows gigs next"
              + " materials documents notices held");

  private static final Set<String> VERBS =
      Vocabulary.of(
          "will is are was were be been has have had join we our you your please can may must"
              + " should takes i");

  private static final Set<String> COUNTED =
      Vocabulary.of(
          "day days class classes session sessions batch part round week meeting slot module lesson"
              + " i ii iii iv v one two three four five first second third the and");

  /** A quotation and who said it: "Shook the whole floor" - Meghana, 12 Oct 2025. */
  private static final String QUOTES = "\"“”„«‘'";

  private static final Pattern QUOTED =
      Pattern.compile("^[\"“”„«‘'].{6,}[\"“”»’'.]\\s*[-–—~]\\s*\\p{Lu}");

  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(?i)(?:[\\s(|–—.-]{1,4}\\b(?:agendas?|minutes|notices?|packets?|transcripts?|pdf|public|draft|revised"
              + "|approved)\\b\\)?){1,6}$");

  private Generic() {}

  /** Whether a line is what somebody said of the place or of an event that was. */
  public static boolean isQuoted(String text) {
    return !text.isEmpty() && QUOTES.indexOf(text.charAt(0)) >= 0 && QUOTED.matcher(text).find();
  }

  /** Whether a name is or holds an address of the web: "shop.example/tickets". */
  public static boolean isLink(String words) {
    boolean bare = words.indexOf('/') > 0 && words.indexOf('.') > 0 && words.indexOf(' ') < 0;
    return bare || words.contains("://");
  }

  /** Whether words make a sentence rather than a name. */
  public static boolean isProse(String words) {
    return !Collections.disjoint(NameSimilarity.words(words), VERBS);
  }

  /** Whether a name only counts: "Day 1", "Class 2", "Session II". */
  public static boolean isCounted(String words) {
    return areAll(words, word -> COUNTED.contains(word) || Character.isDigit(word.charAt(0)));
  }

  private static boolean isPlain(String word) {
    return WORDS.contains(word) || WHEN.contains(word) || Character.isDigit(word.charAt(0));
  }

  /** Whether a heading only says that a list follows: "2019 Meeting Schedule". */
  public static boolean isList(String words) {
    return areAll(
        words, word -> isPlain(word) || LISTS.contains(word) || Period.in(word).month() > 0);
  }

  /** Whether a heading says that a list follows, and not of what: "Planning calendar". */
  public static boolean endsAsList(String words) {
    List<String> all = NameSimilarity.sequence(words);
    String last = all.isEmpty() ? "" : all.get(all.size() - 1);
    return (LISTS.contains(last) || WORDS.contains(last)) && all.stream().noneMatch(Label::isKind);
  }

  /** "Board Meeting Agenda (pdf)" is a document of the board meeting. */
  public static String withoutDocument(String name) {
    String plain = DOCUMENT.matcher(name).replaceFirst("");
    return NameSimilarity.words(plain).size() < 2 ? name : plain;
  }

  /** Whether words say at most when: "March 2026", "Saturday". */
  public static boolean isWhen(String words) {
    return areAll(
        words,
        word ->
            WHEN.contains(word)
                || Character.isDigit(word.charAt(0))
                || Period.in(word).month() > 0);
  }

  /** Whether a heading names nothing: "Times & Tickets", "Select Session(s)". */
  public static boolean isGeneric(String words) {
    return areAll(words, Generic::isPlain);
  }

  private static boolean areAll(String text, Predicate<String> kind) {
    for (String word : NameSimilarity.sequence(text)) {
      if (!kind.test(word)) {
        return false;
      }
    }
    return true;
  }
}
