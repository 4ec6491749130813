package io.workshopstream.normalisation.workshop;

import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.grammar.name.People;
import io.workshopstream.grammar.name.Title;
import io.workshopstream.grammar.price.BundleNames;
import io.workshopstream.grammar.price.PriceTiers;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.normalisation.event.Candidate;
import io.workshopstream.normalisation.event.Event;
import io.workshopstream.normalisation.rule.KnownArtists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out which song is taught and by whom. */
final class SongAndArtistFinder {

  private static final Set<String> GENERIC =
      Vocabulary.of(
          "workshop workshops class classes session sessions dance intensive masterclass"
              + " bootcamp choreography choreo regular regulars batch live event registration book"
              + " now tickets ticket level open beginner beginners intermediate advanced bollywood"
              + " hip hop hiphop heels contemporary weekend special the a of in for and at"
              + " bangalore bengaluru upcoming day jan january feb february mar march apr april may"
              + " jun june jul july aug august sep sept september oct october nov november dec"
              + " december");
  private static final Set<String> BATCHES =
      Vocabulary.of("batch batches regular regulars beginners");
  private static final Set<String> WHOLES =
      Vocabulary.of("workshop workshops class intensive masterclass batch");
  private static final Set<String> KINDS =
      Vocabulary.of("workshop class session intensive masterclass bootcamp choreography");

  /** "Session 1 - Pal Pal", "Class 2: Kabira". */
  private static final Pattern COUNT =
      Pattern.compile(
          "(?i)^\\s*(?:session|class|song|workshop|part|batch|slot|routine|day|piece)\\s?(?:\\d{1,2}|i{1,3})"
              + "\\s?[-–—:.)|]+\\s?(?=\\S)");

  private static final Pattern END = Pattern.compile("\\s(?:at|@|_|\\||-|–|—|:)\\s|_|\\(");
  private static final Pattern PARTS = Pattern.compile("\\s[|–—·»-]\\s");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}&]");
  private static final int LONGEST_NAME = 5;
  private static final int LONGEST_OF_SEVERAL = 4;

  private final PageClaims page;
  private final KnownArtists artists;

  SongAndArtistFinder(PageClaims page, KnownArtists artists) {
    this.page = page;
    this.artists = artists;
  }

  /** The people who teach, in the page's spelling; empty when the page names nobody. */
  List<String> people(Candidate candidate) {
    List<String> performers = candidate.event().performers();
    if (!performers.isEmpty()) {
      return performers.stream().flatMap(names -> People.split(names).stream()).distinct().toList();
    }
    boolean isSession = candidate.partOf().isPresent() || saysSong(candidate);
    Title own = candidate.called().title();
    if (!own.people().isEmpty() && (!isSession || saysBy(own))) {
      return own.people();
    }
    for (String title : titles(candidate)) {
      List<String> people = inTitle(title, isSession);
      if (!people.isEmpty()) {
        return people;
      }
    }
    return artists.namedIn(candidate.about() + " " + page.title());
  }

  /** Whether the page itself sets the song apart; what people have taught changes no names. */
  private static boolean saysSong(Candidate candidate) {
    return candidate.claim().all(Field.SONG).stream().anyMatch(song -> song.rule() == null);
  }

  private List<String> titles(Candidate candidate) {
    List<String> titles = new ArrayList<>();
    candidate.partOf().ifPresent(titles::add);
    if (titles.isEmpty()) {
      titles.add(candidate.event().name());
    }
    titles.add(page.heading());
    titles.add(PARTS.split(page.title(), 2)[0]);
    return titles;
  }

  /**
   * "Rajesh _ 7th Feb Workshop", "Aditya at Dance-Inn", "Aditya Tripathi jan", "Pal Pal by Anvi".
   */
  private static List<String> inTitle(String words, boolean ofSession) {
    List<String> introduced = People.of(words);
    Title title = Title.of(words);
    boolean told = !title.people().isEmpty() && (saysBy(title) || !ofSession);
    if (!introduced.isEmpty() || told) {
      return introduced.isEmpty() ? title.people() : introduced;
    }
    String start = END.split(title.plain(), 2)[0];
    String name = withoutGeneric(start);
    boolean changed = name.length() < words.strip().length();
    List<String> names = People.split(name);
    int longest = names.size() < 2 ? LONGEST_NAME : LONGEST_OF_SEVERAL * names.size();
    int size = NameSimilarity.words(name).size();
    return changed && size > 0 && size <= longest ? names : List.of();
  }

  private static boolean saysBy(Title title) {
    return NameSimilarity.sequence(title.plain()).contains("by");
  }

  private static String withoutGeneric(String words) {
    StringBuilder name = new StringBuilder();
    for (String word : BLANKS.split(words, -1)) {
      String plain = MARKS.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("");
      boolean number = !plain.isEmpty() && Character.isDigit(plain.charAt(0));
      if (!GENERIC.contains(plain) && !number && !plain.isEmpty()) {
        name.append(name.isEmpty() ? "" : " ").append(word);
      }
    }
    return name.toString().strip();
  }

  /** The song, lower case without emoji; null when the name says none. */
  @Nullable String song(Candidate candidate, List<String> people) {
    String claimed = candidate.claim().first(Field.SONG).orElse("");
    String named = claimed.isEmpty() ? candidate.called().title().subject() : claimed;
    String words = COUNT.matcher(named).replaceFirst("");
    boolean whole = candidate.partOf().isEmpty() && claimed.isEmpty();
    Set<String> own = new HashSet<>(NameSimilarity.words(words));
    people.forEach(person -> own.removeAll(NameSimilarity.words(person)));
    own.remove("x");
    boolean event = whole && !Collections.disjoint(own, WHOLES);
    own.removeAll(GENERIC);
    own.removeIf(word -> Character.isDigit(word.charAt(0)) && own.size() > 1);
    boolean number = own.stream().allMatch(word -> Character.isDigit(word.charAt(0)));
    boolean batch =
        claimed.isEmpty() && !Collections.disjoint(NameSimilarity.words(words), BATCHES);
    return own.isEmpty() || event || number || batch
        ? ticket(candidate, whole)
        : SongNormaliser.plain(claimed.isEmpty() && !whole ? withoutKind(words) : words);
  }

  /** The only ticket of an event that is called after its artist names the song. */
  private static @Nullable String ticket(Candidate candidate, boolean whole) {
    Set<String> labels = new HashSet<>();
    for (Event.Offer offer : candidate.event().offers()) {
      labels.add(offer.label() == null ? "" : offer.label());
    }
    String only = labels.size() == 1 ? labels.iterator().next() : "";
    Set<String> own = new HashSet<>(NameSimilarity.words(only));
    own.removeAll(GENERIC);
    boolean named =
        whole && !own.isEmpty() && !PriceTiers.isTier(only) && !BundleNames.isNamed(only);
    return named ? SongNormaliser.plain(only) : null;
  }

  /** "Chaiyya Chaiyya Intensive" is the song and what is done with it. */
  private static String withoutKind(String words) {
    String[] parts = words.strip().split("\\s+", -1);
    int size = parts.length;
    while (size > 1 && KINDS.contains(parts[size - 1].toLowerCase(Locale.ROOT))) {
      size--;
    }
    return String.join(" ", Arrays.copyOf(parts, size));
  }
}
