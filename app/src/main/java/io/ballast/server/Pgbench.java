package io.ballast.server;

import io.ballast.server.creditcontrol.CheckMeasure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The load generator of PostgreSQL, where this machine has it: the same rows by one statement, and no reasons. */
@Component
@Lazy
class Pgbench {
    /** More clients than that are more connections than the database takes, and no faster. */
    static final int MOST = 64;

    private static final Pattern SPEED = Pattern.compile("tps = ([0-9.]+)");

    /**
     * What a check writes, by hand: lock, compare what a decision is made on, decision, reservation, trail. Nothing is
     * added up and nothing is judged.
     */
    private static final String STATEMENT = """
        \\set customer random({first}, {last})
        \\set number random(0, 99)
        with locked as (
            select a.customer_id, a.revision, coalesce(r.revision, 0) as books
            from creditcontrol.account a
            left join ledger.revision r on r.customer_id = a.customer_id
            where a.customer_id = :customer
              and (select run_id from assessment.published) is null
              and (select revision from customers.group_tree) >= 0
            for update of a
        ), decided as (
            insert into creditcontrol.decision
                (id, customer_id, fingerprint, order_number, point, currency, amount_minor, base_minor, rate, rate_on,
                ship_on, outcome, as_of, policy_id, run_id, books_revision, text, decided_by, decided_at)
            select gen_random_uuid(), l.customer_id, decode(repeat('ab', 32), 'hex'), 'speed-' || :number, 'ORDER',
                'CNY',
                100, 100, 1, current_date, current_date, 'APPROVED', current_date, (
                    select id
                    from policy.version
                    where in_force_from <= current_date
                    order by in_force_from desc, id desc
                    limit 1),
                null, l.books, '{text}', 'pgbench', now()
            from locked l
            returning id, customer_id, order_number
        ), voided as (
            update creditcontrol.reservation r
            set state = 'VOIDED', posted_minor = 0, ended_at = now(), ended_by = 'pgbench'
            from locked l
            where r.customer_id = l.customer_id and r.order_number = 'speed-' || :number
              and r.state in ('PENDING', 'POSTED')
        ), held as (
            insert into creditcontrol.reservation (decision_id, customer_id, order_number, minor, ship_on, expires_at)
            select id, customer_id, order_number, 100, current_date, now() + interval '24 hours'
            from decided
        ), counted as (
            update creditcontrol.account a
            set revision = a.revision + 1
            from locked l
            where a.customer_id = l.customer_id
        ), added as (
            insert into audit.entry (actor, action, subject_type, subject_id, why, before, after, request_id)
            select 'pgbench', 'creditcontrol.order.checked', 'customer', d.customer_id::text, '', null,
                jsonb_build_object('decision', d.id, 'order', d.order_number, 'point', 'ORDER', 'currency', 'CNY',
                    'amountMinor', 100, 'baseMinor', 100, 'outcome', 'APPROVED', 'textHash', repeat('ab', 32)),
                ''
            from decided d
            returning id
        )
        insert into audit.pending (entry_id)
        select id
        from added;
        """;

    private final JdbcConnectionDetails database;

    Pgbench(JdbcConnectionDetails database) {
        this.database = database;
    }

    /** Transactions a second; empty where there is no pgbench. */
    OptionalDouble transactions(CheckMeasure.Books books, String text, int clients, Duration time)
            throws IOException, InterruptedException {
        Path script = Files.createTempFile("check", ".sql");
        try {
            String statement = STATEMENT
                    .replace("{first}", Long.toString(books.all().getFirst()))
                    .replace("{last}", Long.toString(books.all().getLast()))
                    .replace("{text}", text.replace("'", "''").replace(":", "="));
            Files.writeString(script, statement.replaceAll("\n(?!\\\\|with locked)", " "));
            return transactions(script, clients, time);
        } finally {
            Files.delete(script);
        }
    }

    private OptionalDouble transactions(Path script, int clients, Duration time)
            throws IOException, InterruptedException {
        URI place = URI.create(database.getJdbcUrl().substring("jdbc:".length()).replaceFirst("\\?.*", ""));
        var builder = new ProcessBuilder(List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + Math.min(clients, 2),
                "--time=" + time.toSeconds(),
                "--file=" + script,
                "--host=" + place.getHost(),
                "--port=" + place.getPort(),
                "--username=" + database.getUsername(),
                place.getPath().substring(1)));
        builder.environment().put("PGPASSWORD", database.getPassword());
        Process process;
        try {
            process = builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher speed = SPEED.matcher(said);
        if (!speed.find()) {
            throw new IllegalStateException("pgbench: " + said);
        }
        return OptionalDouble.of(Double.parseDouble(speed.group(1)));
    }
}
