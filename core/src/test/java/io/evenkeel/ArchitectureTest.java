package io.evenkeel;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.evenkeel.cluster.Cluster;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The arrows of the house and what its rooms keep out. */
@AnalyzeClasses(locations = ArchitectureTest.CoreClasses.class)
class ArchitectureTest {

  /** What this module ships, and nothing else that is on the class path. */
  static final class CoreClasses implements LocationProvider {
    @Override
    public Set<Location> get(Class<?> test) {
      return Set.of(Location.of(Cluster.class.getProtectionDomain().getCodeSource().getLocation()));
    }
  }

  private static final String CLUSTER = "io.evenkeel.cluster..";
  private static final String PREFLIGHT = "io.evenkeel.preflight..";
  private static final String PLAN = "io.evenkeel.plan..";
  private static final String MAINTENANCE = "io.evenkeel.maintenance..";
  private static final String[] PURE = {CLUSTER, PREFLIGHT, PLAN};

  @ArchTest
  static final ArchRule the_cluster_knows_nobody =
      noClasses()
          .that(resideInAnyPackage(CLUSTER))
          .should()
          .dependOnClassesThat(resideInAnyPackage(PREFLIGHT, PLAN, MAINTENANCE));

  @ArchTest
  static final ArchRule preflight_knows_the_cluster_alone =
      noClasses()
          .that(resideInAnyPackage(PREFLIGHT))
          .should()
          .dependOnClassesThat(resideInAnyPackage(PLAN, MAINTENANCE));

  @ArchTest
  static final ArchRule the_planner_knows_the_cluster_alone =
      noClasses()
          .that(resideInAnyPackage(PLAN))
          .should()
          .dependOnClassesThat(resideInAnyPackage(PREFLIGHT, MAINTENANCE));

  @ArchTest
  static final ArchRule the_pure_packages_do_no_io =
      noClasses()
          .that(resideInAnyPackage(PURE))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "java.io..",
                  "java.net..",
                  "java.nio",
                  "java.nio.channels..",
                  "java.nio.file..",
                  "java.sql..",
                  "javax.sql.."));

  @ArchTest
  static final ArchRule the_pure_packages_hold_no_clock =
      noClasses()
          .that(resideInAnyPackage(PURE))
          .should()
          .dependOnClassesThat(assignableTo(InstantSource.class))
          .orShould()
          .accessTargetWhere(target("what time it is", ArchitectureTest::readsTheTime));

  @ArchTest
  static final ArchRule the_pure_packages_start_no_thread =
      noClasses()
          .that(resideInAnyPackage(PURE))
          .should()
          .dependOnClassesThat(
              assignableTo(Thread.class)
                  .or(assignableTo(Executor.class))
                  .or(assignableTo(CompletionStage.class)))
          .orShould()
          .accessTargetWhere(target("a parallel stream", t -> t.getName().startsWith("parallel")));

  @ArchTest
  static final ArchRule the_pure_packages_log_nothing =
      noClasses()
          .that(resideInAnyPackage(PURE))
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.slf4j..", "java.util.logging.."))
          .orShould()
          .dependOnClassesThat(assignableTo(System.Logger.class))
          .orShould()
          .accessTargetWhere(
              target("the console", t -> isOf(t, System.class) && isOneOf(t, "out", "err")));

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses()
          .should()
          .haveNameMatching(
              "(?i)io\\.evenkeel\\.(.*\\.)?(impl|utils?|internal|managers?|helpers?)\\..*")
          .orShould()
          .haveNameMatching(".*(Impl|Utils?|Internal|Manager|Helper)(\\$.*)?");

  @ArchTest
  static final ArchRule order_is_the_same_on_every_run =
      noClasses()
          .should()
          .dependOnClassesThat(
              describe(
                  "iterate in no order of their own",
                  type ->
                      Set.of(
                              "java.util.HashMap",
                              "java.util.HashSet",
                              "java.util.IdentityHashMap",
                              "java.util.WeakHashMap")
                          .contains(type.getName())))
          .orShould()
          .accessTargetWhere(target("an unordered set or map", ArchitectureTest::isUnordered));

  @ArchTest
  static final ArchRule guava_stays_inside =
      classes()
          .that(describe("are part of the API", ArchitectureTest::isApi))
          .should(showNoTypeOf("com.google.common"));

  private static boolean readsTheTime(AccessTarget target) {
    return target.getOwner().getPackageName().equals("java.time") && isOneOf(target, "now")
        || isOf(target, System.class) && isOneOf(target, "currentTimeMillis", "nanoTime");
  }

  private static boolean isUnordered(AccessTarget target) {
    boolean factory =
        (isOf(target, Set.class) || isOf(target, Map.class))
            && isOneOf(target, "of", "copyOf", "ofEntries")
            && parametersOf(target) > 0;
    boolean collector =
        isOf(target, Collectors.class)
            && (isOneOf(target, "toSet", "toUnmodifiableSet", "toUnmodifiableMap")
                || isOneOf(target, "toMap") && parametersOf(target) < 4
                || isOneOf(target, "groupingBy") && parametersOf(target) < 3);
    return factory || collector;
  }

  private static int parametersOf(AccessTarget target) {
    return ((AccessTarget.CodeUnitAccessTarget) target).getRawParameterTypes().size();
  }

  private static boolean isOf(AccessTarget target, Class<?> owner) {
    return target.getOwner().isEquivalentTo(owner);
  }

  private static boolean isOneOf(AccessTarget target, String... names) {
    return List.of(names).contains(target.getName());
  }

  private static DescribedPredicate<JavaAccess<?>> target(
      String description, Predicate<AccessTarget> predicate) {
    return describe(description, access -> predicate.test(access.getTarget()));
  }

  private static boolean isApi(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isApi).orElse(true);
  }

  private static ArchCondition<JavaClass> showNoTypeOf(String packageName) {
    return new ArchCondition<>("show no type of " + packageName) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream<JavaMember> shown =
            type.getMembers().stream()
                .filter(
                    member ->
                        member.getModifiers().contains(JavaModifier.PUBLIC)
                            || member.getModifiers().contains(JavaModifier.PROTECTED));
        shown
            .filter(
                member ->
                    typesOf(member)
                        .flatMap(signature -> signature.getAllInvolvedRawTypes().stream())
                        .anyMatch(raw -> raw.getPackageName().startsWith(packageName)))
            .forEach(
                member ->
                    events.add(SimpleConditionEvent.violated(member, member.getDescription())));
      }
    };
  }

  private static Stream<JavaType> typesOf(JavaMember member) {
    if (member instanceof JavaCodeUnit codeUnit) {
      return Stream.concat(
          Stream.of(codeUnit.getReturnType()), codeUnit.getParameterTypes().stream());
    }
    return Stream.of(((JavaField) member).getType());
  }
}
