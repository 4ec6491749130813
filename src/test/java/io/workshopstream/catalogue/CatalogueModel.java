package io.workshopstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.catalogue.AddedWorkshops.Removal;
import io.workshopstream.catalogue.ArtistImports.Mode;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.entry.AddedByHand;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.entry.FieldText;
import io.workshopstream.catalogue.entry.ManualWork;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.entry.ReviewDecision;
import io.workshopstream.catalogue.entry.ReviewDecision.Answer;
import io.workshopstream.catalogue.intake.ImportRow;
import io.workshopstream.catalogue.plan.Findings;
import io.workshopstream.catalogue.plan.Gathered;
import io.workshopstream.catalogue.plan.PendingReview;
import io.workshopstream.catalogue.plan.PlanCause;
import io.workshopstream.catalogue.plan.PlanJson;
import io.workshopstream.catalogue.plan.PlanOrigin;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.PageEvidence;
import io.workshopstream.catalogue.workshop.PageEvidence.Quote;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A studio whose pages change, and people who mend what is read of them: at random, in the real
 * tables and beside them in plain maps, which have to agree after each step.
 */
final class CatalogueModel {

  private static final StudioId STUDIO = new StudioId("random");
  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
  private static final List<String> PEOPLE = List.of("anvi", "rohit", "zoe", "mira");
  private static final List<String> SONGS = List.of("pal pal", "desi girl", "mayya", "kajra re");

  private final Random random;
  private final Catalogue catalogue;
  private final Artists artists;
  private final StudioStates states;
  private final AddedWorkshops additions;
  private final Reviews reviews;
  private final ArtistImports imports;

  /** What each page announces now. */
  private final Map<URI, List<Workshop>> site = new LinkedHashMap<>();

  /** What people set and did not take back, by key. */
  private final Map<String, Map<OverriddenField, String>> set = new TreeMap<>();

  private final Set<String> known = new TreeSet<>();
  private final ListingCheck listing;

  /** What people added and did not take away, by key. */
  private final Map<String, Workshop> added = new TreeMap<>();

  /** What each page announces too unclearly. */
  private final Map<URI, List<Workshop>> unclear = new LinkedHashMap<>();

  private final Set<String> waiting = new TreeSet<>();
  private final Map<String, Answer> decided = new TreeMap<>();

  /** What the pages announced after each plan, by its number, without artists. */
  private final Map<Long, Set<Workshop>> past = new TreeMap<>();

  /** Plans that wait for somebody's yes, in the form in which they wait, the oldest first. */
  private final Deque<String> held = new ArrayDeque<>();

  private int additionsSoFar;
  private Instant now = NOW;

