package io.ballast.server.ledger;

import io.ballast.engine.value.Currency;
import io.ballast.server.web.Cursor;
import io.ballast.server.web.Slice;
import io.ballast.server.web.Subject;
import io.ballast.server.web.TableQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Documents of one customer, page by page, as they stood on the day of the figures. */
@Repository
class CustomerDocuments {
    /** Days past due that no item reaches. */
    private static final int FURTHEST = 100_000;

    private static final String WANTED =
            "(:ofAll or d.own_company = :ownCompany) and (:anyMonth or d.day between :monthFrom and :monthEnd)";

    private static final LocalDate NEVER = LocalDate.of(1, 1, 1);

    private final JdbcClient jdbc;

    CustomerDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A document of any kind.
     *
     * @param id key
     * @param number number in the source system
     * @param day its day
     * @param secondDay due, closed or invoiced day, by kind
     * @param currency of its amount
     * @param amountMinor amount in its own currency
     * @param baseMinor amount in the reporting currency
     * @param openMinor what is open or unapplied of it, in the reporting currency
     * @param note order number, reason or category, by kind
     * @param ownCompany code of the company of ours; empty for the main one
     */
    record Document(
            long id,
            String number,
            LocalDate day,
            Optional<LocalDate> secondDay,
            Currency currency,
            long amountMinor,
            long baseMinor,
            long openMinor,
            String note,
            String ownCompany) {
        long key(String sort) {
            return switch (sort) {
                case "amount" -> baseMinor;
                case "open" -> openMinor;
                default -> day.toEpochDay();
            };
        }
    }

    /** How many documents of a kind there are, and their sums in the reporting currency. */
    record Sum(long count, long baseMinor, long openMinor) {}

    /** The invoices that count: all, or those open with days past due from the least to the most. */
    record Span(boolean isAll, int least, int most) {
        static final Span ALL = new Span(true, -FURTHEST, FURTHEST);
        static final Span OPEN = new Span(false, -FURTHEST, FURTHEST);
        static final Span OVERDUE = new Span(false, 1, FURTHEST);

        static Span ofBucket(int bucket) {
            List<Integer> bounds = AgeingPanel.BUCKETS.upperBounds();
            return new Span(
                    false,
                    bucket == 0 ? -FURTHEST : bounds.get(bucket - 1) + 1,
                    bucket == bounds.size() ? FURTHEST : bounds.get(bucket));
        }
    }

    /**
     * Which documents count.
     *
     * @param ownCompany code of the company of ours they are of; all without one
     * @param month of their day, all without one; of orders without those that were cancelled by its end
     */
    record Wanted(Span span, Optional<String> ownCompany, Optional<YearMonth> month) {
        static final Wanted ALL = new Wanted(Span.ALL, Optional.empty(), Optional.empty());
    }

    /** A page of them. */
    Slice<Document> page(Subject customer, DocumentKind kind, Wanted wanted, TableQuery query) {
        boolean isForward = query.cursor().map(Cursor::isForward).orElse(true);
        boolean isDescending = query.isDescending() == isForward;
        List<Document> fetched = jdbc.sql(statement(kind, query.sort(), isDescending))
                .params(parameters(customer, wanted))
                .param("isFirst", query.cursor().isEmpty())
                .param("key", place(query, 0))
                .param("id", place(query, 1))
                .param("rows", query.size() + 1)
                .query(CustomerDocuments::document)
                .list();
        return Slice.of(
                fetched,
                query,
                OptionalLong.of(sum(customer, kind, wanted).count()),
                document -> List.of(Long.toString(document.key(query.sort())), Long.toString(document.id())));
    }

    Sum sum(Subject customer, DocumentKind kind, Wanted wanted) {
        return jdbc.sql("""
                select count(*) as documents, coalesce(sum(base_minor), 0)::bigint as base_minor,
                  coalesce(sum(open_minor), 0)::bigint as open_minor
                from (
                """ + kind.rows() + ") as d\nwhere " + WANTED)
                .params(parameters(customer, wanted))
                .query((row, _) ->
                        new Sum(row.getLong("documents"), row.getLong("base_minor"), row.getLong("open_minor")))
                .single();
    }

    Map<DocumentKind, Sum> sums(Subject customer) {
        Map<DocumentKind, Sum> sums = new EnumMap<>(DocumentKind.class);
        for (DocumentKind kind : DocumentKind.values()) {
            sums.put(kind, sum(customer, kind, Wanted.ALL));
        }
        return sums;
    }

    private static String statement(DocumentKind kind, String sort, boolean isDescending) {
        String key = switch (sort) {
            case "amount" -> "d.base_minor";
            case "open" -> "d.open_minor";
            default -> "(d.day - date '1970-01-01')::bigint";
        };
        String order = isDescending ? " desc" : "";
        return """
            select d.id, d.number, d.day, d.second_day, d.currency, d.amount_minor, d.base_minor, d.open_minor, d.note,
              d.own_company
            from (
            """ + kind.rows() + ") as d\nwhere " + WANTED + " and (:isFirst or (" + key + ", d.id) "
                + (isDescending ? "<" : ">") + " (:key, :id))\norder by " + key + order + ", d.id" + order
                + "\nlimit :rows";
    }

    private static Map<String, Object> parameters(Subject customer, Wanted wanted) {
        Map<String, Object> parameters = CustomerLedger.parameters(customer);
        parameters.put("isAll", wanted.span().isAll());
        parameters.put("least", wanted.span().least());
        parameters.put("most", wanted.span().most());
        parameters.put("ofAll", wanted.ownCompany().isEmpty());
        parameters.put("ownCompany", wanted.ownCompany().orElse(""));
        parameters.put("anyMonth", wanted.month().isEmpty());
        parameters.put("monthFrom", wanted.month().map(month -> month.atDay(1)).orElse(NEVER));
        parameters.put("monthEnd", wanted.month().map(YearMonth::atEndOfMonth).orElse(NEVER));
        return parameters;
    }

    private static long place(TableQuery query, int index) {
        return query.cursor()
                .map(cursor -> cursor.values())
                .filter(values -> values.size() == 2 && values.get(index).matches("-?\\d{1,18}"))
                .map(values -> Long.parseLong(values.get(index)))
                .orElse(0L);
    }

    private static Document document(ResultSet row, int index) throws SQLException {
        return new Document(
                row.getLong("id"),
                row.getString("number"),
                row.getObject("day", LocalDate.class),
                Optional.ofNullable(row.getObject("second_day", LocalDate.class)),
                Currency.of(row.getString("currency")),
                row.getLong("amount_minor"),
                row.getLong("base_minor"),
                row.getLong("open_minor"),
                row.getString("note"),
                row.getString("own_company"));
    }
}
