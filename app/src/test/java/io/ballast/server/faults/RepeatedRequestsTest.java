package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** The same is sent twice, or twenty times, at once: it happens once, and nobody is told anything else. */
@FaultTest
class RepeatedRequestsTest {
    @Autowired
    ApplicationContext context;

    @ParameterizedTest
    @ValueSource(ints = {2, 20})
    void files_sent_at_once_with_one_key_are_one_import(int times) throws Exception {
        Company company = Company.of(context);
        company.server();
        var ledger = new Ledger("TWICE" + times);
        String key = UUID.randomUUID().toString();
        List<HttpResponse<String>> answers =
                atOnce(times, () -> company.client().importFiles(key, ledger.files()));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(202));
        assertThat(answers.stream()
                        .map(answer ->
                                Company.JSON.readTree(answer.body()).get("id").asLong())
                        .collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.headers()
                                .firstValue("Idempotency-Replayed")
                                .equals(Optional.of("false"))))
                .hasSize(1);
        company.load(ledger, key);
        assertThat(company.rows(ledger)).startsWith(Ledger.INVOICES + " ");
        assertThat(company.invariants.count("""
                        select count(*)
                        from connectors.batch
                        where id in (select batch_id from ledger.invoice where number like '%s-%%')
                          or state = 'RUNNING'""".formatted(ledger.prefix()))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20})
    void an_approval_clicked_at_once_is_one_version(int times) throws Exception {
        Company company = Company.of(context);
        JsonNode draft = company.draft();
        List<HttpResponse<String>> answers = atOnce(times, () -> company.approve(draft));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(company.versionsOf(draft)).isEqualTo(1);
    }

    @Test
    void a_run_ordered_twenty_times_with_one_key_is_one_run() throws Exception {
        Company company = Company.of(context);
        if (company.rows(Ledger.CLEAN).equals("0 ")) {
            company.load(Ledger.CLEAN, UUID.randomUUID().toString());
        }
        LocalDate day = LocalDate.of(2026, 5, 31);
        String key = UUID.randomUUID().toString();
        List<HttpResponse<String>> answers = atOnce(20, () -> company.assess(day, key));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(202, 409));
        assertThat(answers).anySatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(202));
        company.untilAssessed(day, key);
        company.invariantsHold();
    }

    private static List<HttpResponse<String>> atOnce(int times, Callable<Optional<HttpResponse<String>>> request)
            throws InterruptedException, ExecutionException {
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<HttpResponse<String>>> each :
                    clients.invokeAll(java.util.Collections.nCopies(times, request))) {
                answers.add(each.get().orElseThrow());
            }
        }
        return answers;
    }
}
