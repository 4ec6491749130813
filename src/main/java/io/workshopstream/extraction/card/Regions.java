package io.workshopstream.extraction.card;

import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.reading.Generic;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.grammar.date.WrittenDate;
import io.workshopstream.grammar.time.Occasion;
import io.workshopstream.grammar.time.TimeMention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Finds the records of a page by what repeats: elements of one shape, most of which hold a day or a
 * time and something that may be a name. Where one shape stands in another, the one whose members
 * hold one day each is taken, and of equals the outer one.
 */
final class Regions {

  private static final int DEEPEST = 16;
  private static final int FEWEST = 2;
  private static final int FEWEST_LINES = 3;
  private static final int LONGEST_TIME_LINE = 160;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");

  private final List<Facts> lines;
  private final Reading page;
  private final int[] days;

  /** Days that the line with a day before it names, too. */
  private final int[] repeats;

  private final int[] times;
  private final int[] names;

  /** By line, the nearest one above it that is only a day; -1 for none. */
  private final int[] above;

  /** By element, its first line and the one after its last. */
  private final Map<Element, int[]> stretches = new LinkedHashMap<>();

  /** Of what holds other elements. */
  private final Map<Element, String> kinds = new HashMap<>();

  /** Elements of one shape, in the page's order. */
  private record Group(List<Box> members, double score) {

    int size() {
      return members.stream().mapToInt(Box::size).sum();
    }
  }

  private Regions(Reading page, List<Anchor> anchors) {
    this.page = page;
    this.lines = page.facts();
    boolean[] dated = new boolean[lines.size()];
    boolean[] named = new boolean[lines.size()];
    for (Anchor anchor : anchors) {
      dated[anchor.index()] = true;
      named[anchor.index()] = !anchor.name().isEmpty();
    }
    this.days = counted(at -> dated[at]);
    boolean[] repeated = new boolean[lines.size()];
    Set<WrittenDate> before = Set.of();
    for (Anchor anchor : anchors) {
      Set<WrittenDate> own = Anchor.days(List.of(anchor));
      repeated[anchor.index()] = !own.isEmpty() && own.equals(before);
      before = own;
    }
    this.repeats = counted(at -> repeated[at]);
    this.above = above(anchors);
    this.times = counted(at -> isTimed(lines.get(at)));
    this.names = counted(at -> named[at] || mayName(lines.get(at)));
  }

  /**
   * A record of a page.
   *
   * @param day the line above it that gives its day; -1 when it has one of its own
   */
  record Member(Box box, int day) {}

  /**
   * The records, in the page's order; none overlaps another. A day inside a record is given to
   * those below only where it opens that record, as the first row of several below one day.
   */
  static List<Member> in(Reading page, List<Anchor> anchors) {
    Regions regions = new Regions(page, anchors);
    List<Box> records = regions.found();
    Set<Integer> inside = new HashSet<>();
    records.forEach(record -> record.indexes().skip(1).forEach(inside::add));
    return records.stream()
        .map(regions::member)
        .filter(member -> !inside.contains(member.day()))
        .toList();
  }

  private Member member(Box box) {
    return new Member(box, count(days, box) > 0 ? -1 : above[box.from()]);
  }

  private int[] above(List<Anchor> anchors) {
    int[] nearest = new int[lines.size()];
    int day = -1;
    int next = 0;
    for (int at = 0; at < nearest.length; at++) {
      nearest[at] = day;
      if (next < anchors.size() && anchors.get(next).index() == at) {
        day = anchors.get(next).isBare(lines) ? at : day;
        next++;
      }
    }
    return nearest;
  }

  /** Has words that are no day, no time, no label and not on every page. */
  private static boolean mayName(Facts facts) {
    String rest = facts.phrases().rest();
    return !facts.isLabel()
        && facts.label() == null
        && facts.labelled().isEmpty()
        && facts.phrases().otherWords() > 0
        && !Generic.isGeneric(rest)
        && !Generic.isLink(rest);
  }

  private int[] counted(IntPredicate counts) {
    int[] sums = new int[lines.size() + 1];
    for (int at = 0; at < lines.size(); at++) {
      sums[at + 1] = sums[at] + (counts.test(at) ? 1 : 0);
    }
    return sums;
  }

