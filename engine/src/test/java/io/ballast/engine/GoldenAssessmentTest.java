package io.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.CustomerFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole assessments of the named samples, reviewed like code. They change only on purpose: run with
 * {@code -Dgolden.update=true} and read the difference before committing it.
 */
class GoldenAssessmentTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    @ParameterizedTest
    @MethodSource("io.ballast.engine.SampleCustomers#all")
    void a_sample_customer_is_assessed_as_its_file_says(CustomerFacts facts) throws IOException {
        Path file = FOLDER.resolve(facts.customer() + ".txt");
        String text = AssessmentText.of(Assess.assess(facts, Policy.standard()));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("io.ballast.engine.SampleCustomers#all")
    void the_same_facts_assessed_again_give_the_same_bytes(CustomerFacts facts) {
        String first = AssessmentText.of(Assess.assess(facts, Policy.standard()));
        String second = AssessmentText.of(Assess.assess(facts, Policy.standard()));

        assertThat(second).isEqualTo(first);
    }
}
