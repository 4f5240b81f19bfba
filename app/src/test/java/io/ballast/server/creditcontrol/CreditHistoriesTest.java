package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.value.Currency;
import io.ballast.server.ServerTest;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.ledger.DocumentsRecorded;
import io.ballast.server.limits.GroupGrants;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Random histories of two members of a group, beside a model of them that only adds up: every decision is the one of
 * the model, every exposure is the model's to the cent, and nothing is approved beyond a limit in force at that time.
 * {@code -Dhistories=10000 -Dseed=1} for more, {@code -Dhistory=} for one of them.
 */
@ServerTest
class CreditHistoriesTest {
    private static final int HISTORIES = Integer.getInteger("histories", 12);
    private static final int ACTS = 25;
    private static final CurrentUser ASKER = CurrentUser.system();

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    CreditDesk desk;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void setToday() {
        today = LocalDate.now(clock);
    }

    @Test
    void every_decision_and_every_exposure_is_that_of_the_model() {
        long seed = Long.getLong("seed", 1L);
        int approved = 0;
        int held = 0;
        for (int number = 0; number < HISTORIES; number++) {
            int history = Integer.getInteger("history", number);
            var told = new History(new Random(seed * 1_000_003 + history));
            for (int act = 0; act < ACTS; act++) {
                String what = "seed " + seed + " history " + history + " act " + act + ": ";
                told.act(what);
                told.compare(what + told.last);
            }
            approved += told.approved;
            held += told.held;
        }
        assertThat(approved).as("orders approved").isGreaterThan(HISTORIES);
        assertThat(held).as("orders held").isGreaterThan(HISTORIES / 2);
    }

    /** What a member has in its books and on its limit. */
    private static final class Member {
        private final CreditBooks books;
        private long limit;
        private final List<Sale> sales = new ArrayList<>();

        Member(CreditBooks books, long limit, LocalDate from) {
            this.books = books.limit(limit, from);
            this.limit = limit;
        }

        long exposure() {
            return sales.stream().mapToLong(Sale::exposure).sum();
        }
    }

    /** An order on its way from the question to the payment. */
    private static final class Sale {
        private final String number;
        private final UUID decision;

        /** What the decision holds of the limit. */
        private long reserved;

        private boolean isPosted;
        private boolean isInBooks;
        private long ordered;
        private long delivered;
        private long invoiced;
        private long paid;

        Sale(String number, UUID decision, long reserved) {
            this.number = number;
            this.decision = decision;
            this.reserved = reserved;
        }

        long exposure() {
            return isInBooks ? Math.max(0, ordered - delivered) + delivered - paid : reserved;
        }
    }

    /** An invoice that is not paid. */
    private record Open(Sale sale, String invoice, long minor) {}

    private final class History {
        private final Random random;
        private final long groupLimit;
        private final List<Member> members = new ArrayList<>();
        private final List<Open> open = new ArrayList<>();
        private String last = "";
        private int approved;
        private int held;
        private int documents;

        History(Random random) {
            this.random = random;
            groupLimit = 2_000_000L + random.nextInt(4_000_000);
            long group = Objects.requireNonNull(jdbc.queryForObject("""
                    insert into customers.customer_group (code, name)
                    values (?, 'histories')
                    returning id""", Long.class, "H-" + UUID.randomUUID()));
            new GroupGrants(jdbc).grant(group, groupLimit, "CNY", today.minusDays(1), Optional.empty());
            for (int i = 0; i < 2; i++) {
                CreditBooks books = new CreditBooks(jdbc, "S-histories").inGroup(group);
                members.add(new Member(books, 1_000_000L + random.nextInt(3_000_000), today.minusDays(1)));
            }
        }

        void act(String what) {
            Member member = members.get(random.nextInt(members.size()));
            Optional<Sale> some = member.sales.isEmpty()
                    ? Optional.empty()
                    : Optional.of(member.sales.get(random.nextInt(member.sales.size())));
            int kind = random.nextInt(12);
            if (some.isEmpty() || kind < 4) {
                ask(member, "A-" + UUID.randomUUID(), Optional.empty(), what);
            } else if (kind == 4) {
                limit(member);
            } else {
                go(member, some.orElseThrow(), kind, what);
            }
        }

        private void go(Member member, Sale sale, int kind, String what) {
            if (sale.isInBooks) {
                if (kind == 5 && sale.delivered == 0) {
                    takeFromBooks(member, sale);
                } else {
                    onTheWay(member, sale);
                }
            } else if (sale.reserved == 0) {
                last = "nothing is held for " + sale.number;
            } else {
                switch (kind) {
                    case 5 -> post(sale);
                    case 6 -> end(sale, "voided");
                    case 7 -> end(sale, "over");
                    case 8 -> ask(member, sale.number, Optional.of(sale), what);
                    default -> book(member, sale);
                }
            }
        }

