package io.ballast.server.modellab;

import io.ballast.server.web.Cursor;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.Slice;
import io.ballast.server.web.TableQuery;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The months of a study's customers, page by page. */
@Repository
class OrderList {
    static final String ROWS = """
        select c.code, c.name, m.month, m.came_minor, m.said_minor, m.low_minor, m.high_minor, m.method, m.because,
          m.last_minor, m.season_minor
        from modellab.order_month m
        join customers.customer c on c.id = m.customer_id
        """;

    private static final String WANTED = """
        where m.study_id = :study and (:anyMonth or m.month = :month)
          and (:anyHeld or (m.came_minor between m.low_minor and m.high_minor) = :held)
        """;

    private static final String COUNT =
            "select count(*) from modellab.order_month m join customers.customer c on c.id = m.customer_id\n" + WANTED;

    /** Rows read at once for an export. */
    private static final int BLOCK = 2_000;

    private final JdbcClient jdbc;

    OrderList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which months.
     *
     * @param month all without one
     * @param isHeld only those within, or outside of, their interval
     */
    record Wanted(long study, Optional<YearMonth> month, Optional<Boolean> isHeld) {
        static Wanted of(OrderRun run, TableQuery query) {
            return new Wanted(
                    run.id(),
                    query.filter("month").map(Wanted::month),
                    query.filter("held").map(Wanted::isHeld));
        }

        private static YearMonth month(String text) {
            try {
                return YearMonth.parse(text);
            } catch (DateTimeException e) {
                throw Refusal.badRequest("modellab.watch.fault.filter", "month", text);
            }
        }

        private static boolean isHeld(String text) {
            if (!text.equals("yes") && !text.equals("no")) {
                throw Refusal.badRequest("modellab.watch.fault.filter", "held", text);
            }
            return text.equals("yes");
        }
    }

    private record Place(boolean isFirst, long key, String code, YearMonth month) {
        static final Place FIRST = new Place(true, 0, "", YearMonth.of(1970, 1));

        static Place of(OrderedMonth row, String sort) {
            return new Place(false, row.key(sort), row.customer(), row.month());
        }

        static Place of(Cursor cursor) {
            List<String> values = cursor.values();
            if (values.size() != 3
                    || !values.getFirst().matches("-?\\d{1,18}")
                    || !values.get(2).matches("\\d{4}-\\d{2}")) {
                throw Refusal.badRequest("web.table.fault");
            }
            try {
                return new Place(
                        false, Long.parseLong(values.getFirst()), values.get(1), YearMonth.parse(values.get(2)));
            } catch (DateTimeException e) {
                throw Refusal.badRequest("web.table.fault");
            }
        }

        List<String> values() {
            return List.of(Long.toString(key), code, month.toString());
        }
    }

    /** A page in the order of the query, which sorts by said, came or error. */
    Slice<OrderedMonth> page(Wanted wanted, TableQuery query) {
        boolean isForward = query.cursor().map(Cursor::isForward).orElse(true);
        List<OrderedMonth> fetched = read(
                wanted,
                query.sort(),
                query.isDescending() == isForward,
                query.cursor().map(Place::of).orElse(Place.FIRST),
                query.size() + 1);
        return Slice.of(
                fetched,
                query,
                OptionalLong.of(count(wanted)),
                row -> Place.of(row, query.sort()).values());
    }

    /** All in the order of the query, read in blocks. */
    Stream<OrderedMonth> all(Wanted wanted, TableQuery query) {
        String sort = query.sort();
        boolean descends = query.isDescending();
        return Stream.iterate(
                        read(wanted, sort, descends, Place.FIRST, BLOCK),
                        block -> !block.isEmpty(),
                        block -> block.size() < BLOCK
                                ? List.of()
                                : read(wanted, sort, descends, Place.of(block.getLast(), sort), BLOCK))
                .flatMap(List::stream);
    }

    private List<OrderedMonth> read(Wanted wanted, String sort, boolean descends, Place behind, int most) {
        String key = switch (sort) {
            case "came" -> "coalesce(m.came_minor, -1)";
            case "error" -> "coalesce(abs(m.came_minor - m.said_minor), -1)";
            default -> "coalesce(m.said_minor, -1)";
        };
        String order = descends ? " desc" : "";
        String place = "(%s, c.code collate \"C\", m.month)".formatted(key);
        String sql = ROWS + WANTED + "and (:isFirst or " + place + (descends ? " < " : " > ")
                + "(:key, :code collate \"C\", :at))\norder by " + key + order + ", c.code collate \"C\"" + order
                + ", m.month" + order + "\nlimit :most";
        return with(jdbc.sql(sql), wanted)
                .param("isFirst", behind.isFirst())
                .param("key", behind.key())
                .param("code", behind.code())
                .param("at", behind.month().atDay(1))
                .param("most", most)
                .query(OrderRows::ordered)
                .list();
    }

    private long count(Wanted wanted) {
        return with(jdbc.sql(COUNT), wanted).query((row, _) -> row.getLong(1)).single();
    }

    private static StatementSpec with(StatementSpec statement, Wanted wanted) {
        return statement
                .param("study", wanted.study())
                .param("anyMonth", wanted.month().isEmpty())
                .param("month", wanted.month().orElse(YearMonth.of(1970, 1)).atDay(1))
                .param("anyHeld", wanted.isHeld().isEmpty())
                .param("held", wanted.isHeld().orElse(false));
    }
}