  CatalogueModel(DataSource database, long seed) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    this.random = new Random(seed);
    this.catalogue = new Catalogue(database, clock);
    this.artists = new Artists(database, clock);
    this.states = new StudioStates(database, clock);
    this.additions = new AddedWorkshops(database, clock);
    this.reviews = new Reviews(database);
    this.imports = new ArtistImports(database, clock);
    this.listing = new ListingCheck(database, STUDIO);
    PEOPLE.forEach(this::add);
  }

  private void add(String id) {
    if (known.add(id)) {
      assertThat(artists.add(new Artist(id, id, List.of(), null, null))).isTrue();
    }
  }

  void step() {
    switch (random.nextInt(15)) {
      case 0, 1 -> changeSite();
      case 2, 3, 4 -> refresh();
      case 5 -> override();
      case 6 -> undo();
      case 7 -> merge();
      case 8 -> restore();
      case 9 -> addByHand();
      case 10 -> takeAway();
      case 11 -> decide();
      case 12 -> importArtists();
      case 13 -> approve();
      default -> remove();
    }
    check();
    remember();
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void changeSite() {
    URI page = URI.create("https://studio.example/" + random.nextInt(3));
    Map<String, Workshop> announced = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Workshop one = workshop(page);
      announced.put(one.uuid(), one);
    }
    site.put(page, List.copyOf(announced.values()));
    unclear.put(page, random.nextBoolean() ? List.of(unclear(page)) : List.of());
  }

  private Workshop unclear(URI page) {
    LocalDate day = DAY.plusDays(40 + random.nextInt(2));
    return new Workshop(
        "random" + page.getPath() + "/unclear/" + day,
        STUDIO,
        EventType.WORKSHOP,
        page,
        "somebody",
        null,
        List.of(new Slot(day, null, null)),
        null,
        List.of());
  }

  private Workshop workshop(URI page) {
    String song = any(SONGS);
    LocalDate day = DAY.plusDays(random.nextInt(3));
    List<String> ids =
        Stream.of(any(PEOPLE)).filter(known::contains).filter(id -> random.nextBoolean()).toList();
    return new Workshop(
        "random" + page.getPath() + "/" + song + "/" + day,
        STUDIO,
        EventType.WORKSHOP,
        page,
        any(PEOPLE),
        song,
        List.of(new Slot(day, LocalTime.of(10 + random.nextInt(3), 0), null)),
        random.nextBoolean() ? "₹850" : null,
        ids);
  }

  /**
   * Reads the pages, some of which fail; a plan is applied, or the database fails and it is not.
   */
  private void refresh() {
    now = now.plusSeconds(60);
    Set<URI> read =
        site.keySet().stream().filter(page -> random.nextInt(4) > 0).collect(Collectors.toSet());
    List<Workshop> found = new ArrayList<>();
    read.forEach(page -> found.addAll(site.get(page)));
    Map<String, Workshop> before = pages();
    Gathered gathered =
        new Gathered(
            STUDIO, found, read, site.keySet(), random.nextBoolean(), findings(found, read));
    RefreshPlan plan = catalogue.plan(gathered, DAY);
    if (random.nextInt(4) == 0) {
      held.add(PlanJson.write(plan)); // and is discarded, when nobody lets it
      return;
    }
    review(read);
    catalogue.apply(plan, Origins.REFRESH);
    Map<String, Workshop> after = pages();
    assertThat(after.values()).as("what was read is there").containsAll(withKeys(plan));
    plan.unchanged().forEach(one -> assertThat(after).containsEntry(one.uuid(), one));
    before.forEach(
        (uuid, one) -> {
          if (found.contains(one)) {
            assertThat(after).as("an unchanged session keeps its key").containsEntry(uuid, one);
          }
          if (site.containsKey(one.link()) && !read.contains(one.link())) {
            assertThat(after).as("of a page that failed").containsKey(uuid);
          }
        });
  }

  /** Lets the plan that waits longest, or one that came later, whatever happened since. */
  private void approve() {
    if (held.isEmpty()) {
      return;
    }
    String json = random.nextBoolean() ? held.removeFirst() : held.removeLast();
    RefreshPlan plan = PlanJson.read(json, RefreshPlan.class);
    Map<String, Workshop> wanted = pages();
    plan.removed().forEach(one -> wanted.remove(one.uuid()));
    withKeys(plan).stream()
        .filter(one -> !plan.unchanged().contains(one))
        .filter(one -> decided.get(one.uuid()) != Answer.REFUSED)
        .forEach(one -> wanted.put(one.uuid(), one.withPeople(one.by(), knownOnly(one))));
    catalogue.apply(plan, Origins.REFRESH);
    assertThat(pages()).isEqualTo(wanted);
    plan.findings().withdrawn().forEach(waiting::remove);
    plan.findings().reviews().stream()
        .map(one -> one.workshop().uuid())
        .filter(uuid -> !decided.containsKey(uuid))
        .forEach(waiting::add);
  }

  private List<String> knownOnly(Workshop one) {
    return one.artistIds().stream().filter(known::contains).toList();
  }

  private Findings findings(List<Workshop> found, Set<URI> read) {
    List<PageEvidence> words = found.stream().map(one -> words(one, one.uuid())).toList();
    List<PendingReview> pending =
        read.stream()
            .flatMap(page -> unclear.getOrDefault(page, List.of()).stream())
            .map(one -> new PendingReview(one, 0.3, words(one, one.uuid())))
            .toList();
    return new Findings(words, pending);
  }

  /** Words by which evidence is known again. */
  private PageEvidence words(Workshop workshop, String uuid) {
    return new PageEvidence(
        uuid, workshop.link(), now, List.of(new Quote("start", times(workshop), "test", "body")));
  }

  private static String times(Workshop workshop) {
    return FieldText.of(workshop, OverriddenField.TIMES);
  }

  /** What waits for a person once these pages are read. */
  private void review(Set<URI> read) {
    for (URI page : read) {
      waiting.removeIf(uuid -> uuid.startsWith("random" + page.getPath() + "/"));
      unclear.getOrDefault(page, List.of()).stream()
          .map(Workshop::uuid)
          .filter(uuid -> !decided.containsKey(uuid))
          .forEach(waiting::add);
    }
  }

  private void decide() {
    List<String> all = Stream.concat(waiting.stream(), decided.keySet().stream()).toList();
    if (all.isEmpty()) {
      return;
    }
    String uuid = any(all);
    Answer answer = any(List.of(Answer.values()));
    ReviewDecision decision = new ReviewDecision(answer, "asha", NOW, null);
    boolean there = pages().containsKey(uuid);
    boolean again = answer == decided.get(uuid);
    assertThat(reviews.decide(WorkshopId.of(uuid), decision)).isPresent();
    waiting.remove(uuid);
    decided.put(uuid, answer);
    assertThat(pages().containsKey(uuid)).isEqualTo(again ? there : answer == Answer.ACCEPTED);
  }

  private void addByHand() {
    Workshop one =
        workshop(URI.create("https://studio.example/by-hand"))
            .withUuid("random/by-hand/" + additionsSoFar++);
    assertThat(additions.add(one, new AddedByHand("asha", NOW, null)).page()).isEqualTo(one);
    added.put(one.uuid(), one);
  }

  private void takeAway() {
    List<String> all = List.copyOf(pages().keySet());
    if (all.isEmpty()) {
      return;
    }
    String uuid = any(all);
    assertThat(additions.remove(WorkshopId.of(uuid)))
        .isEqualTo(added.containsKey(uuid) ? Removal.REMOVED : Removal.READ_FROM_A_PAGE);
    if (added.remove(uuid) != null) {
      set.remove(uuid);
    }
    assertThat(additions.remove(WorkshopId.of("random/none"))).isEqualTo(Removal.UNKNOWN);
  }

  /** Notes what the pages announce now; a plan that changed nothing has left no number. */
  private void remember() {
    states.list(STUDIO, Long.MAX_VALUE, 1).forEach(plan -> past.put(plan.number(), announced()));
  }

  private Set<Workshop> announced() {
    return catalogue.of(STUDIO).stream()
        .filter(entry -> entry.added() == null)
        .map(entry -> entry.page().withPeople(entry.page().by(), List.of()))
        .collect(Collectors.toSet());
  }

  private void restore() {
    if (past.isEmpty()) {
      return;
    }
    Long number = any(List.copyOf(past.keySet()));
    PlanOrigin origin = new PlanOrigin(PlanCause.RESTORE, null, "asha");
    boolean wanted = random.nextBoolean();
    Set<Workshop> before = announced();
    assertThat(states.restore(STUDIO, number, DAY, origin, plan -> wanted)).isPresent();
    assertThat(announced()).isEqualTo(wanted ? past.get(number) : before);
  }

  private static List<Workshop> withKeys(RefreshPlan plan) {
    return Stream.of(
            plan.added().stream(),
            plan.unchanged().stream(),
            plan.changed().stream().map(RefreshPlan.Change::after))
        .flatMap(all -> all)
        .toList();
  }

  private Map<String, Workshop> pages() {
    return catalogue.of(STUDIO).stream()
        .map(CatalogueEntry::page)
        .collect(Collectors.toMap(Workshop::uuid, page -> page));
  }

  private void override() {
    List<String> keys = List.copyOf(pages().keySet());
    if (keys.isEmpty()) {
      return;
    }
    String uuid = any(keys);
    OverriddenField field = any(List.of(OverriddenField.values()));
    String text = text(field);
    assertThat(
            catalogue.set(
                WorkshopId.of(uuid), List.of(new FieldOverride(field, text, "asha", NOW, null))))
        .isPresent();
    set.computeIfAbsent(uuid, one -> new TreeMap<>()).put(field, text);
  }

  private String text(OverriddenField field) {
    return switch (field) {
      case BY -> any(PEOPLE);
      case ARTISTS ->
          known.stream().filter(id -> random.nextBoolean()).collect(Collectors.joining(","));
      case SONG -> random.nextBoolean() ? any(SONGS) : "";
      case TIMES -> FieldText.of(List.of(new Slot(DAY.plusDays(random.nextInt(90)), null, null)));
      case PRICING -> "₹" + random.nextInt(1000);
      case LINK -> "https://studio.example/book/" + random.nextInt(9);
      case TYPE -> any(List.of("workshop", "intensive"));
      case HIDDEN -> "" + random.nextBoolean();
      case CHOREOGRAPHY -> "https://videos.example/" + random.nextInt(9);
    };
  }

  private void undo() {
    List<String> keys = pages().keySet().stream().filter(set::containsKey).toList();
    if (keys.isEmpty()) {
      return;
    }
    String uuid = any(keys);
    OverriddenField field = any(List.of(OverriddenField.values()));
    boolean was = set.getOrDefault(uuid, Map.of()).containsKey(field);
    assertThat(catalogue.undo(WorkshopId.of(uuid), field).isPresent()).isEqualTo(was);
    set.computeIfPresent(
        uuid,
        (key, fields) -> {
          fields.remove(field);
          return fields;
        });
  }

  private void merge() {
    String gone = any(PEOPLE);
    String stays = any(PEOPLE);
    boolean possible = !gone.equals(stays) && known.contains(gone) && known.contains(stays);
    assertThat(artists.merge(gone, stays).isPresent()).isEqualTo(possible);
    if (possible) {
      forget(gone, List.of(stays));
    }
  }

  /** Takes a file of some who are known and some who are not; who is new is found on the pages. */
  private void importArtists() {
    List<Artist> all = artists.all();
    List<String> named =
        PEOPLE.stream()
            .filter(id -> random.nextBoolean())
            .filter(
                id -> // merged with another one, whose spelling it is now
                all.stream().noneMatch(one -> !one.id().equals(id) && one.aliases().contains(id)))
            .toList();
    Mode mode = any(List.of(Mode.values()));
    List<ImportRow> rows = new ArrayList<>();
    named.forEach(
        id -> rows.add(new ImportRow.Draft(rows.size() + 2, id, id, List.of(), null, null)));
    assertThat(imports.take(rows, mode).isGood()).isTrue();
    if (mode != Mode.DRY_RUN) {
      Set<String> learnt = new TreeSet<>(named);
      learnt.removeAll(known);
      known.addAll(named);
      added.replaceAll((uuid, one) -> matched(one, learnt));
    }
  }

  private static Workshop matched(Workshop one, Set<String> learnt) {
    TreeSet<String> ids = new TreeSet<>(one.artistIds());
    Stream.ofNullable(one.by()).filter(learnt::contains).forEach(ids::add);
    return one.withPeople(one.by(), List.copyOf(ids));
  }

  private void remove() {
    String gone = any(PEOPLE);
    assertThat(artists.remove(gone)).isEqualTo(known.contains(gone));
    forget(gone, List.of());
    if (random.nextBoolean()) {
      add(gone);
    }
  }

  /** Pages that are read later do not name the artist either. */
  private void forget(String gone, List<String> instead) {
    known.remove(gone);
    added.replaceAll(
        (uuid, one) -> one.withPeople(one.by(), replaced(one.artistIds(), gone, instead)));
    site.replaceAll(
        (page, all) ->
            all.stream()
                .map(one -> one.withPeople(one.by(), replaced(one.artistIds(), gone, instead)))
                .toList());
    set.values()
        .forEach(
            fields ->
                fields.computeIfPresent(
                    OverriddenField.ARTISTS,
                    (field, text) ->
                        String.join(
                            ",",
                            replaced(
                                text.isEmpty() ? List.of() : List.of(text.split(",")),
                                gone,
                                instead))));
  }

  private static List<String> replaced(List<String> ids, String gone, List<String> instead) {
    if (!ids.contains(gone)) {
      return ids;
    }
    TreeSet<String> all = new TreeSet<>(ids);
    all.remove(gone);
    all.addAll(instead);
    return List.copyOf(all);
  }

  private void check() {
    List<CatalogueEntry> entries = catalogue.of(STUDIO);
    checkReviews(entries);
    listing.check(entries);
    checkPages(entries);
    assertThat(entries).extracting(CatalogueEntry::id).doesNotHaveDuplicates();
    for (CatalogueEntry entry : entries) {
      Map<OverriddenField, String> kept = new TreeMap<>();
      entry.overrides().forEach(one -> kept.put(one.field(), one.text()));
      assertThat(kept).isEqualTo(set.getOrDefault(entry.page().uuid(), Map.of()));
      assertThat(known).containsAll(entry.workshop().artistIds());
      assertThat(catalogue.find(entry.id())).contains(entry);
    }
    assertThat(
            entries.stream()
                .filter(entry -> entry.added() != null)
                .map(CatalogueEntry::page)
                .collect(Collectors.toMap(Workshop::uuid, page -> page)))
        .isEqualTo(added);
    LocalDate late = DAY.plusDays(30);
    assertThat(catalogue.since(late))
        .containsAll(
            entries.stream().filter(one -> !one.workshop().lastDay().isBefore(late)).toList());
    assertThat(artists.all()).extracting(Artist::id).containsExactlyInAnyOrderElementsOf(known);
  }

  /** What is listed for those who mend the catalogue, a page at a time. */
  private void checkPages(List<CatalogueEntry> entries) {
    assertThat(pages(null, 1 + random.nextInt(4))).containsExactlyElementsOf(names(entries));
    Map<ManualWork, Predicate<CatalogueEntry>> work =
        Map.of(
            ManualWork.OVERRIDDEN, entry -> !entry.overrides().isEmpty(),
            ManualWork.HIDDEN, CatalogueEntry::isHidden,
            ManualWork.ADDED, entry -> entry.added() != null);
    work.forEach(
        (manual, is) ->
            assertThat(pages(manual, 50))
                .containsExactlyElementsOf(names(entries.stream().filter(is).toList())));
  }

  private static List<String> names(List<CatalogueEntry> entries) {
    return entries.stream().map(entry -> entry.id().value()).sorted().toList();
  }

  private List<String> pages(@Nullable ManualWork manual, int most) {
    List<String> names = new ArrayList<>();
    for (boolean more = true; more; ) {
      String after = names.isEmpty() ? "" : names.get(names.size() - 1);
      List<CatalogueEntry> page = catalogue.page(STUDIO, manual, after, most);
      page.forEach(entry -> names.add(entry.id().value()));
      more = page.size() == most;
    }
    return names;
  }

  private void checkReviews(List<CatalogueEntry> entries) {
    assertThat(reviews.list(STUDIO, true, "", 100))
        .extracting(review -> review.pending().workshop().uuid())
        .containsExactlyInAnyOrderElementsOf(waiting);
    assertThat(reviews.list(STUDIO, false, "", 100))
        .extracting(review -> review.pending().workshop().uuid())
        .containsExactlyInAnyOrderElementsOf(decided.keySet());
    for (CatalogueEntry entry : entries) {
      catalogue
          .evidence(entry)
          .ifPresent(
              words ->
                  assertThat(words.quotes().get(0).words())
                      .as("evidence is of the value that is there")
                      .isEqualTo(times(entry.page())));
    }
  }
}