        /** A new order, or another amount for one that holds its part of the limit; asked twice now and then. */
        private void ask(Member member, String number, Optional<Sale> before, String what) {
            long minor = 50_000L + random.nextInt(1_500_000);
            last = "ask " + minor + " for " + number + (before.isPresent() ? " again" : "");
            long own = before.map(Sale::exposure).orElse(0L);
            boolean fits = member.exposure() - own + minor <= member.limit && group() - own + minor <= groupLimit;
            OrderRequest order = order(member, number, minor);
            Decision decision = desk.check(order, ASKER).stored().decision();
            if (random.nextInt(3) == 0) {
                assertThat(desk.check(order, ASKER).stored().decision())
                        .as(what + last)
                        .isEqualTo(decision);
            }
            assertThat(decision.outcome() != Outcome.HELD)
                    .as("%s%s, %s", what, last, decision)
                    .isEqualTo(fits);
            if (!fits) {
                held++;
                return;
            }
            approved++;
            before.ifPresent(member.sales::remove);
            member.sales.add(new Sale(number, order.id(), minor));
            assertThat(member.exposure()).as(what + last).isLessThanOrEqualTo(member.limit);
            assertThat(group()).as(what + last).isLessThanOrEqualTo(groupLimit);
        }

        private long group() {
            return members.stream().mapToLong(Member::exposure).sum();
        }

        private void limit(Member member) {
            member.limit = random.nextInt(4_000_000);
            last = "limit " + member.limit;
            member.books.limit(member.limit, today.minusDays(1));
        }

        private void post(Sale sale) {
            if (sale.isPosted) {
                last = "posted already";
                return;
            }
            long part = 1 + random.nextLong(sale.reserved);
            last = "post " + part + " of " + sale.reserved;
            desk.post(sale.decision, Optional.of(part), ASKER);
            sale.reserved = part;
            sale.isPosted = true;
        }

        private void end(Sale sale, String how) {
            last = how + " " + sale.number;
            if (sale.isPosted) {
                return;
            }
            if (how.equals("voided")) {
                desk.voided(sale.decision, "history", ASKER);
            } else {
                jdbc.update(
                        "update creditcontrol.reservation set expires_at = now() where decision_id = ?", sale.decision);
                context.getBean(Reservations.class).expire();
            }
            sale.reserved = 0;
        }

        /** The order comes into the books, often for another amount than was asked about. */
        private void book(Member member, Sale sale) {
            sale.ordered = random.nextBoolean() ? sale.reserved : 1 + random.nextLong(sale.reserved);
            last = "book " + sale.ordered + " of " + sale.reserved;
            transactions.executeWithoutResult(_ -> {
                member.books.order(sale.number, today.minusDays(1), today.plusDays(random.nextInt(20)), sale.ordered);
                recorded(member);
            });
            sale.isInBooks = true;
        }

        /** An import is undone: the order is not in the books any more, and holds again what it held. */
        private void takeFromBooks(Member member, Sale sale) {
            last = "take " + sale.number + " from the books";
            transactions.executeWithoutResult(_ -> {
                jdbc.update(
                        "delete from ledger.sales_order where customer_id = ? and number = ?",
                        member.books.customer(),
                        sale.number);
                recorded(member);
            });
            sale.isInBooks = false;
            sale.isPosted = true;
        }

        /** What an import tells in its transaction. */
        private void recorded(Member member) {
            long batch = Objects.requireNonNull(
                    jdbc.queryForObject("select coalesce(max(batch_id), 0) + 1 from ledger.revision", Long.class));
            jdbc.update(
                    "update ledger.revision set batch_id = ?, revision = revision + 1 where customer_id = ?",
                    batch,
                    member.books.customer());
            context.getBean(Reservations.class).documentsRecorded(new DocumentsRecorded(batch, 1));
        }

        /** Delivery, invoice, payment, each of a part. */
        private void onTheWay(Member member, Sale sale) {
            documents++;
            String number = "D" + documents;
            long remainder = sale.ordered - sale.delivered;
            long owed = sale.invoiced - sale.paid;
            if (owed > 0 && random.nextBoolean()) {
                pay(member, sale);
            } else if (remainder > 0) {
                long part = random.nextInt(3) == 0 ? remainder : 1 + random.nextLong(remainder);
                last = "deliver and invoice " + part + " of " + remainder;
                String document = sale.number.substring(2, 10) + number;
                member.books
                        .delivery(document, sale.number, today, part)
                        .invoiced(document, today)
                        .invoice(document, today, today.plusDays(30), part);
                sale.delivered += part;
                sale.invoiced += part;
                open.add(new Open(sale, document, part));
            } else {
                last = "nothing left of " + sale.number;
            }
        }

        private void pay(Member member, Sale sale) {
            Open first =
                    open.stream().filter(one -> one.sale() == sale).findFirst().orElseThrow();
            open.remove(first);
            member.books.paid(first.invoice(), today, first.minor());
            sale.paid += first.minor();
            last = "pay " + first.minor();
        }

        private OrderRequest order(Member member, String number, long minor) {
            return new OrderRequest(
                    UUID.randomUUID(),
                    new CustomerId(member.books.customer()),
                    number,
                    minor,
                    Currency.CNY,
                    today,
                    CheckPoint.ORDER,
                    Duration.ofHours(1),
                    OptionalLong.empty(),
                    Optional.empty());
        }

        /** Looks without holding anything. */
        void compare(String what) {
            for (Member member : members) {
                Decision trial = desk.simulate(order(member, "trial", 1), ASKER);
                assertThat(trial.headroom().get(0).grossMinor()).as(what).isEqualTo(member.exposure());
                assertThat(trial.headroom().get(1).grossMinor()).as(what).isEqualTo(group());
            }
        }
    }
}
