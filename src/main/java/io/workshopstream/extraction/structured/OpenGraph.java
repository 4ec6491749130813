package io.workshopstream.extraction.structured;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.WorkshopExtractor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * The event that a page tells social networks about, where the tags give its start.
 *
 * @see <a href="https://ogp.me/">Open Graph protocol</a>
 */
public final class OpenGraph implements WorkshopExtractor {

  private static final Map<Field, List<String>> TAGS =
      Map.of(
          Field.START,
          List.of("event:start_time", "event:start_date", "event:starttime", "events:start_time"),
          Field.END,
          List.of("event:end_time", "event:end_date", "event:endtime", "events:end_time"),
          Field.NAME,
          List.of("og:title", "twitter:title"),
          Field.URL,
          List.of("og:url"),
          Field.PLACE,
          List.of("event:location", "event:venue", "og:location"),
          Field.DESCRIPTION,
          List.of("og:description"));
  private static final List<String> ADDRESS =
      List.of("og:street-address", "og:locality", "og:region", "og:postal-code");

  @Override
  public List<EventClaim> read(Reading page) {
    List<Element> metas = page.select("meta");
    List<Claim> claims = new ArrayList<>();
    TAGS.forEach((field, tags) -> claim(field, tags, metas, claims));
    List<String> address = ADDRESS.stream().map(tag -> content(tag, metas)).toList();
    String joined = String.join(", ", address.stream().filter(part -> !part.isEmpty()).toList());
    if (!joined.isEmpty()) {
      claims.add(new Claim(Field.ADDRESS, joined, "meta"));
    }
    boolean starts = claims.stream().anyMatch(claim -> claim.field() == Field.START);
    return starts ? List.of(new EventClaim("opengraph", Trust.DATA, claims)) : List.of();
  }

  private static void claim(
      Field field, List<String> tags, List<Element> metas, List<Claim> claims) {
    for (String tag : tags) {
      String words = content(tag, metas);
      if (!words.isEmpty()) {
        claims.add(new Claim(field, words, "meta " + tag));
        return;
      }
    }
  }

  private static String content(String tag, List<Element> metas) {
    return metas.stream()
        .filter(meta -> isCalled(tag, meta.attr("property")) || isCalled(tag, meta.attr("name")))
        .findFirst()
        .map(meta -> Markup.plain(meta.attr("content")))
        .orElse("");
  }

  private static boolean isCalled(String tag, String name) {
    return name.strip().equalsIgnoreCase(tag);
  }
}
