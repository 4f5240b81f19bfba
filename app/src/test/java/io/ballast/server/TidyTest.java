package io.ballast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the sources of the whole house; every rule is also seen to fail. */
class TidyTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String SERVER = "app/src/main/java/io/ballast/server/";

    @Test
    void the_sources_keep_the_house_rules() throws IOException {
        var faults = new ArrayList<String>();
        List<Path> sources = sources(".java");
        for (Path source : sources) {
            faults.addAll(Tidy.faults(relative(source), Files.readString(source)));
        }
        assertThat(sources).hasSizeGreaterThan(50);
        assertThat(faults).isEmpty();
    }

    @Test
    void every_package_says_what_it_is() throws IOException {
        var without = new TreeSet<String>();
        for (Path source : sources(".java")) {
            Path info = source.resolveSibling("package-info.java");
            if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
                without.add(relative(info));
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    void every_message_exists_in_both_languages() throws IOException {
        Path messages = ROOT.resolve("app/src/main/resources/messages");
        try (Stream<Path> files = Files.list(messages)) {
            for (Path chinese : files.filter(f -> f.toString().endsWith("_zh_CN.properties"))
                    .toList()) {
                String name = chinese.getFileName().toString();
                Path english = chinese.resolveSibling(name.replace("_zh_CN", "_en"));
                assertThat(keys(english)).as(name).isEqualTo(keys(chinese));
            }
        }
    }

    @Test
    void a_name_that_says_nothing_is_refused() {
        assertThat(faultsOf("ledger/InvoiceManager.java", "class InvoiceManager {}"))
                .anyMatch(f -> f.contains("type name"));
        assertThat(faultsOf("ledger/util/A.java", "package io.ballast.server.ledger.util;"))
                .anyMatch(f -> f.contains("package name"));
    }

    @Test
    void a_clock_outside_the_shell_is_refused() {
        assertThat(faultsOf("ledger/A.java", "var day = LocalDate.now();")).hasSize(1);
        assertThat(faultsOf("web/A.java", "var day = LocalDate.now();")).isEmpty();
    }

    @Test
    void printing_silencing_and_unfinished_work_are_refused() {
        assertThat(faultsOf("ledger/A.java", "System.out" + ".println(1);")).hasSize(1);
        assertThat(faultsOf("ledger/A.java", "@Suppress" + "Warnings(\"all\")")).hasSize(1);
        assertThat(faultsOf("ledger/A.java", "// TO" + "DO later")).hasSize(1);
    }

    @Test
    void field_injection_is_refused() {
        assertThat(faultsOf("ledger/A.java", "    @Autowired")).hasSize(1);
        assertThat(faultsOf("ledger/A.java", "    @Autowired Ledger ledger;")).hasSize(1);
    }

    @Test
    void long_files_long_lines_and_machine_paths_are_refused() {
        assertThat(faultsOf("ledger/A.java", "x\n".repeat(401))).hasSize(1);
        assertThat(faultsOf("ledger/A.java", "x".repeat(121))).hasSize(1);
        assertThat(faultsOf("ledger/A.java", "var f = \"/ho" + "me/someone/file\";"))
                .hasSize(1);
    }

    @Test
    void a_module_that_reaches_into_another_schema_is_refused() {
        assertThat(faultsOf("customers/A.java", "select number from ledger.invoice"))
                .hasSize(1);
        assertThat(faultsOf("ledger/A.java", "select number from ledger.invoice"))
                .isEmpty();
        assertThat(faultsOf("assessment/A.java", "select number from ledger.invoice"))
                .isEmpty();
        assertThat(faultsOf("assessment/A.java", "insert into ledger.invoice")).hasSize(1);
        assertThat(faultsOf("ledger/A.java", "select * from ledger.invoice")).hasSize(1);
    }

    private static List<String> faultsOf(String file, String text) {
        return Tidy.faults(SERVER + file, text);
    }

    private static List<Path> sources(String ending) throws IOException {
        var found = new ArrayList<Path>();
        for (String module : List.of("engine", "samples", "app", "bench")) {
            Path tree = ROOT.resolve(module).resolve("src/main");
            if (Files.isDirectory(tree)) {
                try (Stream<Path> files = Files.walk(tree)) {
                    files.filter(file -> file.toString().endsWith(ending)).forEach(found::add);
                }
            }
        }
        return found;
    }

    private static String relative(Path path) {
        return ROOT.relativize(path).toString().replace('\\', '/');
    }

    private static Set<String> keys(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
