package io.ballast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators read and run goes with what the product is. */
class OperationTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().endsWith("app") ? Path.of("..") : Path.of("");
    private static final Pattern SETTING = Pattern.compile("\\b(BALLAST|SPRING)_[A-Z_]*[A-Z]\\b");

    /** Of a component with several licences one of these is enough; each may go into an Apache-2.0 product unchanged. */
    private static final Set<String> LICENCES = Set.of(
            "Apache-2.0", "MIT", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "Bouncy Castle Licence");

    @Test
    void every_setting_is_documented_once_and_every_documented_one_is_read() throws IOException {
        Set<String> read = new TreeSet<>();
        for (String file : List.of(
                "ballast",
                "app/src/main/resources/application.yaml",
                "app/src/main/java/io/ballast/server/backup/GivenKey.java")) {
            read.addAll(settings(Files.readString(ROOT.resolve(file))));
        }
        read.add("BALLAST_AUDIT_KEY"); // ballast.audit.key, bound by its name
        read.addAll(Set.of("SPRING_FLYWAY_USER", "SPRING_FLYWAY_PASSWORD", "SPRING_DATASOURCE_USERNAME"));
        read.add("SPRING_DATASOURCE_PASSWORD");
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/operation.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        List<String> documented = new ArrayList<>();
        rows.forEach(row -> documented.addAll(settings(row.substring(0, row.indexOf('|', 2)))));
        assertThat(documented).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void the_bill_of_materials_is_in_the_product_and_every_licence_fits() throws IOException {
        URL resource = OperationTest.class.getResource("/META-INF/sbom/application.cdx.json");
        if (resource == null) {
            System.err.println("SKIPPED: built with -o, so Maven made no bill of materials; licences are not tested");
        }
        Assumptions.assumeTrue(resource != null, "the bill of materials is made with a network only");
        JsonNode bill;
        try (InputStream in = Objects.requireNonNull(resource).openStream()) {
            bill = JsonMapper.builder().build().readTree(in);
        }
        List<String> unfit = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonNode component : bill.get("components")) {
            names.add(component.get("name").asString());
            boolean fits = component
                    .path("licenses")
                    .valueStream()
                    .map(licence -> licence.path("license"))
                    .anyMatch(licence -> LICENCES.contains(licence.path("id").asString(""))
                            || LICENCES.contains(licence.path("name").asString("")));
            boolean isOurs = component.get("group").asString().equals("io.ballast");
            if (!fits || !isOurs && component.path("hashes").isEmpty()) {
                unfit.add(component.get("purl").asString() + " " + component.path("licenses"));
            }
        }
        assertThat(names)
                .contains("postgresql", "spring-webmvc", "htmx.org", "tink")
                .hasSizeGreaterThan(100);
        assertThat(unfit).isEmpty();
    }

    @Test
    void the_container_runs_without_privileges_and_holds_no_secret() throws IOException {
        String container = Files.readString(ROOT.resolve("deploy/Containerfile"));
        assertThat(container).contains("\nUSER 10001:10001\n", "STOPSIGNAL SIGTERM", "-XX:+ExitOnOutOfMemoryError");
        assertThat(container.indexOf("USER ")).isGreaterThan(container.lastIndexOf("\nCOPY "));
        assertThat(container).doesNotContainPattern("(?i)(password|secret|token)=");
        Map<String, ?> compose = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(ROOT.resolve("deploy/compose.yaml")));
        String written = compose.toString();
        assertThat(compose.get("services")).isInstanceOf(Map.class);
        assertThat(written).contains("no-new-privileges:true", "read_only=true", "127.0.0.1:8080:8080");
        Matcher secret = Pattern.compile("PASSWORD=([^,}]+)").matcher(written);
        assertThat(secret.results().map(found -> found.group(1)))
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(value -> value.startsWith("${"), "is given from outside");
        assertThat(settings(written).stream().filter(name -> name.startsWith("BALLAST_")))
                .allMatch(Files.readString(ROOT.resolve("docs/operation.md"))::contains);
    }

    private static Set<String> settings(String text) {
        Set<String> found = new TreeSet<>();
        SETTING.matcher(text).results().map(result -> result.group()).forEach(found::add);
        return found;
    }
}
