package io.workshopstream.extraction.card;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.outline.Line;
import io.workshopstream.extraction.reading.Details;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.Venue;
import io.workshopstream.grammar.time.Occasion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds programmes: a line that is only a day, and below it sections with a heading and a time
 * each.
 */
final class DaySections {

  private static final int FEWEST = 2;
  private static final int LONGEST_SECTION = 12;
  private static final int LONGEST_TIME_LINE = 120;

  /**
   * What the sections of a page amount to.
   *
   * @param days the lines that are their days, which therefore are no events themselves
   */
  record Found(List<EventClaim> events, Set<Integer> days) {}

  private final Reading page;
  private final List<Facts> lines;
  private final Titles titles;
  private final Set<Integer> days = new HashSet<>();
  private final List<EventClaim> events = new ArrayList<>();

  private DaySections(Reading page, Titles titles) {
    this.page = page;
    this.lines = page.facts();
    this.titles = titles;
  }

  /** What the sections amount to, and the lines that are their days. */
  static Found in(Reading page, List<Anchor> anchors) {
    Set<Integer> indexes = new HashSet<>();
    anchors.forEach(anchor -> indexes.add(anchor.index()));
    Titles titles = new Titles(page.facts(), indexes);
    DaySections sections = new DaySections(page, titles);
    for (int index = 0; index < anchors.size(); index++) {
      boolean last = index + 1 == anchors.size();
      int limit = last ? page.facts().size() : anchors.get(index + 1).index();
      sections.below(anchors.get(index), limit);
    }
    boolean enough = sections.events.size() >= FEWEST && sections.isProgramme(anchors);
    return enough ? new Found(sections.events, sections.days) : new Found(List.of(), Set.of());
  }

  /** Some day has several sections, or several days have some. */
  private boolean isProgramme(List<Anchor> anchors) {
    return days.size() < events.size() || days.size() == anchors.size();
  }

  private void below(Anchor anchor, int limit) {
    Facts day = lines.get(anchor.index());
    boolean bare = anchor.name().isEmpty() && !anchor.labelled();
    if (!bare || !Occasion.starts(day.phrases().times()).isEmpty() || !day.line().isHeading()) {
      return;
    }
    int title = -1;
    for (int at = anchor.index() + 1; at < limit && !ends(at, day); at++) {
      if (isTitle(at, day)) {
        title = at;
      } else if (title >= 0 && at - title <= LONGEST_SECTION && isTimed(lines.get(at))) {
        section(anchor, title, at, limit);
        title = -1;
      }
    }
  }

  private boolean ends(int at, Facts day) {
    int level = lines.get(at).line().level();
    return level > 0 && level <= day.line().level();
  }

  private boolean isTitle(int at, Facts day) {
    Line line = lines.get(at).line();
    boolean below = line.isHeading() ? line.level() > day.line().level() : line.marked();
    return below && titles.isName(at);
  }

  private static boolean isTimed(Facts facts) {
    return facts.text().length() <= LONGEST_TIME_LINE
        && facts.phrases().dates().isEmpty()
        && !Occasion.starts(facts.phrases().times()).isEmpty();
  }

  private void section(Anchor anchor, int title, int time, int limit) {
    days.add(anchor.index());
    int to = time + 1;
    while (to < limit && to - title < LONGEST_SECTION && !lines.get(to).line().isHeading()) {
      to++;
    }
    Facts name = lines.get(title);
    List<Facts> section = lines.subList(title + 1, to);
    List<Claim> claims = new ArrayList<>();
    claims.add(new Claim(Field.NAME, name.text(), name.line().place()));
    claims.add(new Claim(Field.DATE, anchor.words(), lines.get(anchor.index()).line().place()));
    claims.add(new Claim(Field.TIME, lines.get(time).text(), lines.get(time).line().place()));
    claims.addAll(Details.of(section, true, page));
    claims.addAll(Venue.in(section, title, name.text()));
    String heading = page.outline().heading();
    if (!heading.isEmpty()) {
      claims.add(new Claim(Field.PART_OF, heading, "h1"));
    }
    events.add(new EventClaim("programme", Trust.LISTING, claims));
  }
}
