package io.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Dispute;
import io.ballast.engine.ledger.Invoice;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LedgerBuilder;
import io.ballast.engine.ledger.LedgerCodec;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.ledger.Profile;
import io.ballast.engine.ledger.RandomLedgers;
import io.ballast.engine.ledger.SalesOrder;
import io.ballast.engine.ledger.Settlement;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.ledger.Standing;
import io.ballast.engine.scoring.Contribution;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Days;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AssessTest {
    private static final Policy POLICY = Policy.standard();
    private static final LocalDate MIDDLE = LocalDate.of(2025, 3, 15);
    private static final long SEED = RandomLedgers.seed();

    @Test
    void contributions_and_base_sum_to_the_score_exactly() {
        for (long customer = 0; customer < 300; customer++) {
            Assessment assessment = assess(RandomLedgers.ledger(SEED + customer, 150), MIDDLE);
            int sum = assessment.score().basePoints()
                    + assessment.score().contributions().stream()
                            .mapToInt(Contribution::points)
                            .sum();

            assertThat(assessment.score().points())
                    .as("seed %d", SEED + customer)
                    .isEqualTo(sum);
            assertThat(assessment.score().points()).isBetween(20, 1000);
        }
    }

    @Test
    void the_order_in_which_documents_arrive_changes_nothing() {
        for (long customer = 0; customer < 100; customer++) {
            String one = text(RandomLedgers.ledger(SEED + customer, 80), MIDDLE);
            String other = text(RandomLedgers.shuffledLedger(SEED + customer, 80, customer), MIDDLE);

            assertThat(other).as("seed %d", SEED + customer).isEqualTo(one);
        }
    }

    @Test
    void a_ledger_that_was_packed_and_unpacked_is_assessed_the_same() {
        for (long customer = 0; customer < 100; customer++) {
            Ledger ledger = RandomLedgers.ledger(SEED + customer, 80);
            byte[] packed = LedgerCodec.encode(ledger);
            CustomerFacts unpacked = facts(LedgerCodec.decode(packed), MIDDLE, Knowledge.AS_KNOWN_NOW);

            assertThat(AssessmentText.of(Assess.assess(unpacked, packed, POLICY)))
                    .as("seed %d", SEED + customer)
                    .isEqualTo(text(ledger, MIDDLE));
        }
    }

    @Test
    void rows_of_the_future_change_nothing_but_the_facts_hash() {
        for (long customer = 0; customer < 100; customer++) {
            List<Consumer<LedgerBuilder>> documents = RandomLedgers.documents(SEED + customer, 80);
            Ledger past = RandomLedgers.build(documents);
            documents.add(future(MIDDLE));
            Ledger withFuture = RandomLedgers.build(documents);
            for (Knowledge knowledge : Knowledge.values()) {
                Assessment one = Assess.assess(facts(past, MIDDLE, knowledge), POLICY);
                Assessment other = Assess.assess(facts(withFuture, MIDDLE, knowledge), POLICY);

                assertThat(withoutFactsHash(other))
                        .as("seed %d, %s", SEED + customer, knowledge)
                        .isEqualTo(withoutFactsHash(one));
                assertThat(other.provenance().factsHash())
                        .isNotEqualTo(one.provenance().factsHash());
            }
        }
    }

    @Test
    void every_thread_comes_to_the_same_assessment() throws Exception {
        Ledger ledger = RandomLedgers.ledger(SEED, 150);
        String expected = text(ledger, MIDDLE);
        List<Callable<String>> tasks = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            tasks.add(() -> text(ledger, MIDDLE));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void an_assessment_says_what_it_rests_on() {
        Provenance provenance = assess(Ledger.empty(), MIDDLE).provenance();

        assertThat(provenance.engineVersion()).isEqualTo(EngineVersion.VERSION);
        assertThat(provenance.policyHash()).isEqualTo(POLICY.hash());
        assertThat(provenance.factsHash()).matches("[0-9a-f]{64}");
    }

    @Test
    void the_engine_states_the_version_it_is_built_as() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<version>" + EngineVersion.VERSION);
    }

    @Test
    void a_different_fact_has_a_different_hash() {
        List<String> hashes = new ArrayList<>();
        for (CustomerFacts sample : SampleCustomers.all()) {
            hashes.add(Assess.assess(sample, POLICY).provenance().factsHash());
        }
        CustomerFacts dayLater = facts(Ledger.empty(), MIDDLE.plusDays(1), Knowledge.AS_KNOWN_NOW);
        CustomerFacts asKnown = facts(Ledger.empty(), MIDDLE, Knowledge.AS_KNOWN_THEN);
        hashes.add(Assess.assess(dayLater, POLICY).provenance().factsHash());
        hashes.add(Assess.assess(asKnown, POLICY).provenance().factsHash());

        assertThat(hashes).doesNotHaveDuplicates();
    }

    private static Consumer<LedgerBuilder> future(LocalDate asOf) {
        int tomorrow = Days.epochDay(asOf) + 1;
        return builder -> builder.add(new Invoice("F", tomorrow, tomorrow + 30, tomorrow, 9_000_000_00L, false))
                .add(new Settlement("F", SettlementKind.CASH, tomorrow + 90, tomorrow + 90, 9_000_000_00L))
                .add(new SalesOrder("F", tomorrow, tomorrow, Days.NEVER, Days.NEVER, tomorrow, 9_000_000_00L, 1))
                .add(new Dispute("F", "F", tomorrow, Days.NEVER, tomorrow, 9_000_000_00L));
    }

    private static String withoutFactsHash(Assessment assessment) {
        return AssessmentText.of(assessment).replace(assessment.provenance().factsHash(), "");
    }

    private static String text(Ledger ledger, LocalDate asOf) {
        return AssessmentText.of(assess(ledger, asOf));
    }

    private static Assessment assess(Ledger ledger, LocalDate asOf) {
        return Assess.assess(facts(ledger, asOf, Knowledge.AS_KNOWN_NOW), POLICY);
    }

    private static CustomerFacts facts(Ledger ledger, LocalDate asOf, Knowledge knowledge) {
        var standing = new Standing(new LimitInForce.Amount(1_000_000_00), OptionalInt.of(30), Optional.empty(), false);
        return new CustomerFacts(
                "Random", asOf, knowledge, Currency.CNY, Profile.unknown(), standing, ledger, Optional.empty());
    }
}
