package io.ballast.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Visitor;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the trail says of people is masked wherever it is shown, and shown in full to who may and says why. */
@ServerTest
class RevealTest {
    private static final String MAIL = "li.na.of.sales@example.com";
    private static final String ADDRESS = "203.0.113.77";

    @Autowired
    Audit audit;

    @Autowired
    Trail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    private long entry;

    @BeforeEach
    void an_entry_that_names_a_person() {
        transaction.executeWithoutResult(_ -> audit.record(
                "test.reveal.done",
                "reveal",
                "1",
                "",
                Map.of(),
                Map.of("email", MAIL, "address", ADDRESS, "displayName", "Li Na")));
        entry = jdbc.sql("select max(id) from audit.entry where action = 'test.reveal.done'")
                .query(Long.class)
                .single();
    }

    @Test
    void pages_files_and_programs_show_little_of_it() {
        String token = new TestTokens(context).of(auditor("reveal-auditor"));
        Visitor visitor = Visitor.at(port).signIn("reveal-auditor");
        for (HttpResponse<String> answer : List.of(
                visitor.get("/audit?type=reveal&columns=after"),
                visitor.get("/audit/entries/" + entry),
                visitor.get("/audit/export.csv?type=reveal"),
                Visitor.at(port).get("/api/v1/audit/entries?type=reveal", "Authorization", "Bearer " + token))) {
            assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(200);
            assertThat(answer.body())
                    .as(answer.uri().toString())
                    .contains("l***@example.com", "203.0.*.*", "Li Na")
                    .doesNotContain(MAIL, ADDRESS);
        }
        assertThat(trail.of("reveal", "1", 1).getFirst().after().orElseThrow()).doesNotContain(MAIL);
    }

    @Test
    void whoever_says_why_sees_it_in_full_once_and_that_is_an_entry() {
        auditor("reveal-auditor");
        Visitor visitor = Visitor.at(port).signIn("reveal-auditor");
        String page = "/audit/entries/" + entry;
        HttpResponse<String> silent = visitor.post(page, page + "/reveal", Map.of("reason", "  "));
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("请说明理由").doesNotContain(MAIL);
        assertThat(times("reveal-auditor")).isZero();

        HttpResponse<String> full = visitor.post(page, page + "/reveal", Map.of("reason", "complaint 2026-17"));
        assertThat(full.body()).contains(MAIL, ADDRESS);
        assertThat(full.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        TrailEntry told = trail.of("audit-entry", Long.toString(entry), 1).getFirst();
        assertThat(told.actor()).isEqualTo("reveal-auditor");
        assertThat(told.why()).isEqualTo("complaint 2026-17");
        assertThat(visitor.get(page).body()).doesNotContain(MAIL);
    }

    @Test
    void who_may_not_does_not_and_who_may_does_not_without_end() {
        String manager =
                new TestTokens(context).of(new TestUsers(context).withRoles("reveal-manager", Role.CREDIT_MANAGER));
        assertThat(revealed(manager).statusCode()).isEqualTo(403);
        String token = new TestTokens(context).of(auditor("reveal-curious"));
        for (int i = 0; i < 60; i++) {
            assertThat(revealed(token).body()).contains(MAIL);
        }
        assertThat(revealed(token).statusCode()).isEqualTo(409);
        assertThat(times("reveal-curious")).isEqualTo(60);
    }

    @Test
    void addresses_of_all_kinds_keep_what_tells_them_from_others() {
        assertThat(Masks.of("a@b.cn")).isEqualTo("a***@b.cn");
        assertThat(Masks.of("2001:db8:85a3::8a2e:370:7334")).isEqualTo("2001:db8:*");
        assertThat(Masks.of("0:0:0:0:0:0:0:1")).isEqualTo("0:0:*");
        assertThat(Masks.of("hmac:sha256:00")).isEqualTo("hmac:sha256:00");
        assertThat(Masks.of("")).isEmpty();
    }

    private String auditor(String name) {
        return new TestUsers(context).withRoles(name, Role.AUDITOR);
    }

    private HttpResponse<String> revealed(String token) {
        return TestTokens.send(
                port, token, "POST", "/api/v1/audit/entries/" + entry + "/reveal", "{\"reason\": \"to try\"}");
    }

    private long times(String actor) {
        return trail.times("audit.entry.revealed", actor, Instant.EPOCH);
    }
}
