package io.ballast.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.value.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The catalogue as a whole: complete, unique, bilingual, sourced. */
class IndicatorsTest {
    private static final Path ENGINE = Path.of("").toAbsolutePath();
    private static final Path SOURCES = ENGINE.resolve("../docs/sources.md").normalize();
    private static final Path CODE = ENGINE.resolve("src/main/java/io/ballast/engine/indicator");

    @Test
    void at_least_sixty_questions_are_asked_each_in_a_file_of_its_own() {
        var classes = Indicators.ALL.stream().map(Object::getClass).distinct().toList();

        assertThat(classes).hasSizeGreaterThanOrEqualTo(60);
        assertThat(classes)
                .allSatisfy(type ->
                        assertThat(CODE.resolve(type.getSimpleName() + ".java")).exists());
    }

    @Test
    void every_indicator_written_is_in_the_catalogue() throws IOException {
        try (var files = Files.list(CODE)) {
            var written = files.filter(file -> read(file).contains(" implements Indicator {"))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            var listed = Indicators.ALL.stream()
                    .map(indicator -> indicator.getClass().getSimpleName())
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(listed).isEqualTo(written);
        }
    }

    @Test
    void every_family_has_indicators_and_stands_together() {
        var families = Indicators.ALL.stream()
                .map(indicator -> indicator.description().family())
                .toList();

        assertThat(EnumSet.copyOf(families)).containsExactly(Family.values());
        assertThat(families).isSorted();
    }

    @Test
    void no_two_indicators_share_a_name_or_a_label() {
        var all = Indicators.CATALOGUE.all();

        assertThat(all).extracting(Description::name).doesNotHaveDuplicates();
        assertThat(all).extracting(d -> d.label().zh()).doesNotHaveDuplicates();
        assertThat(all).extracting(d -> d.label().en()).doesNotHaveDuplicates();
        assertThatThrownBy(() -> new Catalogue(List.of(all.getFirst(), all.getFirst())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(all.getFirst().name());
    }

    @Test
    void labels_and_questions_are_chinese_and_english() {
        assertThat(Indicators.CATALOGUE.all()).allSatisfy(description -> {
            for (Text text : List.of(description.label(), description.question(), description.noValue())) {
                assertThat(text.zh()).as(description.name()).containsPattern("\\p{IsHan}");
                assertThat(text.en()).as(description.name()).doesNotContainPattern("\\p{IsHan}");
            }
            assertThat(description.question().zh()).endsWith("？");
            assertThat(description.question().en()).endsWith("?");
            assertThat(description.formula()).isNotBlank();
        });
    }

    @Test
    void a_number_of_days_at_the_end_of_a_name_is_the_window() {
        assertThat(Indicators.CATALOGUE.all())
                .filteredOn(description -> description.name().matches(".*_\\d+"))
                .isNotEmpty()
                .allSatisfy(description -> {
                    int days = Integer.parseInt(description.name().replaceAll(".*_", ""));
                    assertThat(description.window()).as(description.name()).isGreaterThanOrEqualTo(days);
                });
    }

    @Test
    void every_source_named_is_written_down() throws IOException {
        var keys = Files.readAllLines(SOURCES).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4).strip())
                .toList();

        assertThat(keys).isSorted();
        assertThat(Indicators.CATALOGUE.all()).extracting(Description::source).isSubsetOf(keys);
    }

    @Test
    void the_source_in_the_javadoc_is_the_one_in_the_description() {
        assertThat(Indicators.ALL).allSatisfy(indicator -> {
            String code = read(CODE.resolve(indicator.getClass().getSimpleName() + ".java"));
            assertThat(code)
                    .contains("docs/sources.md#" + indicator.description().source() + "\n");
            assertThat(code).contains("<li>shape:", "<li>unit:", "<li>window:", "<li>no value:", "<li>error:");
        });
    }

    @Test
    void every_reason_for_no_value_is_given_by_some_indicator_or_signal() {
        var indicators = Indicators.ALL.stream()
                .map(indicator -> read(CODE.resolve(indicator.getClass().getSimpleName() + ".java")))
                .collect(Collectors.joining());
        var code = indicators + read(CODE.resolveSibling("warning").resolve("WarningSignals.java"));

        assertThat(Arrays.asList(Lack.values()))
                .allSatisfy(lack -> assertThat(code).contains("Lack." + lack.name()));
    }

    @Test
    void every_indicator_is_tested_with_a_value_and_without() throws IOException {
        String tests;
        try (var files = Files.list(ENGINE.resolve("src/test/java/io/ballast/engine/indicator"))) {
            tests = files.map(IndicatorsTest::read).collect(Collectors.joining());
        }
        var namesByClass = Indicators.ALL.stream()
                .collect(Collectors.groupingBy(
                        indicator -> indicator.getClass().getSimpleName(),
                        Collectors.mapping(indicator -> indicator.description().name(), Collectors.toList())));

        assertThat(namesByClass.entrySet()).allSatisfy(entry -> {
            assertThat(entry.getValue()).as(entry.getKey()).anyMatch(name -> tests.contains("reads(\"" + name + "\""));
            assertThat(entry.getValue()).as(entry.getKey()).anyMatch(name -> tests.contains("lacks(\"" + name + "\""));
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
