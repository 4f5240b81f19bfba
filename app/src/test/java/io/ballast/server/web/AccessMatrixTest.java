package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.AccessMatrix.Line;
import io.ballast.server.web.AccessMatrix.Mapping;
import io.ballast.server.web.AccessMatrix.Whose;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** docs/access-matrix.md against the server: by its mappings, and by a real request for every cell. */
@AssessedServerTest
class AccessMatrixTest {
    private static final String NOWHERE = "C-NOWHERE";
    private static final String NO_ID = "99999999999";
    private static final String NO_DECISION = "99999999-0000-4000-8000-000000000009";

    /** Values for the variables of paths that lead to nothing. */
    private static final Map<String, String> MADE_UP = Map.ofEntries(
            Map.entry("code", NOWHERE),
            Map.entry("decision", NO_DECISION),
            Map.entry("request", NO_DECISION),
            Map.entry("protection", NO_DECISION),
            Map.entry("journal", NO_DECISION),
            Map.entry("kind", "invoices"),
            Map.entry("kindCode", "invoices"),
            Map.entry("language", "zh"),
            Map.entry("form", "csv"),
            Map.entry("file", "1"),
            Map.entry("path", "tile"),
            Map.entry("indicator", "overdue_amount"),
            Map.entry("name", "overdue_amount"));

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    private TestUsers users;

    @BeforeEach
    void load() {
        AssessedDemo.load(context);
        users = new TestUsers(context);
    }

