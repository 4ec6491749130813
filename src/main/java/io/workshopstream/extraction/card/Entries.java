package io.workshopstream.extraction.card;

import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.reading.Generic;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.grammar.date.WrittenDate;
import io.workshopstream.grammar.time.Occasion;
import io.workshopstream.grammar.time.TimeMention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.nodes.Element;

/**
 * Groups the lines of a page into events: each line that names a day belongs to a card, a table's
 * row or a section, and that has a title.
 */
final class Entries {

  private static final int DEEPEST = 500;
  private static final int MOST_LINES = 40;
  private static final String PAGE = "page";

  private final List<Facts> lines;
  private final List<Anchor> anchors;
  private final Map<Element, Integer> anchorsIn = new HashMap<>();
  private final Titles titles;
  private final boolean isOneDay;
  private final Map<Integer, String> years = new HashMap<>();

  /** By line, the record that it stands in. */
  private final NavigableMap<Integer, Box> records = new TreeMap<>();

  private final Map<Integer, Anchor> days = new HashMap<>();

  private final List<Regions.Member> members;
  private final Names recordNames;

  private Entries(Reading page, List<Anchor> anchors, List<Regions.Member> members) {
    this.lines = page.facts();
    this.anchors = anchors;
    anchors.forEach(anchor -> years.put(anchor.index(), Days.year(anchor, page)));
    this.isOneDay = Anchor.areOneDay(anchors);
    Set<Integer> indexes = new HashSet<>();
    for (Anchor anchor : anchors) {
      days.put(anchor.index(), anchor);
      boolean title = !anchor.name().isEmpty() && lines.get(anchor.index()).line().isHeading();
      if (!title) {
        indexes.add(anchor.index());
      }
      Element element = lines.get(anchor.index()).line().element();
      for (int depth = 0; element != null && depth < DEEPEST; depth++) {
        anchorsIn.merge(element, 1, Integer::sum);
        element = element.parent();
      }
    }
    this.titles = new Titles(lines, indexes);
    this.members = members;
    List<Box> all = members.stream().map(Regions.Member::box).toList();
    this.recordNames = new Names(lines, anchors, all, page.title());
    for (Regions.Member record : members) {
      record.box().indexes().forEach(at -> records.put(at, record.box()));
    }
  }

  /** In the page's order. */
  static List<Entry> of(Reading page, List<Anchor> anchors, List<Regions.Member> members) {
    return new Entries(page, anchors, members).found();
  }

  /** Adds the records that take the day above them; answers the lines of those days. */
  private Set<Integer> givenDays(Map<String, Entry> entries) {
    Set<Integer> given = new HashSet<>();
    for (Regions.Member member : members) {
      Anchor day = days.get(member.day());
      if (day != null) {
        given.add(day.index());
        Entry entry = entry(day, member.box());
        entries.put(entry.key(), entry);
      }
    }
    return given;
  }

