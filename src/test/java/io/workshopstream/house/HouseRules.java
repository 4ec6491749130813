package io.workshopstream.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house by name, for any root package, so that house and ruin are judged by the
 * same ones.
 */
final class HouseRules {

  private static final Set<String> CLOCKS =
      Set.of(
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.ZonedDateTime",
          "java.time.OffsetDateTime",
          "java.time.Year",
          "java.time.YearMonth");

  private static final Pattern WALKS =
      Pattern.compile(
          "select(First|Xpath|Stream)?|expectFirst|getElement.*|getAllElements|traverse|filter"
              + "|forEach(Node)?|stream|nodeStream|(whole|own)?[tT]ext|parents|title|html|outerHtml");

  private HouseRules() {}

  static Map<String, ArchRule> of(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("each class stands in a room and each room reaches only its neighbours", rooms(root));
    rules.put(
        "packages are free of cycles", slices().matching(root + ".(**)").should().beFreeOfCycles());
    rules.put("nobody imports the root", rootStaysOnTop(root));
    Plan.BEHIND_THE_DOOR.forEach(
        (room, inner) ->
            rules.put(
                (room.isEmpty() ? "the root" : room) + " is entered by its door",
                door(root, room, inner)));
    rules.put("a room holds at most " + Plan.MOST_CLASSES + " classes", size());
    rules.put("no simple name stands for two classes", uniqueNames());
    rules.put("no class of a package needs itself", CircleRule.rule());
    rules.put("every package says where null may be", nullMarked());
    Plan.GUESTS.forEach((guest, hosts) -> rules.put("guest " + guest, guest(root, guest, hosts)));
    rules.put("resources are called so and stand at the edge", resources(root));
    rules.put("a job owns no transaction", jobsOwnNoTransaction(root));
    rules.put("threads are the container's", threads());
    rules.put("time comes from a clock", clocks());
    rules.put("nothing speaks the language of the machine", LanguageRule.rule());
    rules.put("nothing is printed", NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    rules.put("names say what a thing is", names());
    rules.put("whoever reads a page pays for each look at it", looks(root));
    return rules;
  }

  private static ArchRule rooms(String root) {
    Architectures.LayeredArchitecture house =
        Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(root + "..")
            .withOptionalLayers(true)
            .layer("root")
            .definedBy(packages(root, ""));
    for (String room : Plan.ROOMS.keySet()) {
      house = house.layer(room).definedBy(root + "." + room + "..");
    }
    for (Map.Entry<String, Set<String>> room : Plan.ROOMS.entrySet()) {
      house =
          room.getValue().isEmpty()
              ? house.whereLayer(room.getKey()).mayNotAccessAnyLayer()
              : house
                  .whereLayer(room.getKey())
                  .mayOnlyAccessLayers(room.getValue().toArray(new String[0]));
    }
    return house.ensureAllClassesAreContainedInArchitecture();
  }

  private static ArchRule rootStaysOnTop(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root);
  }

  private static ArchRule door(String root, String room, Set<String> inner) {
    String door = room.isEmpty() ? root : root + "." + room;
    String[] hidden = inner.stream().map(name -> door + "." + name + "..").toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages(root, room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(hidden);
  }

  /** A room with all its inner rooms; the root's stand beside the other rooms. */
  private static String[] packages(String root, String room) {
    return room.isEmpty()
        ? Stream.concat(
                Stream.of(root),
                Plan.INNER_ROOMS.get("").keySet().stream().map(name -> root + "." + name + ".."))
            .toArray(String[]::new)
        : new String[] {root + "." + room + ".."};
  }

  private static ArchRule size() {
    return all(new TopLevel(JavaClass::getPackageName))
        .should(haveAtMost(room -> Plan.MOST_CLASSES));
  }

  private static ArchRule nullMarked() {
    return classes()
        .should(
            new ArchCondition<>("stand in a package that is NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName()));
              }
            });
  }