    /** An address that keeps a connection stops the server after as many visits as the pool has connections. */
    @AfterEach
    void no_address_keeps_a_connection_of_the_pool() throws SQLException, InterruptedException {
        HikariDataSource pool = context.getBean(DataSource.class).unwrap(HikariDataSource.class);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (pool.getHikariPoolMXBean().getActiveConnections() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void the_matrix_has_every_mapping_of_the_server_and_no_other() {
        Set<Mapping> mapped = new TreeSet<>(mappings().keySet());
        Set<Mapping> written = new TreeSet<>();
        AccessMatrix.read().forEach(line -> written.add(line.mapping()));
        assertThat(written).isEqualTo(mapped);
        AccessMatrix.read()
                .forEach(line -> assertThat(line.whose() == Whose.EVERY)
                        .as("%s is for those who know of every customer", line.mapping())
                        .isIn(true, mappings().get(line.mapping())));
    }

    @Test
    void a_matrix_without_a_role_or_with_an_unknown_word_is_refused() {
        String text = AccessMatrix.text();
        assertThatThrownBy(() -> AccessMatrix.lines(text.replace("| LEGAL", "")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AccessMatrix.lines(text.replace("| own |", "| some |")))
                .hasMessageContaining("some");
        assertThat(AccessMatrix.lines(text)).hasSizeGreaterThan(100);
    }

    @Test
    void each_role_gets_what_the_matrix_says_and_403_for_all_else() {
        List<String> faults = new ArrayList<>();
        for (Role role : Role.values()) {
            Visitor visitor = Visitor.at(port)
                    .signIn(users.withRoles("matrix-" + role.name().toLowerCase(java.util.Locale.ROOT), role));
            for (Line line : AccessMatrix.read()) {
                int status = ask(visitor, line, filled(line.path(), MADE_UP)).statusCode();
                boolean isRefused = status == 403 || status == 401;
                if (isRefused == line.roles().contains(role)) {
                    faults.add(role + " " + line.mapping() + " was answered " + status);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_refusal_names_the_permission_that_is_missing() {
        Visitor seller = Visitor.at(port).signIn(users.withRoles("matrix-sales", Role.SALES));
        assertThat(seller.get("/api/v1/users").body()).contains("identity:user:read");
        assertThat(seller.get("/users").body()).contains("identity:user:read");
        Visitor narrow = Visitor.at(port).signIn(users.ownerOf("matrix-narrow", owner(), Role.ADMIN));
        assertThat(narrow.get("/audit").body()).contains("全部客户");
    }

    /** Even with every permission: what is everybody's stays closed to who sees some customers only. */
    @Test
    void who_sees_some_customers_gets_nothing_that_is_made_of_all() {
        Visitor narrow = Visitor.at(port).signIn(users.ownerOf("matrix-narrow", owner(), Role.ADMIN));
        List<String> faults = new ArrayList<>();
        for (Line line : AccessMatrix.read()) {
            int status = ask(narrow, line, filled(line.path(), MADE_UP)).statusCode();
            if ((line.whose() == Whose.EVERY) != (status == 403)) {
                faults.add(line.mapping() + " was answered " + status);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void somebody_elses_customer_is_answered_as_one_that_does_not_exist() {
        Visitor narrow = Visitor.at(port).signIn(users.ownerOf("matrix-narrow", owner(), Role.ADMIN));
        String foreign = text("select min(code) from customers.customer where owner_code <> '" + owner() + "'");
        String warning = text("""
                select max(a.id)::text
                from earlywarning.alert a
                join customers.customer c on c.id = a.customer_id
                where c.owner_code <> '%s'""".formatted(owner()));
        String decision = decisionOn(foreign);
        String request = requestFor(foreign);
        String before = state();
        List<String> faults = new ArrayList<>();
        int asked = 0;
        for (Line line : AccessMatrix.read()) {
            Map<String, String> theirs = new java.util.HashMap<>(MADE_UP);
            switch (line.whose()) {
                case CUSTOMER -> theirs.put("code", foreign);
                case WARNING -> theirs.put("id", warning);
                case DECISION -> theirs.put("decision", decision);
                case REQUEST -> theirs.put("request", request);
                default -> {
                    continue;
                }
            }
            asked++;
            for (String body : bodies(line)) {
                HttpResponse<String> real = narrow.send(line.method(), path(line, theirs), type(line), body);
                HttpResponse<String> madeUp = narrow.send(line.method(), path(line, MADE_UP), type(line), body);
                if (isSound(body) && real.statusCode() != 404) {
                    faults.add(line.mapping() + " of another was answered " + real.statusCode());
                }
                if (!plain(real, foreign, warning).equals(plain(madeUp, NOWHERE, NO_ID))) {
                    faults.add(line.mapping() + " differs: " + plain(real, foreign, warning) + "\n"
                            + plain(madeUp, NOWHERE, NO_ID));
                }
            }
        }
        assertThat(asked).isGreaterThan(15);
        assertThat(faults).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    /** A decision on an order of this customer, which waits under the same key; the same at every call. */
    private String decisionOn(String customer) {
        String id = "11111111-0000-4000-8000-000000000001";
        Visitor all = Visitor.at(port).signIn(users.withRoles("matrix-admin", Role.ADMIN));
        HttpResponse<String> answer =
                all.send("POST", "/api/v1/credit-checks", "application/json", """
                {"id": "%s", "customer": "%s", "order": "M-1", "amountMinor": 900000000000000}""".formatted(id, customer));
        assertThat(answer.body()).contains("HELD");
        return id;
    }

    /** A request for a limit of this customer; the same at every call. */
    private String requestFor(String customer) {
        String id = "11111111-0000-4000-8000-000000000002";
        Visitor all = Visitor.at(port).signIn(users.withRoles("matrix-admin", Role.ADMIN));
        HttpResponse<String> answer =
                all.send("POST", "/api/v1/limit-requests", "application/json", """
                {"id": "%s", "customer": "%s", "kind": "AMOUNT", "amountMinor": 100, "reason": "M"}""".formatted(id, customer));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return id;
    }

    /** Lists, sums and files, also when asked for another's customers by name, code, owner, key or department. */
    @Test
    void no_list_sum_or_file_holds_a_trace_of_somebody_elses_customer() {
        Visitor narrow = Visitor.at(port).signIn(users.ownerOf("matrix-narrow", owner(), Role.ADMIN));
        List<String> foreign = foreign();
        String id = text("select min(id)::text from customers.customer where owner_code <> '" + owner() + "'");
        String other = text("select min(owner_code) from customers.customer where owner_code <> '" + owner() + "'");
        List<String> faults = new ArrayList<>();
        int asked = 0;
        for (Line line : AccessMatrix.read()) {
            if (line.whose() != Whose.OWN || !line.method().equals("GET")) {
                continue;
            }
            for (String query : List.of(
                    "",
                    "size=200",
                    "state=ALL",
                    "from=1&to=" + text("select run_id::text from assessment.published"),
                    "q=" + foreign.getFirst(),
                    "owner=" + other,
                    "customer=" + id,
                    "by=customer",
                    "group=1",
                    "sort=-code",
                    "sort=owner",
                    "by=owner")) {
                HttpResponse<String> answer = narrow.get(line.path() + (query.isEmpty() ? "" : "?" + query));
                asked += answer.statusCode() == 200 ? 1 : 0;
                String body = query.startsWith("q=") ? answer.body().replace(foreign.getFirst(), "") : answer.body();
                foreign.stream()
                        .filter(body::contains)
                        .findFirst()
                        .ifPresent(trace -> faults.add(line.path() + "?" + query + " holds " + trace));
            }
        }
        assertThat(asked).isGreaterThan(60);
        assertThat(faults).isEmpty();
    }

    /** Totals are those of the own customers, counted by the database without the application. */
    @Test
    void sums_of_a_filter_for_others_are_the_sums_of_nobody() {
        Visitor narrow = Visitor.at(port).signIn(users.ownerOf("matrix-narrow", owner(), Role.ADMIN));
        String other = text("select min(owner_code) from customers.customer where owner_code <> '" + owner() + "'");
        String own = text("select count(*)::text from customers.customer where owner_code = '" + owner() + "'");
        assertThat(narrow.get("/api/v1/customers").body()).contains("\"total\":" + own);
        assertThat(narrow.get("/api/v1/customers?owner=" + other).body()).contains("\"total\":0");
        assertThat(narrow.get("/api/v1/customers?q=" + foreign().getFirst()).body())
                .contains("\"total\":0");
        assertThat(narrow.get("/api/v1/warnings?state=ALL&q=" + foreign().getFirst())
                        .body())
                .contains("\"total\":0");
        assertThat(narrow.get("/customers").body()).doesNotContain(">" + other + "<");
    }

    private Map<Mapping, Boolean> mappings() {
        Map<Mapping, Boolean> found = new java.util.HashMap<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .forEach(entry -> {
                    Allowed allowed = allowed(entry.getValue());
                    for (String path : entry.getKey().getPatternValues()) {
                        for (String method : methods(entry.getKey())) {
                            String permission = allowed == null ? outside(path) : allowed.value();
                            found.put(
                                    new Mapping(method, path, permission),
                                    allowed != null && allowed.everyCustomer()
                                            || path.startsWith("/actuator")
                                                    && !outside(path).equals(Allowed.ANYONE));
                        }
                    }
                });
        return found;
    }

    /** What the filter chain asks of handlers that are not ours. */
    private static String outside(String path) {
        return path.startsWith("/actuator/health")
                ? Allowed.ANYONE
                : path.startsWith("/actuator") ? "web:metrics:read" : Allowed.SIGNED_IN;
    }

    private static @org.jspecify.annotations.Nullable Allowed allowed(HandlerMethod handler) {
        return handler.getMethodAnnotation(Allowed.class);
    }

    private static List<String> methods(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? List.of("GET")
                : methods.stream().map(RequestMethod::name).toList();
    }

    private static HttpResponse<String> ask(Visitor visitor, Line line, String path) {
        return visitor.send(line.method(), path, type(line), line.isApi() ? "{}" : "");
    }

    private static String type(Line line) {
        if (line.mapping().equals(new Mapping("POST", "/api/v1/imports", line.permission()))) {
            return "multipart/form-data; boundary=x";
        }
        return line.isApi() ? "application/json" : "application/x-www-form-urlencoded";
    }

    /** An empty body, and one that the handler would do something with. */
    private static List<String> bodies(Line line) {
        if (line.method().equals("GET")) {
            return List.of("");
        }
        return line.isApi()
                ? List.of("{}", """
                    {"owner": "X", "grade": "CC", "reason": "r", "until": "2999-01-01", "comment": "c", "place": 10,
                    "to": "x", "id": "22222222-0000-4000-8000-000000000002", "reasonCode": "OTHER"}""")
                : List.of("", "grade=CC&reason=r&until=2999-01-01&place=10&id=22222222-0000-4000-8000-000000000002");
    }

    private static boolean isSound(String body) {
        return !body.equals("{}") && !body.isEmpty();
    }

    /** Status and body without what the asker said and what differs between any two requests. */
    private static String plain(HttpResponse<String> answer, String code, String id) {
        return answer.statusCode() + " "
                + answer.headers().firstValue("Content-Type").orElse("") + " "
                + answer.body()
                        .replace(code, "*")
                        .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
                        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}|\\b[0-9a-f]{12,32}\\b", "")
                        .replaceAll("\"X-CSRF-TOKEN\": ?\"[^\"]+\"|X-CSRF-TOKEN&[^}]+", "")
                        .replaceAll("\\b" + id + "\\b", "*");
    }

    private static String path(Line line, Map<String, String> values) {
        return filled(line.path(), values) + (line.method().equals("DELETE") ? "?reason=r" : "");
    }

    /** What must not change: owners, grades set by hand, warnings, what is held of limits. */
    private String state() {
        return text("""
                select concat_ws('/',
                  (select md5(string_agg(id || coalesce(owner_code, '') || version, ',' order by id))
                    from customers.customer),
                  (select count(*) from assessment.grade_override),
                  (select md5(string_agg(decision_id || state, ',' order by decision_id))
                    from creditcontrol.reservation),
                  (select md5(string_agg(id || state || revision, ',' order by id)) from creditcontrol.hold),
                  (select md5(string_agg(id || state, ',' order by id)) from earlywarning.alert))""");
    }

    /** Each variable of a path by its made-up value, or by a key that nothing has. */
    private static String filled(String path, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) != '{') {
                filled.append(path.charAt(i));
                continue;
            }
            int end = i;
            for (int depth = 0; end == i || depth > 0; end++) {
                depth += path.charAt(end) == '{' ? 1 : path.charAt(end) == '}' ? -1 : 0;
            }
            String variable = path.substring(i + 1, end - 1).split(":")[0].replace("*", "");
            filled.append(values.getOrDefault(variable, NO_ID));
            i = end - 1;
        }
        return filled.toString().replace("//", "/").replaceAll("/tile$", "/x");
    }

    private List<String> foreign() {
        List<String> traces = new ArrayList<>();
        jdbc.query(
                "select code, name from customers.customer where owner_code <> ?",
                row -> {
                    traces.add(row.getString("code"));
                    traces.add(row.getString("name"));
                },
                owner());
        return traces;
    }

    private String owner() {
        return text("""
                select owner_code
                from customers.customer
                group by owner_code
                order by count(*) desc, owner_code
                limit 1""");
    }

    private String text(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, String.class), sql);
    }
}
