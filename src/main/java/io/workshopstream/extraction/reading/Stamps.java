package io.workshopstream.extraction.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.extraction.json.JsonTree;
import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.IsoMoment;
import io.workshopstream.grammar.date.WrittenDate;
import io.workshopstream.grammar.time.Phrases;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The moments at which a page was written or changed, as its own data says: where they are printed,
 * nothing takes place.
 *
 * @param article whether that data calls the page an article
 */
public record Stamps(Set<IsoMoment> moments, boolean article) {

  /** Of a plain text, which says nothing of the kind. */
  public static final Stamps NONE = new Stamps(Set.of(), false);

  private static final Pattern WRITTEN =
      Pattern.compile("(?i)publish|pubdate|modified|updated|created|entry-date|posted");
  private static final List<String> DATA =
      List.of("datePublished", "dateModified", "dateCreated", "uploadDate");
  private static final List<String> KEYS = List.of("property", "name", "itemprop", "class");
  private static final Pattern ARTICLE =
      Pattern.compile("(?:[A-Za-z]{0,20}NewsArticle|BlogPosting|Article|Recipe|Report|Review)");
  private static final int MOST = 50;
  private static final int LONGEST = 60;

  public static Stamps of(Reading page) {
    Set<IsoMoment> moments = new HashSet<>();
    for (Element element : page.select("meta[content], time[datetime]")) {
      boolean written =
          element.hasAttr("pubdate")
              || KEYS.stream().anyMatch(key -> WRITTEN.matcher(element.attr(key)).find());
      if (written && moments.size() < MOST) {
        add(element.attr(element.nameIs("meta") ? "content" : "datetime"), moments);
      }
    }
    boolean article = false;
    for (Element script : page.select("script[type*=ld+json]")) {
      for (JsonNode root : page.json(script)) {
        for (JsonTree.Spot spot : JsonTree.objects(root, page.budget())) {
          written(spot.node(), moments);
          article |= ARTICLE.matcher(spot.node().path("@type").asText()).matches();
        }
      }
    }
    return new Stamps(Set.copyOf(moments), article);
  }

  private static void written(JsonNode object, Set<IsoMoment> moments) {
    for (String key : DATA) {
      if (moments.size() < MOST && object.path(key).isTextual()) {
        add(object.path(key).asText(), moments);
      }
    }
  }

  private static void add(String words, Set<IsoMoment> moments) {
    IsoMoment.parse(words.strip()).or(() -> inWords(words)).ifPresent(moments::add);
  }

  /** "Wed, 14 Jan 2015 14:07:00 -0500", as mail and old systems write it, without its zone. */
  private static Optional<IsoMoment> inWords(String words) {
    if (words.length() > LONGEST) {
      return Optional.empty();
    }
    Phrases phrases = Phrases.in(words, DateOrder.DAY_FIRST);
    LocalTime time = phrases.times().isEmpty() ? null : phrases.times().get(0).start();
    return phrases.dates().stream()
        .map(DateMention::first)
        .filter(day -> day.isComplete() && day.year() > 0)
        .flatMap(day -> day.near(LocalDate.of(day.year(), 1, 1)).stream())
        .findFirst()
        .map(day -> new IsoMoment(day, time, null));
  }

  /** Whether a day, with or without its year, is one of them. */
  public boolean contain(WrittenDate day) {
    return moments.stream().anyMatch(stamp -> isOn(day, stamp));
  }

  /**
   * Whether a day and a time are those of one of them, to the minute and on its own clock; those of
   * an article, whose clock may be another, at any time of the day.
   */
  public boolean contain(WrittenDate day, LocalTime time) {
    return moments.stream()
        .anyMatch(stamp -> isOn(day, stamp) && (article || time.equals(stamp.time())));
  }

  private static boolean isOn(WrittenDate day, IsoMoment stamp) {
    return stamp.date().getMonthValue() == day.month()
        && stamp.date().getDayOfMonth() == day.day()
        && (day.year() == 0 || day.year() == stamp.date().getYear());
  }

  /**
   * Whether an event has no other start than one of them. What is marked up as an event is one all
   * the same.
   */
  public boolean areStartsOf(EventClaim event) {
    List<Claim> starts = event.all(Field.START);
    return event.trust() != Trust.MARKUP
        && !starts.isEmpty()
        && !event.has(Field.DATE)
        && starts.stream().allMatch(start -> isOne(start.words()));
  }

  private boolean isOne(String words) {
    return IsoMoment.parse(words)
        .or(() -> inWords(words))
        .filter(moment -> moment.time() != null)
        .filter(moment -> moments.stream().anyMatch(moment::isAt))
        .isPresent();
  }
}