  /** Says a time: a short line anywhere, a long one at its beginning. */
  private static boolean isTimed(Facts facts) {
    List<TimeMention> starts = Occasion.starts(facts.phrases().times());
    return !starts.isEmpty()
        && (facts.text().length() <= LONGEST_TIME_LINE || starts.get(0).span().start() == 0);
  }

  private List<Box> found() {
    lines.forEach(this::climb);
    Map<String, List<Box>> shapes = new LinkedHashMap<>();
    stretches.forEach(
        (element, stretch) ->
            shapes
                .computeIfAbsent(shape(element), unused -> new ArrayList<>())
                .add(new Box(stretch[0], stretch[1], element)));
    List<Group> groups = new ArrayList<>();
    shapes.values().forEach(members -> group(members).ifPresent(groups::add));
    groups.sort(Comparator.comparingDouble(Group::score).thenComparingInt(Group::size).reversed());
    return chosen(groups);
  }

  private void climb(Facts facts) {
    int index = facts.line().index();
    Element at = facts.line().element();
    for (int level = 0; at != null && level < DEEPEST && !at.nameIs("body"); level++) {
      page.budget().spend(1);
      stretches.computeIfAbsent(at, unused -> new int[] {index, index})[1] = index + 1;
      at = at.parent();
    }
  }

  /** The tag and the first class of an element and of what holds it. */
  private String shape(Element element) {
    Element parent = element.parent();
    Element above = parent == null ? null : parent.parent();
    String within = parent == null ? "" : kinds.computeIfAbsent(parent, Regions::kind);
    return kind(element) + "<" + within + "<" + (above == null ? "" : above.normalName());
  }

  static String kind(Element element) {
    String classes = element.className().strip();
    int blank = classes.indexOf(' ');
    String first = blank < 0 ? classes : classes.substring(0, blank);
    return element.normalName() + "." + withoutNumbers(first);
  }

  private static String withoutNumbers(String name) {
    for (int at = 0; at < name.length(); at++) {
      if (Character.isDigit(name.charAt(at))) {
        return NUMBER.matcher(name).replaceAll("");
      }
    }
    return name;
  }

  private Optional<Group> group(List<Box> members) {
    List<Box> good = apart(members.stream().filter(this::isRecord));
    boolean enough = good.size() >= FEWEST && good.size() * 2 >= members.size();
    if (!enough || isMeagre(good)) {
      return Optional.empty();
    }
    double score = good.stream().mapToDouble(this::purity).sum();
    return Optional.of(new Group(good, score));
  }

  /** Of members in one another the inner ones. */
  private static List<Box> apart(Stream<Box> members) {
    List<Box> apart = new ArrayList<>();
    int end = 0;
    for (Box box : members.sorted(Comparator.comparingInt(Box::to)).toList()) {
      if (box.from() >= end) {
        apart.add(box);
        end = box.to();
      }
    }
    return apart;
  }

  private boolean isMeagre(List<Box> good) {
    return good.size() == FEWEST && good.stream().anyMatch(box -> box.size() < FEWEST_LINES);
  }

  private boolean isRecord(Box box) {
    boolean told = count(days, box) > 0 || isBelowDay(box);
    return told && count(names, box) > 0;
  }

  /** Says a time, below a line that is only a day. */
  private boolean isBelowDay(Box box) {
    return count(times, box) > 0 && above[box.from()] >= 0;
  }

  /** A record has one day; what has many holds records. */
  private double purity(Box box) {
    int named = count(days, box);
    int own = named == 0 ? 0 : Math.max(1, named - count(repeats, box));
    return own == 1 ? 1 : own == 0 ? 0.5 : 0.5 / own;
  }

  private static int count(int[] sums, Box box) {
    return sums[box.to()] - sums[box.from()];
  }

  /** Of groups that overlap the better one. */
  private List<Box> chosen(List<Group> groups) {
    boolean[] taken = new boolean[lines.size()];
    List<Box> records = new ArrayList<>();
    for (Group group : groups) {
      boolean free = group.members().stream().noneMatch(box -> isTaken(taken, box));
      if (free) {
        for (Box box : group.members()) {
          Arrays.fill(taken, box.from(), box.to(), true);
          records.add(box);
        }
      }
    }
    records.sort(Comparator.comparingInt(Box::from));
    return records;
  }

  private boolean isTaken(boolean[] taken, Box box) {
    for (int at = box.from(); at < box.to(); at++) {
      page.budget().spend(1);
      if (taken[at]) {
        return true;
      }
    }
    return false;
  }
}
