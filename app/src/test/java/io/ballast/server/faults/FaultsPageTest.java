package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/faults.md names tests that exist and all crash points. */
class FaultsPageTest {
    private static final Path PAGE = Path.of("../docs/faults.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern HIT = Pattern.compile("CrashPoint\\.hit\\(\"([\\w.-]+)\"\\)");

    @Test
    void every_test_that_the_page_names_exists() throws IOException, ClassNotFoundException {
        Map<String, String> classes = new TreeMap<>();
        Path tests = Path.of("src/test/java");
        try (Stream<Path> files = Files.walk(tests)) {
            files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(file -> tests.relativize(file)
                            .toString()
                            .replace(".java", "")
                            .replace('/', '.'))
                    .forEach(name -> classes.put(name.substring(name.lastIndexOf('.') + 1), name));
        }
        Matcher named = TEST.matcher(Files.readString(PAGE));
        int count = 0;
        while (named.find()) {
            count++;
            assertThat(classes).containsKey(named.group(1));
            List<String> methods = Arrays.stream(Class.forName(
                                    classes.get(named.group(1)),
                                    false,
                                    getClass().getClassLoader())
                            .getDeclaredMethods())
                    .map(java.lang.reflect.Method::getName)
                    .toList();
            assertThat(methods).as(named.group(1)).contains(named.group(2));
        }
        assertThat(count).isGreaterThan(5);
    }

    @Test
    void every_crash_point_of_the_code_is_on_the_page() throws IOException {
        String page = Files.readString(PAGE);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> points = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(FaultsPageTest::pointsIn)
                    .toList();
            assertThat(points).hasSizeGreaterThan(15).doesNotHaveDuplicates();
            assertThat(points).allSatisfy(point -> assertThat(page).contains("`" + point + "`"));
        }
    }

    private static Stream<String> pointsIn(Path file) {
        try {
            return HIT.matcher(Files.readString(file)).results().map(found -> found.group(1)).toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
