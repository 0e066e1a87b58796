package io.fairlead.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The module table of ARCHITECTURE.md, enforced.
class ArchitectureTest {
    private static final String ROOT = "io.fairlead.";

    /// Module → our modules it may use.
    private static final Map<String, Set<String>> TABLE = table();

    /// Modules that are given clock, disk, network and threads by those that have a `main`.
    private static final String[] GIVEN_EVERYTHING =
            packagesOf("journal", "fix", "core", "venues", "gateway", "strategy");

    /// Code of these decides and nothing else.
    private static final String[] PURE = {
        ROOT + "core..", ROOT + "strategy..", ROOT + "fix.session..", ROOT + "fix.codec.."
    };

    private static JavaClasses classes;

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        table.put("journal", Set.of());
        table.put("fix", Set.of("journal"));
        table.put("core", Set.of());
        table.put("venues", Set.of("core", "fix"));
        table.put("gateway", Set.of("core", "fix", "journal", "venues"));
        table.put("strategy", Set.of("core"));
        table.put("store", Set.of("core", "journal"));
        table.put("sim", Set.of("core"));
        table.put("proof", Set.of("core", "fix", "journal", "venues", "gateway", "strategy", "store", "sim"));
        table.put("app", Set.of("core", "fix", "journal", "venues", "gateway", "strategy", "store", "sim", "proof"));
        return table;
    }

    private static String[] packagesOf(String... modules) {
        return List.of(modules).stream().map(module -> ROOT + module + "..").toArray(String[]::new);
    }

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.fairlead");
    }

    @Test
    void everyModuleIsInTheTable() {
        Set<String> found = new LinkedHashSet<>();
        for (JavaClass type : classes) {
            found.add(type.getPackageName().substring(ROOT.length()).split("\\.", 2)[0]);
        }
        assertThat(found).contains("journal", "core", "gateway", "app").isSubsetOf(TABLE.keySet());
    }

    @Test
    void modulesUseOnlyWhatTheTableAllows() {
        TABLE.forEach((module, allowed) -> {
            Set<String> packages = new LinkedHashSet<>(allowed);
            packages.add(module);
            DescribedPredicate<JavaClass> ours = resideInAPackage(ROOT.substring(0, ROOT.length() - 1) + "..");
            DescribedPredicate<JavaClass> permitted = resideInAnyPackage(packagesOf(packages.toArray(String[]::new)));
            classes()
                    .that(resideInAPackage(ROOT + module + ".."))
                    .should(onlyDependOnClassesThat(DescribedPredicate.not(ours).or(permitted)))
                    .allowEmptyShould(true)
                    .check(classes);
        });
    }

    @Test
    void journalFixCoreAndStrategyNeedNothingButTheJdk() {
        classes()
                .that(resideInAnyPackage(packagesOf("journal", "fix", "core", "strategy")))
                .should(onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "javax..", "org.w3c.dom..", "org.xml.sax..", "org.jspecify..", "io.fairlead..")))
                .check(classes);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("io.fairlead.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void pureCodeKnowsNoClockChanceThreadLogOrDisk() {
        noClasses()
                .that(resideInAnyPackage(PURE))
                .should(callMethodWhere(readsClockOrChance()))
                .check(classes);
        noClasses()
                .that(resideInAnyPackage(PURE))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "org.slf4j..")
                                .or(named(
                                        "java.lang.Thread",
                                        "java.time.Clock",
                                        "java.util.Random",
                                        "java.security.SecureRandom"))
                                .or(named("java.util.concurrent.ThreadLocalRandom", "java.util.Timer", "java.io.File")))
                .check(classes);
    }

    @Test
    void coreHoldsNoLock() {
        noClasses()
                .that(resideInAnyPackage(PURE))
                .should()
                .dependOnClassesThat(resideInAPackage("java.util.concurrent.locks.."))
                .check(classes);
        assertThat(classes.stream()
                        .filter(resideInAnyPackage(PURE))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getModifiers()
                                .contains(com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED)))
                .isEmpty();
    }

    @Test
    void onlyThoseWithAMainReadTheClockTheEnvironmentOrStartThreads() {
        noClasses()
                .that(resideInAnyPackage(GIVEN_EVERYTHING))
                .should(callMethodWhere(readsClockOrChance()))
                .orShould(callMethodWhere(readsEnvironment()))
                .orShould(callMethodWhere(startsThread()))
                .check(classes);
        assertThat(classes.stream()
                        .filter(resideInAnyPackage(GIVEN_EVERYTHING))
                        .filter(type ->
                                type.tryGetMethod("main", String[].class).isPresent()))
                .isEmpty();
    }

    @Test
    void simulatorSharesNoProtocolCodeWithTheEngineItTests() {
        noClasses()
                .that(resideInAPackage(ROOT + "sim.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packagesOf("fix", "venues", "gateway", "store")))
                .allowEmptyShould(true)
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        Set<String> wanted = Set.of(names);
        return DescribedPredicate.describe("one of " + wanted, type -> wanted.contains(type.getName()));
    }

    private static DescribedPredicate<JavaCall<?>> readsClockOrChance() {
        return call(
                "reads a clock or chance",
                Set.of(
                        "java.lang.System.currentTimeMillis",
                        "java.lang.System.nanoTime",
                        "java.lang.Math.random",
                        "java.time.Instant.now",
                        "java.time.LocalDate.now",
                        "java.time.LocalDateTime.now",
                        "java.time.ZonedDateTime.now",
                        "java.util.UUID.randomUUID",
                        "java.lang.Thread.sleep"));
    }

    private static DescribedPredicate<JavaCall<?>> readsEnvironment() {
        return call("reads the environment", Set.of("java.lang.System.getenv", "java.lang.System.getProperty"));
    }

    private static DescribedPredicate<JavaCall<?>> startsThread() {
        return call(
                "starts a thread",
                Set.of(
                        "java.lang.Thread.start",
                        "java.lang.Thread.startVirtualThread",
                        "java.util.concurrent.Executors.newFixedThreadPool",
                        "java.util.concurrent.Executors.newCachedThreadPool",
                        "java.util.concurrent.Executors.newSingleThreadExecutor",
                        "java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor"));
    }

    private static DescribedPredicate<JavaCall<?>> call(String what, Set<String> methods) {
        return DescribedPredicate.describe(
                        what,
                        (JavaAccess<?> access) -> methods.contains(access.getTargetOwner()
                                        .getName() + "." + access.getTarget().getName()))
                .forSubtype();
    }
}
