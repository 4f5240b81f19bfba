package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.value.Currency;
import io.ballast.server.ServerTest;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders of many customers that are decided in one statement: none costs another its answer. */
@ServerTest
class ChecksTogetherTest {
    private static final int CUSTOMERS = 12;
    private static final int ORDERS_OF_EACH = 20;
    private static final long MINOR = 1_000_00;

    @Autowired
    CreditDesk desk;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    private final List<CreditBooks> customers = new ArrayList<>();

    @BeforeEach
    void customers_whose_books_are_known() {
        for (int i = 0; i < CUSTOMERS; i++) {
            var books = new CreditBooks(jdbc, "S-together").limit(50 * MINOR, LocalDate.now(clock));
            customers.add(books);
            desk.check(order(books, Currency.CNY), CurrentUser.system());
        }
    }

    private OrderRequest order(CreditBooks books, Currency currency) {
        return new OrderRequest(
                UUID.randomUUID(),
                new CustomerId(books.customer()),
                "T-" + UUID.randomUUID(),
                MINOR,
                currency,
                LocalDate.now(clock),
                CheckPoint.ORDER,
                Duration.ofHours(1),
                OptionalLong.empty(),
                Optional.empty());
    }

    private List<Future<CreditDesk.Answer>> asked(
            ExecutorService pool, List<CreditBooks> of, int times, Currency currency) {
        List<Future<CreditDesk.Answer>> asked = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            for (CreditBooks books : of) {
                asked.add(pool.submit(() -> desk.check(order(books, currency), CurrentUser.system())));
            }
        }
        return asked;
    }

    @Test
    void a_customer_that_is_locked_keeps_nobody_waiting_but_who_asks_about_it() throws Exception {
        var isLocked = new CountDownLatch(1);
        var letGo = new CountDownLatch(1);
        List<CreditBooks> locked = customers.subList(0, 6);
        List<CreditBooks> free = customers.subList(6, CUSTOMERS);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> holder = pool.submit(() -> transactions.executeWithoutResult(_ -> {
                locked.forEach(books -> jdbc.queryForList(
                        "select customer_id from creditcontrol.account where customer_id = ? for update",
                        books.customer()));
                isLocked.countDown();
                await(letGo);
            }));
            await(isLocked);
            List<Future<CreditDesk.Answer>> waiting = asked(pool, locked, 2, Currency.CNY);
            for (Future<CreditDesk.Answer> each : asked(pool, free, ORDERS_OF_EACH, Currency.CNY)) {
                assertThat(each.get(30, TimeUnit.SECONDS).isReplayed()).isFalse();
            }
            assertThat(waiting).noneMatch(Future::isDone);
            letGo.countDown();
            holder.get(30, TimeUnit.SECONDS);
            for (Future<CreditDesk.Answer> each : waiting) {
                assertThat(each.get(30, TimeUnit.SECONDS).stored().reservation())
                        .isPresent();
            }
        } finally {
            letGo.countDown();
        }
    }

    @Test
    void an_order_that_cannot_be_decided_fails_alone() throws Exception {
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CreditDesk.Answer>> impossible = asked(pool, customers, 2, Currency.of("JPY"));
            List<Future<CreditDesk.Answer>> possible = asked(pool, customers, ORDERS_OF_EACH, Currency.CNY);
            for (Future<CreditDesk.Answer> each : possible) {
                StoredDecision said = each.get(30, TimeUnit.SECONDS).stored();
                assertThat(said.reservation()).isPresent();
            }
            for (Future<CreditDesk.Answer> each : impossible) {
                assertThatThrownBy(() -> each.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(Refusal.class);
            }
        }
        for (CreditBooks books : customers) {
            assertThat(jdbc.queryForObject(
                            "select sum(minor) from creditcontrol.reservation where customer_id = ?",
                            Long.class,
                            books.customer()))
                    .isEqualTo((ORDERS_OF_EACH + 1) * MINOR);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
