package io.workshopstream.normalisation.rule;

import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.normalisation.event.Candidate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what an event is about and of which kind it is, by its words. */
public final class TopicClassifier {

  private static final Set<String> STYLES =
      Vocabulary.of(
          "choreo choreography choreographer bollywood hiphop hip heels salsa bachata kizomba zouk"
              + " tango kathak bharatanatyam odissi kuchipudi contemporary jazz ballet waacking"
              + " popping locking krump house afro afrobeats dancehall bhangra garba freestyle kpop"
              + " swing waltz urban semi commercial litefeet vogue zumba routine");

  /** "Dance" may be a part of the studio's own name, "dance workshop" says what is taught. */
  private static final Pattern DANCE =
      Pattern.compile(
          "\\bdanc(?:e|ing) (?:workshops?|class(?:es)?|sessions?|intensives?|batch(?:es)?|lessons?"
              + "|fitness|routine|masterclass|bootcamp|course|styles?|forms?)\\b");

  /** Whatever is called so, is no dance. */
  private static final Set<String> OTHER =
      Vocabulary.of(
          "yoga pranayama breathwork pottery painting baking cooking standup marathon quiz trek"
              + " coding photography photoshoot guitar piano vocal vocals theatre poetry makeup"
              + " meditation pilates webinar hackathon networking calligraphy merchandise merch"
              + " voucher giftcard membership donation pickleball badminton hoodie hoodies tote"
              + " audition auditions rental rentals karate taekwondo crossfit");

  /** What an event is called so is no dance, but songs are called so too. */
  private static final Set<String> OCCASIONS =
      Vocabulary.of(
          "party parties social socials karaoke mic concert comedy chess singing hire rent"
              + " anniversary screening movie picnic fundraiser brunch dinner fest gala mixer"
              + " merchandise sale fair market exhibition seminar meetup showcase recital jam");

  private static final Set<String> CLASSES =
      Vocabulary.of("workshop workshops class classes masterclass intensive bootcamp batch");

  private static final Set<String> INTENSIVE =
      Set.of("intensive", "intensives", "bootcamp", "residency");
  private static final Set<String> REGULAR =
      Vocabulary.of("regular regulars weekly monthly batch batches term semester");
  private static final Set<String> AROUND_KIND =
      Vocabulary.of(
          "with by day days hour hours week weeks weekend dance the a an of choreography program programme"
              + " training full course class classes new");
  private static final int LONGEST_KIND = 5;

  private TopicClassifier() {}

  /**
   * A studio sells dance unless its own words say otherwise: the name of a session, or the event's
   * title.
   */
  public static boolean isDance(Candidate candidate, PageClaims page) {
    String about = candidate.about() + " | " + page.heading();
    Set<String> own = NameSimilarity.words(about);
    Set<String> title = NameSimilarity.words(candidate.partOf().orElse(candidate.event().name()));
    boolean occasion =
        !Collections.disjoint(title, OCCASIONS) && Collections.disjoint(title, CLASSES);
    boolean other = occasion || !Collections.disjoint(own, OTHER);
    return !other
        || saysDance(about)
        || saysDance(candidate.claim().first(Field.DESCRIPTION).orElse(""));
  }

  private static boolean saysDance(String words) {
    Set<String> set = NameSimilarity.words(words);
    return !Collections.disjoint(set, STYLES)
        || DANCE.matcher(String.join(" ", NameSimilarity.sequence(words))).find();
  }

  /**
   * What kind of event it is.
   *
   * @param intensive whether the page is headed so, see {@link #isHeadedIntensive}
   */
  public static EventType type(Candidate candidate, boolean intensive) {
    Set<String> words = NameSimilarity.words(candidate.about());
    if (intensive || !Collections.disjoint(words, INTENSIVE)) {
      return EventType.INTENSIVE;
    }
    boolean workshop = words.contains("workshop") || words.contains("workshops");
    boolean regular = !Collections.disjoint(words, REGULAR) && !workshop;
    return regular ? EventType.REGULARS : EventType.WORKSHOP;
  }

  /** Whether a line of the page says nothing but the kind of event: "3-Day Intensive". */
  public static boolean isHeadedIntensive(PageClaims page) {
    Set<String> title = NameSimilarity.words(page.heading());
    return page.text()
        .lines()
        .anyMatch(line -> line.length() < 60 && isKind(line, INTENSIVE, title));
  }

  private static boolean isKind(String line, Set<String> kind, Set<String> title) {
    Set<String> all = NameSimilarity.words(line);
    if (Collections.disjoint(all, kind)) {
      return false; // as most lines of a page
    }
    Set<String> words = new HashSet<>(all);
    words.removeAll(title);
    if (words.size() > LONGEST_KIND || Collections.disjoint(words, kind)) {
      return false;
    }
    words.removeAll(kind);
    words.removeAll(AROUND_KIND);
    words.removeIf(word -> Character.isDigit(word.charAt(0)));
    return words.isEmpty();
  }
}