  private List<Entry> found() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Set<Integer> given = givenDays(entries);
    for (Anchor anchor : anchors) {
      Box record = records.get(anchor.index());
      boolean heads = record == null && given.contains(anchor.index());
      if (heads || isSaidBelow(anchor)) {
        continue;
      }
      Entry entry = record == null ? entry(anchor) : entry(anchor, record);
      entries.merge(entry.key(), entry, Entry::with);
    }
    foldRepeats(entries);
    return widened(List.copyOf(entries.values()));
  }

  /**
   * Whether a day heads a record that says it again: "Monday 16 March" above "March 16, 6:30 pm".
   */
  private boolean isSaidBelow(Anchor anchor) {
    Box record = records.get(anchor.index() + 1);
    boolean inside = records.containsKey(anchor.index());
    if (record == null || inside || !anchor.isBare(lines)) {
      return false;
    }
    Set<WrittenDate> day = Anchor.days(List.of(anchor));
    return record
        .indexes()
        .mapToObj(days::get)
        .anyMatch(own -> own != null && Anchor.days(List.of(own)).equals(day));
  }

  /**
   * Puts days that stand below sections of the page of one event to the event that its first
   * heading names, as long as they are its days and no two times are named.
   */
  private void foldRepeats(Map<String, Entry> entries) {
    Entry whole =
        entries.values().stream()
            .filter(entry -> entry.title() >= 0 && lines.get(entry.title()).line().level() == 1)
            .findFirst()
            .orElse(null);
    if (whole == null) {
      return;
    }
    Set<WrittenDate> days = Anchor.days(whole.anchors());
    List<Entry> repeats =
        entries.values().stream()
            .filter(entry -> !entry.equals(whole) && isRepeat(entry, days))
            .toList();
    List<Entry> all = new ArrayList<>(repeats);
    all.add(whole);
    boolean programme = lasts(whole) && all.size() < entries.size();
    if (starts(all) <= 1 && !programme) {
      Entry folded = whole;
      for (Entry repeat : repeats) {
        entries.remove(repeat.key());
        folded = folded.with(repeat);
      }
      entries.put(whole.key(), folded);
    }
  }

  /** Of several days some sections tell of the first, and others of the next. */
  private static boolean lasts(Entry whole) {
    return Anchor.spans(whole.anchors()).stream()
        .anyMatch(span -> !span.get(0).equals(span.get(1)));
  }

  private boolean isRepeat(Entry entry, Set<WrittenDate> days) {
    return entry.box().size() <= MOST_LINES
        && entry.anchors().stream()
            .allMatch(one -> one.name().isEmpty() && !records.containsKey(one.index()))
        && days.containsAll(Anchor.days(entry.anchors()));
  }

  private long starts(List<Entry> all) {
    return all.stream()
        .flatMap(entry -> entry.box().of(lines).stream())
        .flatMap(facts -> Occasion.starts(facts.phrases().times()).stream())
        .map(TimeMention::start)
        .distinct()
        .count();
  }

  /** The entry of a record: no other record's lines say anything of it. */
  private Entry entry(Anchor anchor, Box record) {
    Optional<Names.Found> own = recordNames.of(record);
    String section = own.isPresent() ? "" : titles.sectionOf(anchor.index());
    Names.Found found =
        own.or(
                () ->
                    record.size() == 1 || isOnlyWhen(section)
                        ? recordNames.ofUnnamed(record)
                        : Optional.empty())
            .orElse(null);
    int above = found == null ? titles.headingAbove(anchor.index()) : found.index();
    String name = found != null ? found.words() : section;
    String key = "record " + record.from() + years.get(anchor.index());
    return new Entry(key, name, above, record, List.of(anchor));
  }

  private static boolean isOnlyWhen(String section) {
    return !section.isEmpty() && Generic.isWhen(section);
  }

  private Entry entry(Anchor anchor) {
    Box box = box(anchor);
    boolean named = !anchor.name().isEmpty();
    boolean apart = anchor.isSetApart() || lines.get(anchor.index()).line().isHeading();
    boolean own = named && apart;
    int title = own ? -1 : title(box, anchor, named);
    if (named && title < 0) {
      return new Entry(
          "line " + anchor.index(), anchor.name(), anchor.index(), box, List.of(anchor));
    }
    String name = "";
    if (title < 0) {
      title = titles.headingAbove(anchor.index());
      box = new Box(Math.max(title, pastRecords(anchor)), anchor.index() + 1, null);
      name = titles.sectionOf(anchor.index());
    }
    String key = (title < 0 ? PAGE : "line " + title) + years.get(anchor.index());
    name = title < 0 || !name.isEmpty() ? name : lines.get(title).text();
    return new Entry(key, name, title, box, List.of(anchor));
  }

  /**
   * The line behind the last record above an anchor: nothing that a record says is said of others.
   */
  private int pastRecords(Anchor anchor) {
    Integer last = records.floorKey(anchor.index());
    return last == null ? 0 : last + 1;
  }

  /** Where all lines name the same day they tell of one event: only what stands out is a title. */
  private int title(Box box, Anchor anchor, boolean named) {
    int outstanding = titles.outstanding(box, anchor.index());
    boolean plain = outstanding < 0 && !named && !isOneDay;
    return plain ? titles.in(box, anchor.index()) : outstanding;
  }

  /** The largest element around an anchor that holds no other. */
  private Box box(Anchor anchor) {
    Element own = lines.get(anchor.index()).line().element();
    Element widest = own;
    Element at = own;
    while (at != null && anchorsIn.getOrDefault(at, 0) == 1) {
      widest = at;
      at = at.parent();
    }
    boolean alone = widest != null && anchorsIn.getOrDefault(widest, 0) == 1;
    return widest == null || !alone
        ? new Box(anchor.index(), anchor.index() + 1, null)
        : Box.around(anchor.index(), widest, lines);
  }

  /** A stretch of lines goes on to the next event or heading; a lone event has the whole page. */
  private List<Entry> widened(List<Entry> entries) {
    if (entries.size() == 1) {
      return List.of(entries.get(0).within(new Box(0, lines.size(), null)));
    }
    List<Entry> widened = new ArrayList<>();
    for (int index = 0; index < entries.size(); index++) {
      Entry entry = entries.get(index);
      int limit = index + 1 < entries.size() ? entries.get(index + 1).box().from() : lines.size();
      boolean stretch = entry.box().element() == null || entry.box().size() == 1;
      widened.add(stretch ? entry.within(stretch(entry, limit)) : entry);
    }
    return widened;
  }

  private Box stretch(Entry entry, int limit) {
    int to = entry.box().to();
    int level = entry.title() < 0 ? 0 : lines.get(entry.title()).line().level();
    while (to < limit && !endsAt(to, level)) {
      to++;
    }
    return new Box(entry.box().from(), to, entry.box().element());
  }

  private boolean endsAt(int index, int level) {
    int heading = lines.get(index).line().level();
    return heading > 0 && (level == 0 || heading <= level) && titles.isName(index);
  }
}
