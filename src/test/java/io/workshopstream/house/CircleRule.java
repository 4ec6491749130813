package io.workshopstream.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * No class of a package needs itself in the end: whoever reads a package can read it from below. A
 * sealed type does not need the types that it permits, which only close the family.
 */
final class CircleRule {

  private CircleRule() {}

  static ArchRule rule() {
    return ArchRuleDefinition.all(new TopLevelClasses()).should(notNeedThemselves());
  }

  private static final class TopLevelClasses extends AbstractClassesTransformer<JavaClass> {

    TopLevelClasses() {
      super("classes with a file of their own");
    }

    @Override
    public Iterable<JavaClass> doTransform(JavaClasses classes) {
      return classes.stream().filter(JavaClass::isTopLevelClass).toList();
    }
  }

  private static ArchCondition<JavaClass> notNeedThemselves() {
    return new ArchCondition<>("not need themselves through others of their package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Set<JavaClass> reached = reached(type);
        events.add(
            new SimpleConditionEvent(
                type, !reached.contains(type), type.getName() + " needs itself"));
      }
    };
  }

  private static Set<JavaClass> reached(JavaClass from) {
    Set<JavaClass> reached = new HashSet<>();
    Deque<JavaClass> next = new ArrayDeque<>(neighbours(from));
    while (!next.isEmpty()) {
      JavaClass type = next.pop();
      if (reached.add(type)) {
        next.addAll(neighbours(type));
      }
    }
    return reached;
  }

  /** The other classes of the package that a class, or one inside it, uses. */
  private static Set<JavaClass> neighbours(JavaClass type) {
    return type.getPackage().getClasses().stream()
        .filter(member -> outermost(member).equals(type))
        .flatMap(member -> member.getDirectDependenciesFromSelf().stream())
        .map(dependency -> outermost(dependency.getTargetClass()))
        .filter(other -> !other.equals(type))
        .filter(other -> other.getPackageName().equals(type.getPackageName()))
        .collect(Collectors.toSet());
  }

  private static JavaClass outermost(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }
}