  private static ArchRule uniqueNames() {
    return all(new TopLevel(JavaClass::getSimpleName)).should(haveAtMost(name -> 1));
  }

  /** The classes with a file of their own, by some property of theirs. */
  private static final class TopLevel
      extends AbstractClassesTransformer<Map.Entry<String, List<String>>> {

    private final Function<JavaClass, String> property;

    TopLevel(Function<JavaClass, String> property) {
      super("groups of classes");
      this.property = property;
    }

    @Override
    public Iterable<Map.Entry<String, List<String>>> doTransform(JavaClasses classes) {
      return classes.stream()
          .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
          .collect(
              Collectors.groupingBy(
                  property,
                  TreeMap::new,
                  Collectors.mapping(JavaClass::getName, Collectors.toList())))
          .entrySet();
    }
  }

  private static ArchCondition<Map.Entry<String, List<String>>> haveAtMost(
      ToIntFunction<String> most) {
    return new ArchCondition<>("have no more members than they may") {
      @Override
      public void check(Map.Entry<String, List<String>> group, ConditionEvents events) {
        boolean few = group.getValue().size() <= most.applyAsInt(group.getKey());
        events.add(
            new SimpleConditionEvent(group, few, group.getKey() + " has " + group.getValue()));
      }
    };
  }

  private static ArchRule guest(String root, String guest, Set<String> hosts) {
    String[] packages =
        hosts.stream()
            .map(room -> room.isEmpty() ? root : root + "." + room + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(guest + "..")
        .allowEmptyShould(true);
  }

  private static ArchRule resources(String root) {
    return classes()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .haveSimpleNameEndingWith("Resource")
        .andShould()
        .resideInAnyPackage(root + ".stream", root + ".api..");
  }

  private static ArchRule jobsOwnNoTransaction(String root) {
    DescribedPredicate<JavaClass> transactional =
        DescribedPredicate.describe(
            "own a transaction",
            type ->
                !type.isAnnotatedWith(TransactionAttribute.class)
                    || type.getAnnotationOfType(TransactionAttribute.class).value()
                        != TransactionAttributeType.NOT_SUPPORTED);
    return noClasses()
        .that()
        .resideInAPackage(root + ".admin..")
        .and()
        .areAnnotatedWith(Stateless.class)
        .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(transactional));
  }

  private static ArchRule threads() {
    return noClasses()
        .should()
        .callConstructor(Thread.class)
        .orShould()
        .callConstructor(Thread.class, Runnable.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Executors.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ForkJoinPool.class)
        .because("the container gives threads, with its context and its bounds");
  }

  private static ArchRule clocks() {
    DescribedPredicate<JavaAccess<?>> withoutClock =
        DescribedPredicate.describe(
            "a time without a clock",
            access ->
                (access.getName().equals("now")
                        && CLOCKS.contains(access.getTargetOwner().getName())
                        && !access.getTarget().getFullName().contains(Clock.class.getName()))
                    || access.getTarget().getFullName().contains("System.currentTimeMillis"));
    return noClasses().should().accessTargetWhere(withoutClock);
  }

  private static ArchRule names() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto|DTO)")
        .because("such a name says nothing about the thing");
  }

  /** Only the reading, the outline and the grid walk through a document: they charge for it. */
  private static ArchRule looks(String root) {
    DescribedPredicate<JavaAccess<?>> walk =
        DescribedPredicate.describe(
            "a walk through a document that nobody pays for",
            access ->
                access.getTargetOwner().getName().startsWith("org.jsoup.")
                    && WALKS.matcher(access.getName()).matches());
    return noClasses()
        .that()
        .resideInAPackage(root + ".extraction..")
        .and()
        .resideOutsideOfPackages(
            root + ".extraction.grid..",
            root + ".extraction.outline..",
            root + ".extraction.reading..")
        .should()
        .accessTargetWhere(walk);
  }
}
