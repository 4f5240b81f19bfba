package io.ballast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import tools.jackson.databind.json.JsonMapper;

class ModularityTest {
    private static final Path DOCS = Path.of("..", "docs", "generated");
    private static final Path LIST =
            Path.of("src", "main", "resources", "META-INF", "spring-modulith", "application-modules.json");
    private static final ApplicationModules MODULES = ApplicationModules.of(BallastApplication.class);

    @Test
    void every_module_calls_only_what_its_header_allows() {
        MODULES.verify();
    }

    @Test
    void every_module_says_what_it_may_use() {
        assertThat(MODULES.stream())
                .allSatisfy(module -> assertThat(module.getBasePackage()
                                .toSingle()
                                .getAnnotation(org.springframework.modulith.ApplicationModule.class))
                        .isPresent());
    }

    /** The picture in the docs is drawn from the code, in the order of names; it changes only when the modules do. */
    @Test
    void the_picture_of_the_modules_is_drawn_from_the_code() throws IOException {
        Path kept = DOCS.resolve("modules.md");
        String picture = picture();
        assertThat(picture).contains("audit --> web").doesNotContain("web --> ");
        Files.createDirectories(DOCS);
        if (!Files.exists(kept) || !Files.readString(kept).equals(picture)) {
            Files.writeString(kept, picture);
        }
    }

    /** Finding the modules in the classes at every start would take seconds; migrations run in the order of the list. */
    @Test
    void the_list_of_modules_read_at_start_has_each_behind_those_it_uses() throws IOException {
        List<String> list = new ArrayList<>();
        JsonMapper.builder()
                .build()
                .readTree(Files.readString(LIST))
                .propertyNames()
                .forEach(list::add);
        assertThat(list)
                .as("%s", LIST)
                .containsExactlyInAnyOrderElementsOf(MODULES.stream()
                        .map(module -> module.getIdentifier().toString())
                        .toList());
        assertThat(MODULES.stream())
                .allSatisfy(module -> assertThat(module.getDirectDependencies(MODULES)
                                .uniqueModules()
                                .map(used -> list.indexOf(used.getIdentifier().toString())))
                        .as("what %s uses stands before it", module.getIdentifier())
                        .allMatch(place ->
                                place < list.indexOf(module.getIdentifier().toString())));
    }

    private static String picture() {
        StringBuilder picture = new StringBuilder();
        picture.append("# Modules of the server\n\n")
                .append("Drawn from the code by `ModularityTest`; do not edit. An arrow points to what is used.\n\n")
                .append("```mermaid\nflowchart BT\n");
        MODULES.stream()
                .map(module -> module.getIdentifier().toString())
                .sorted()
                .forEach(name -> picture.append("  ").append(name).append('\n'));
        MODULES.stream()
                .flatMap(module -> module.getDirectDependencies(MODULES)
                        .uniqueModules()
                        .map(used -> module.getIdentifier() + " --> " + used.getIdentifier()))
                .distinct()
                .sorted()
                .forEach(arrow -> picture.append("  ").append(arrow).append('\n'));
        return picture.append("```\n").toString();
    }
}
