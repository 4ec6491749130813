package io.workshopstream.extraction.card;

import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.reading.Generic;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.grammar.date.WrittenDate;
import io.workshopstream.grammar.time.Occasion;
import io.workshopstream.grammar.time.TimeMention;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records of a page by what repeats: elements of one shape, or the parts of one element,
 * most of which hold a day or a time and something that may be a name. Where one shape stands in
 * another, the one whose members hold one day each is taken, and of equals the outer one.
 */
final class Regions {

  private static final int DEEPEST = 16;
  private static final int FEWEST = 2;
  private static final int FEWEST_LINES = 3;
  private static final int LONGEST_TIME_LINE = 160;

  /** How much a record is one that has no day of its own. */
  private static final double NO_DAY = 0.5;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");

  private final List<Facts> lines;
  private final Reading page;
  private final int[] days;

  /** Days that the line with a day before it names, too. */
  private final int[] repeats;

  private final int[] times;
  private final int[] names;

  /** The lines that are only a day. */
  private final TreeSet<Integer> bare = new TreeSet<>();

  /** By element, its lines. */
  private final Map<Element, Box> boxes = new LinkedHashMap<>();

  /** Of what holds other elements. */
  private final Map<Element, String> kinds = new HashMap<>();

  /** Elements of one shape or with one parent, in the page's order. */
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
    boolean[] repeated = new boolean[lines.size()];
    Set<WrittenDate> before = Set.of();
    for (Anchor anchor : anchors) {
      dated[anchor.index()] = true;
      if (anchor.isBare(lines)) {
        bare.add(anchor.index());
      }
      named[anchor.index()] = !anchor.name().isEmpty();
      Set<WrittenDate> own = Anchor.days(List.of(anchor));
      repeated[anchor.index()] = !own.isEmpty() && own.equals(before);
      before = own;
    }
    this.days = counted(at -> dated[at]);
    this.repeats = counted(at -> repeated[at]);
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
    Integer above = bare.lower(box.from());
    return new Member(box, above == null || count(days, box) > 0 ? -1 : above);
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
    List<Group> groups = new ArrayList<>();
    alike(this::shape).forEach(members -> group(members).ifPresent(groups::add));
    for (List<Box> siblings : alike(Element::parent)) {
      group(siblings).filter(group -> areRecords(group, siblings)).ifPresent(groups::add);
    }
    groups.sort(Comparator.comparingDouble(Group::score).thenComparingInt(Group::size).reversed());
    return chosen(groups);
  }

  /** The elements by what they have in common, each in the page's order. */
  private Collection<List<Box>> alike(Function<Element, @Nullable Object> key) {
    Map<@Nullable Object, List<Box>> alike = new LinkedHashMap<>();
    boxes.forEach(
        (element, box) ->
            alike.computeIfAbsent(key.apply(element), unused -> new ArrayList<>()).add(box));
    return alike.values();
  }

  /**
   * Whether what only stands in one element, of whatever shape, is a list of records: three or
   * more, two of three have a day, and most of these no second one; a single line says its time,
   * too.
   */
  private boolean areRecords(Group group, List<Box> siblings) {
    long pure =
        group.members().stream()
            .filter(box -> box.size() > 1 || count(times, box) > 0)
            .filter(box -> purity(box) >= NO_DAY)
            .count();
    int size = group.members().size();
    return size > FEWEST && size * 3 >= siblings.size() * 2 && pure * 2 > size;
  }

  private void climb(Facts facts) {
    int index = facts.line().index();
    Element at = facts.line().element();
    for (int level = 0; at != null && level < DEEPEST && !at.nameIs("body"); level++) {
      page.budget().spend(1);
      boxes.merge(
          at,
          new Box(index, index + 1, at),
          (box, one) -> new Box(box.from(), one.to(), box.element()));
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
    return element.normalName() + "." + NUMBER.matcher(first).replaceAll("");
  }

  private Optional<Group> group(List<Box> members) {
    List<Box> good = apart(members.stream().filter(this::isRecord));
    boolean enough = good.size() >= FEWEST && good.size() * 2 >= members.size();
    if (!enough || isMeagre(good)) {
      return Optional.empty();
    }
    double score = good.stream().mapToDouble(this::purity).sum();
    return Optional.of(new Group(widest(good), score));
  }

  /**
   * What holds the members, as many levels above each, while it has no other day and no other
   * member.
   */
  private List<Box> widest(List<Box> members) {
    List<Box> wider = new ArrayList<>();
    int end = 0;
    for (Box box : members) {
      page.budget().spend(1);
      Box around = boxes.get(Objects.requireNonNull(box.element()).parent());
      if (around == null || around.from() < end || count(days, around) > count(days, box)) {
        return members;
      }
      end = around.to();
      wider.add(around);
    }
    return widest(wider);
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

  /** Has a name and a day, or says a time below a line that is only a day. */
  private boolean isRecord(Box box) {
    boolean belowDay = count(times, box) > 0 && bare.lower(box.from()) != null;
    return count(names, box) > 0 && (belowDay || count(days, box) > 0);
  }

  /** A record has one day; what has many holds records. */
  private double purity(Box box) {
    int named = count(days, box);
    int own = named == 0 ? 0 : Math.max(1, named - count(repeats, box));
    return own == 1 ? 1 : NO_DAY / Math.max(1, own);
  }

  private static int count(int[] sums, Box box) {
    return sums[box.to()] - sums[box.from()];
  }

  /** Of groups that overlap the better one. */
  private List<Box> chosen(List<Group> groups) {
    BitSet taken = new BitSet();
    List<Box> records = new ArrayList<>();
    for (Group group : groups) {
      boolean free = group.members().stream().noneMatch(box -> isTaken(taken, box));
      if (free) {
        for (Box box : group.members()) {
          taken.set(box.from(), box.to());
          records.add(box);
        }
      }
    }
    records.sort(Comparator.comparingInt(Box::from));
    return records;
  }

  private boolean isTaken(BitSet taken, Box box) {
    page.budget().spend(1);
    int next = taken.nextSetBit(box.from());
    return next >= 0 && next < box.to();
  }
}
