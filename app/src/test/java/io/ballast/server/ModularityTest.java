package io.ballast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;
import org.springframework.modulith.docs.Documenter.Options;

class ModularityTest {
    private static final Path DOCS = Path.of("..", "docs", "generated");
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

    /** The picture in the docs is drawn from the code; it changes only when the modules do. */
    @Test
    void the_picture_of_the_modules_is_drawn_from_the_code() throws IOException {
        Path fresh = Files.createTempDirectory("modules");
        new Documenter(
                        MODULES,
                        Options.defaults().withOutputFolder(fresh.toString()).withoutClean())
                .writeModulesAsPlantUml(DiagramOptions.defaults().withStyle(DiagramOptions.DiagramStyle.UML));
        Path drawn = fresh.resolve("components.puml");
        assertThat(drawn).isNotEmptyFile();
        Files.createDirectories(DOCS);
        String picture = String.join("\n", Files.readAllLines(drawn)) + "\n";
        Path kept = DOCS.resolve("modules.puml");
        if (!Files.exists(kept) || !Files.readString(kept).equals(picture)) {
            Files.writeString(kept, picture);
        }
    }
}
