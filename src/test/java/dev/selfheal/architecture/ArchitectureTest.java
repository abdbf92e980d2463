package dev.selfheal.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.selfheal.fact.Fact;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between packages, and the habits that a program can check. */
class ArchitectureTest {
    private static final String ROOT = "dev.selfheal.";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.selfheal");

    /** Package to the packages it may use. */
    private static final Map<String, String> ARROWS = arrows();

    private static Map<String, String> arrows() {
        Map<String, String> arrows = new LinkedHashMap<>();
        arrows.put("fact", "");
        arrows.put("verdict", "fact");
        arrows.put("spelling", "");
        arrows.put("yaml", "");
        arrows.put("inventory", "spelling yaml");
        arrows.put("sys", "");
        arrows.put("redact", "");
        arrows.put("supervisor", "sys");
        arrows.put("recording", "fact verdict sys spelling");
        arrows.put("probe", "fact inventory sys redact supervisor recording");
        arrows.put("evidence", "fact inventory sys redact supervisor");
        arrows.put("policy", "fact verdict sys recording spelling yaml");
        arrows.put("fix", "fact verdict sys supervisor");
        arrows.put("diagnosis", "fact verdict sys redact recording");
        arrows.put("ledger", "fact verdict sys recording");
        arrows.put("event", "fact verdict outcome sys");
        arrows.put("alert", "verdict sys redact event");
        arrows.put("install", "inventory sys supervisor redact");
        arrows.put("outcome", "fact verdict recording");
        arrows.put("metrics", "fact verdict outcome");
        arrows.put("chronicle", "fact verdict recording ledger outcome sys");
        arrows.put("replay", "fact verdict policy recording outcome sys");
        arrows.put("cases", "fact verdict policy recording outcome replay sys");
        arrows.put("explain", "fact verdict policy recording outcome replay sys");
        arrows.put("check", "inventory sys");
        arrows.put("demo", "sys");
        arrows.put("evaluation", "fact verdict policy recording outcome diagnosis sys");
        arrows.put("page", "fact verdict outcome chronicle sys");
        arrows.put("cycle", String.join(" ", arrows.keySet()));
        arrows.put("cli", String.join(" ", arrows.keySet()));
        return arrows;
    }

    static List<String> packages() {
        return List.copyOf(ARROWS.keySet());
    }

    @Test
    void the_test_sees_every_package_and_no_test_class() {
        TreeSet<String> seen = MAIN.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(ARROWS.keySet()), seen);
        assertTrue(MAIN.size() > 100, "only " + MAIN.size() + " classes");
        assertTrue(MAIN.stream().noneMatch(type -> type.getSimpleName().endsWith("Test")));
    }

    @Test
    void the_test_sees_calls_and_uses_of_libraries() {
        assertTrue(MAIN.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .anyMatch(Calls.to(System.class, "nanoTime")));
        assertTrue(MAIN.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .anyMatch(use -> use.getTargetClass().getPackageName().startsWith("com.fasterxml.jackson")));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_uses_only_what_its_arrows_allow(String name) {
        String[] closed = ARROWS.keySet().stream()
                .filter(other -> !other.equals(name)
                        && !Arrays.asList(ARROWS.get(name).split(" ")).contains(other))
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(closed)
                .because(name + " may use only: " + ARROWS.get(name))
                .check(MAIN);
    }

    @Test
    void only_policy_knows_drools() {
        onlyIn("policy", "org.drools..", "org.kie..", "org.mvel2..");
    }

    @Test
    void only_one_package_knows_the_yaml_library() {
        onlyIn("yaml", "org.yaml..");
    }

    @Test
    void only_the_maker_of_own_kinds_writes_classes() {
        onlyIn("recording.own", "org.objectweb.asm..");
    }

    private static void onlyIn(String name, String... libraries) {
        noClasses()
                .that(are(not(resideInAPackage(ROOT + name + ".."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(MAIN);
    }

    @Test
    void only_cli_reads_the_environment_prints_and_exits() {
        noClasses()
                .that(are(not(resideInAPackage(ROOT + "cli.."))))
                .should()
                .callMethodWhere(
                        Calls.to(System.class, "getenv", "getProperty", "getProperties", "exit", "setProperty"))
                .orShould()
                .callMethodWhere(Calls.to(Runtime.class, "exit", "halt"))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .check(MAIN);
    }

    @Test
    void only_sys_reads_a_clock() {
        noClasses()
                .that(are(not(resideInAPackage(ROOT + "sys.."))))
                .should()
                .callMethodWhere(Calls.to(System.class, "nanoTime", "currentTimeMillis"))
                .orShould()
                .callMethodWhere(Calls.to(Instant.class, "now"))
                .orShould()
                .callMethodWhere(Calls.to(Thread.class, "sleep"))
                .check(MAIN);
    }

    @Test
    void a_name_says_what_a_thing_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Utils?|Impl|Helper)(\\$.*)?")
                .check(MAIN);
        noClasses().should().haveSimpleNameStartingWith("Abstract").check(MAIN);
    }

    @Test
    void facts_are_public_top_level_records_of_their_package() {
        List<JavaClass> facts = MAIN.stream()
                .filter(type -> type.isAssignableTo(Fact.class) && !type.isInterface())
                .toList();
        assertTrue(facts.size() > 15, "only " + facts);
        classes()
                .that()
                .areAssignableTo(Fact.class)
                .and()
                .areNotInterfaces()
                .should()
                .bePublic()
                .andShould()
                .beTopLevelClasses()
                .andShould()
                .beRecords()
                .andShould()
                .resideInAPackage(ROOT + "fact")
                .check(MAIN);
    }

    @Test
    void every_package_says_which_values_may_be_null() throws ClassNotFoundException {
        for (String name :
                MAIN.stream().map(JavaClass::getPackageName).distinct().toList()) {
            Class<?> info = Class.forName(name + ".package-info");
            assertTrue(info.isAnnotationPresent(NullMarked.class), name);
        }
    }
}
