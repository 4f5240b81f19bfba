package io.ballast.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A policy comes into force by two persons and no other way. */
@ServerTest
class FourEyesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Policies policies;

    @Autowired
    Clock clock;

    private TestUsers users;
    private TestTokens tokens;
    private DraftCalls calls = new DraftCalls(0, new JdbcTemplate(), Clock.systemUTC());
    private String writer = "";
    private String manager = "";
    private String second = "";

    @BeforeEach
    void make_users() {
        users = new TestUsers(context);
        calls = new DraftCalls(port, jdbc, clock);
        tokens = new TestTokens(context);
        writer = tokens.of(users.withRoles("policy-writer", Role.ANALYST));
        manager = tokens.of(users.withRoles("policy-manager", Role.CREDIT_MANAGER));
        second = tokens.of(users.withRoles("policy-second", Role.CREDIT_MANAGER));
    }

    @Test
    void a_draft_is_written_by_one_and_comes_into_force_by_another() {
        JsonNode draft = calls.changed(writer);
        String before = policies.inForce(LocalDate.now(clock)).hash();
        assertThat(calls.approve(manager, draft).statusCode())
                .as("not proposed yet")
                .isEqualTo(409);
        assertThat(calls.propose(writer, draft).statusCode()).isEqualTo(200);

        assertThat(calls.approve(writer, draft).statusCode()).as("an analyst").isEqualTo(403);
        JsonNode approved = DraftCalls.body(calls.approve(manager, draft));

        assertThat(approved.get("state").asString()).isEqualTo("APPROVED");
        StoredPolicy stored = policies.inForce(calls.first());
        assertThat(stored.hash()).isEqualTo(draft.get("hash").asString());
        assertThat(stored.approvedBy()).isEqualTo("policy-manager");
        assertThat(policies.inForce(LocalDate.now(clock)).hash())
                .as("not in force before its day")
                .isEqualTo(before);
        assertThat(actions(draft))
                .containsExactly(
                        "policy.draft.started", "policy.draft.saved", "policy.draft.proposed", "policy.draft.approved");
        assertThat(DraftCalls.body(calls.approve(manager, draft)).get("state").asString())
                .as("asked again after a lost answer")
                .isEqualTo("APPROVED");
        assertThat(calls.approve(second, draft).body()).contains("policy-manager");
        assertThat(calls.versionsOf(draft)).isEqualTo(1);
    }

    @Test
    void nobody_approves_what_they_wrote_edited_or_proposed() {
        JsonNode own = calls.changed(manager);
        calls.propose(writer, own);
        assertThat(calls.approve(manager, own).statusCode()).as("author").isEqualTo(403);
        assertThat(calls.approve(manager, own).body()).contains("自己的政策");
        assertThat(calls.reject(manager, own, "no").statusCode()).as("author").isEqualTo(403);

        JsonNode edited = calls.changed(writer);
        String text = edited.get("text").asString();
        JsonNode once = calls.save(manager, edited, text.replace("weight=31", "weight=32"));
        JsonNode back = calls.save(writer, once, text);
        assertThat(back.get("hash")).isEqualTo(edited.get("hash"));
        calls.propose(writer, back);
        assertThat(calls.approve(manager, back).statusCode())
                .as("edited in between, nothing left of it")
                .isEqualTo(403);

        JsonNode proposed = calls.changed(writer);
        calls.propose(manager, proposed);
        assertThat(calls.send(manager, "DELETE", DraftCalls.path(proposed) + "/proposal", "")
                        .statusCode())
                .isEqualTo(200);
        calls.propose(writer, proposed);
        assertThat(calls.approve(manager, proposed).statusCode())
                .as("proposed it, then another did")
                .isEqualTo(403);
        assertThat(List.of(calls.versionsOf(own), calls.versionsOf(back), calls.versionsOf(proposed)))
                .containsOnly(0L);
    }

    @Test
    void another_role_account_state_or_door_makes_nobody_a_second_person() {
        String turncoat = users.withRoles("policy-turncoat", Role.ANALYST);
        JsonNode draft = calls.changed(tokens.of(turncoat));
        calls.propose(writer, draft);
        jdbc.update("update identity.app_user set roles = '{CREDIT_MANAGER,ADMIN}' where username = ?", turncoat);
        assertThat(calls.approve(tokens.of(turncoat), draft).statusCode())
                .as("a new role and a new token")
                .isEqualTo(403);
        jdbc.update("update identity.app_user set state = 'DISABLED' where username = ?", turncoat);
        jdbc.update("update identity.app_user set state = 'ACTIVE' where username = ?", turncoat);
        assertThat(calls.approve(tokens.of(turncoat), draft).statusCode())
                .as("disabled and enabled again")
                .isEqualTo(403);
        assertThat(calls.versionsOf(draft)).isZero();
    }

    @Test
    void on_pages_a_draft_is_edited_kept_when_wrong_and_approved_by_another_only() {
        long version = calls.number("select min(id) from policy.version");
        Visitor author = Visitor.at(port).signIn("policy-manager");
        HttpResponse<String> started = author.post(
                "/policy/drafts",
                "/policy/drafts",
                Map.of("key", UUID.randomUUID().toString(), "purpose", "by page", "copyOf", "" + version));
        String page = URI.create(started.headers().firstValue("Location").orElseThrow())
                .getPath();
        String form = page + "/sections/others";
        Map<String, String> fields = new HashMap<>(Map.of(
                "revision",
                "1",
                "act",
                "save",
                "r0.keyword",
                "missing-data",
                "r0.mode",
                "STRICT",
                "r0.minimum-coverage",
                "0.6",
                "r0.grade-when-withheld",
                "CC",
                "r1.keyword",
                "ageing",
                "r1.bounds",
                "0 30 60 90"));
        fields.putAll(Map.of("r2.keyword", "grade-margin", "r2.points", "300"));
        HttpResponse<String> wrong = author.post(form, form, fields);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("等级维持余量 · 分", "<code>300</code>", "A margin has 0 to 200 points", "value=\"0.6\"");
        fields.put("r2.points", Long.toString(calls.number("select 1 + count(*) from policy.draft")));
        assertThat(author.post(form, form, fields).statusCode()).isEqualTo(302);
        Map<String, String> late = new HashMap<>(fields);
        late.put("r0.mode", "NEUTRAL");
        assertThat(author.post(form, form, late).body())
                .as("edited over the revision before: what is stored, and what was written")
                .contains("草稿已变动", "此时保存将改变", "中性：按缺失分计", "name=\"revision\" value=\"2\"");
        assertThat(author.get(page).body()).contains("最低覆盖率 0.5 → 0.6");
        assertThat(author.get(page + "/file").body()).contains("minimum-coverage=0.6");
        author.post(page, page + "/proposal", Map.of("revision", "2"));

        String hash = JdbcClient.create(jdbc)
                .sql("select hash from policy.draft where id = " + page.replaceAll(".*/", ""))
                .query((row, index) -> row.getString("hash"))
                .single();
        Map<String, String> approval =
                Map.of("hash", hash, "from", calls.first().toString());
        HttpResponse<String> own = author.post(page, page + "/approval", approval);
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.body()).contains("自己的政策");
        assertThat(author.get(page).body()).doesNotContain("/approval\"");
        Visitor other = Visitor.at(port).signIn("policy-second");
        assertThat(other.get(page).body()).contains("/approval\"");
        assertThat(other.post(page, page + "/approval", approval).statusCode()).isEqualTo(302);
        assertThat(other.get(page).body()).contains("已批准");
    }

    @Test
    void a_condition_is_completed_and_checked_while_it_is_written() {
        Visitor author = Visitor.at(port).signIn("policy-writer");
        assertThat(author.get("/policy/rules/completions?written=weighted_delay")
                        .body())
                .contains("weighted_delay_days_90");
        assertThat(author.get("/policy/rules/problems?condition=weighted_delay_days_90%20%3E%20often")
                        .body())
                .contains("第 1 行第 26 列");
        assertThat(author.get("/policy/rules/problems?condition=weighted_delay_days_90%20%3E%2060")
                        .body())
                .isEqualTo("{\"problem\":\"\"}");
    }

    @Test
    void a_text_of_ones_own_is_not_approved_in_the_draft_of_another() {
        JsonNode own = calls.changed(manager);
        calls.send(manager, "POST", DraftCalls.path(own) + "/withdrawal", "{\"comment\": \"\"}");
        JsonNode imported =
                DraftCalls.body(calls.start(writer, Map.of("purpose", "taken over", "text", own.get("text"))));
        assertThat(imported.get("version").asInt())
                .isGreaterThan(own.get("version").asInt());
        calls.propose(writer, imported);

        assertThat(calls.approve(manager, imported).statusCode()).isEqualTo(403);
        assertThat(calls.approve(second, imported).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_approved_is_what_was_read() {
        JsonNode read = calls.changed(writer);
        calls.propose(writer, read);
        calls.send(writer, "DELETE", DraftCalls.path(read) + "/proposal", "");
        JsonNode later = calls.save(writer, read, read.get("text").asString().replace("weight=31", "weight=33"));
        calls.propose(writer, later);

        HttpResponse<String> stale = calls.approve(manager, read);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("policy-writer");
        assertThat(calls.approve(manager, later).statusCode()).isEqualTo(200);
    }

    @Test
    void two_who_edit_one_revision_do_not_overwrite_each_other() {
        JsonNode draft = calls.changed(writer);
        String text = draft.get("text").asString();
        JsonNode saved = calls.save(writer, draft, text.replace("weight=31", "weight=34"));
        String order = JSON.writeValueAsString(
                Map.of("revision", draft.get("revision").asInt(), "text", text.replace("weight=31", "weight=35")));

        HttpResponse<String> stale = calls.send(manager, "PUT", DraftCalls.path(draft) + "/text", order);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("policy-writer");
        assertThat(calls.save(writer, draft, text.replace("weight=31", "weight=34")))
                .as("the same save again")
                .isEqualTo(saved);
        String broken = JSON.writeValueAsString(
                Map.of("revision", saved.get("revision").asInt(), "text", text.replace("weight=31", "weight=0")));
        HttpResponse<String> refused = calls.send(writer, "PUT", DraftCalls.path(draft) + "/text", broken);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("第 5 行");
    }

    @Test
    void two_approvers_at_once_make_one_version() throws Exception {
        JsonNode draft = calls.changed(writer);
        calls.propose(writer, draft);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> both = List.of(
                    () -> calls.approve(manager, draft).statusCode(),
                    () -> calls.approve(second, draft).statusCode(),
                    () -> calls.approve(manager, draft).statusCode(),
                    () -> calls.approve(second, draft).statusCode());
            List<Integer> answers = new java.util.ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(both)) {
                answers.add(answer.get());
            }
            // who was first is answered 200 each time, the other 409 each time
            assertThat(answers).containsExactlyInAnyOrder(200, 200, 409, 409);
        }
        assertThat(calls.versionsOf(draft)).isEqualTo(1);
        assertThat(actions(draft)).filteredOn("policy.draft.approved"::equals).hasSize(1);
    }

    @Test
    void a_policy_is_not_approved_for_a_day_that_is_over_and_not_rejected_without_a_word() {
        JsonNode draft = calls.changed(writer);
        calls.propose(writer, draft);
        assertThat(calls.approve(manager, draft, LocalDate.now(clock).minusDays(1))
                        .statusCode())
                .isEqualTo(422);
        assertThat(calls.reject(manager, draft, " ").statusCode()).isEqualTo(422);
        assertThat(DraftCalls.body(calls.reject(manager, draft, "too mild"))
                        .get("comment")
                        .asString())
                .isEqualTo("too mild");
        assertThat(calls.approve(second, draft).body()).contains("policy-manager");
        assertThat(calls.versionsOf(draft)).isZero();
    }

    @Test
    void asked_twice_with_one_key_there_is_one_draft() {
        String key = UUID.randomUUID().toString();
        long version = policies.inForce(LocalDate.now(clock)).id();
        String order = JSON.writeValueAsString(Map.of("purpose", "once", "copyOf", version));
        JsonNode first = DraftCalls.body(calls.send(writer, "POST", DraftCalls.DRAFTS, order, "Idempotency-Key", key));
        assertThat(DraftCalls.body(calls.send(writer, "POST", DraftCalls.DRAFTS, order, "Idempotency-Key", key)))
                .isEqualTo(first);
        assertThat(calls.send(manager, "POST", DraftCalls.DRAFTS, order, "Idempotency-Key", key)
                        .statusCode())
                .isEqualTo(409);
        assertThat(calls.send(
                                tokens.of(users.withRoles("policy-reader", Role.AUDITOR)),
                                "POST",
                                DraftCalls.DRAFTS,
                                order)
                        .statusCode())
                .isIn(400, 403);
    }

    @Test
    void the_database_itself_refuses_an_own_policy_and_any_change_of_what_is_over() {
        JsonNode draft = calls.changed(writer);
        calls.propose(writer, draft);
        long id = draft.get("id").asLong();
        assertRefused("nobody approves an own policy", insertVersion("policy-writer", "text", id));
        assertRefused("not what was proposed", insertVersion("policy-manager", "text || '#'", id));
        assertRefused("comes from a draft", """
                insert into policy.version (code, number, text, hash, state, approved_by, in_force_from, stored_at)
                select code, number, text, hash, 'APPROVED', 'nobody', current_date, now()
                from policy.draft
                where id = %d""".formatted(id));
        assertRefused("nobody decides on an own draft", decided("APPROVED", "policy-writer", id));
        assertRefused("has no version", decided("APPROVED", "policy-manager", id));
        assertRefused("is kept", "delete from policy.contribution where draft_id = " + id);
        assertRefused("is kept", "truncate policy.contribution");
        assertRefused(
                "is closed",
                "update policy.draft set text = text || '#', hash = encode(sha256(convert_to("
                        + "text || '#', 'UTF8')), 'hex'), revision = revision + 1 where id = " + id);
        calls.approve(manager, draft);
        assertRefused("is over", "update policy.draft set comment = 'x' where id = " + id);
        assertRefused("immutable", "update policy.version set in_force_from = current_date where draft_id = " + id);
        assertRefused("immutable", "delete from policy.version where draft_id = " + id);
    }

    private static String insertVersion(String approver, String text, long id) {
        return """
            insert into policy.version (
              code, number, text, hash, state, approved_by, in_force_from, stored_at, draft_id, approver_id)
            select d.code, d.number, d.%s, encode(sha256(convert_to(d.%s, 'UTF8')), 'hex'), 'APPROVED', u.username,
              current_date, now(), d.id, u.id
            from policy.draft d, identity.app_user u
            where d.id = %d and u.username = '%s'""".formatted(text, text, id, approver);
    }

    private static String decided(String state, String by, long id) {
        return """
            update policy.draft
            set state = '%s', decided_at = now(), decided_by_name = '%s',
              decided_by = (select id from identity.app_user where username = '%s')
            where id = %d""".formatted(state, by, by, id);
    }

    private void assertRefused(String because, String sql) {
        assertThatThrownBy(() -> jdbc.update(sql))
                .as(sql)
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageMatching("(?s).*(" + because + "|permission denied for table).*");
    }

    private List<String> actions(JsonNode draft) {
        return JdbcClient.create(jdbc)
                .sql(
                        "select action from audit.entry where subject_type = 'policy-draft' and subject_id = :id order by id")
                .param("id", draft.get("id").asString())
                .query((row, index) -> row.getString("action"))
                .list();
    }
}
