package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks about orders over the interface, books what the advice says to the letter, and asks again. */
@ServerTest
class AdviceFollowedTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PATH = "/api/v1/credit-checks";
    private static final int CUSTOMERS = 25;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private String token = "";
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void a_credit_manager() {
        String user = new TestUsers(context).withRoles("advice.manager", Role.CREDIT_MANAGER);
        token = new TestTokens(context).of(user);
        today = LocalDate.now(clock);
    }

    @Test
    void whatever_holds_an_order_is_cleared_by_what_the_answer_says() {
        Map<String, Integer> followed = new TreeMap<>();
        int released = 0;
        for (int seed = 0; seed < CUSTOMERS; seed++) {
            Asked asked = Asked.of(new Random(seed), today);
            JsonNode said = ask(books(seed), asked);
            if (!said.get("outcome").asString().equals("HELD")) {
                continue;
            }
            boolean isReleased = false;
            for (JsonNode advice : said.get("advice")) {
                String kind = advice.get("kind").asString();
                if (!kind.equals("AskAuthority")) {
                    List<JsonNode> after = follow(books(seed), asked, advice.get("acts"));
                    List<String> cleared = texts(advice.get("clears"));
                    assertThat(cleared).isNotEmpty();
                    for (JsonNode answer : after) {
                        assertThat(holding(answer))
                                .as("customer %d: %s of %s, then %s", seed, advice, said, answer)
                                .doesNotContainAnyElementsOf(cleared);
                    }
                    followed.merge(kind, 1, Integer::sum);
                    isReleased |= after.stream()
                            .noneMatch(
                                    answer -> answer.get("outcome").asString().equals("HELD"));
                }
            }
            released += isReleased ? 1 : 0;
            boolean needsAuthority = said.get("advice")
                    .valueStream()
                    .anyMatch(advice -> advice.get("kind").asString().equals("AskAuthority"));
            assertThat(isReleased || needsAuthority)
                    .as("customer %d: %s", seed, said)
                    .isTrue();
        }
        assertThat(released).isGreaterThan(CUSTOMERS / 3);
        assertThat(followed).containsKeys("Pay", "SetLimit", "CutOrder", "AllOf");
    }

    /** An order as it is asked about. */
    private record Asked(long minor, LocalDate shipOn) {
        static Asked of(Random random, LocalDate today) {
            return new Asked(100_000L + random.nextInt(4_000_000), today.plusDays(random.nextInt(90)));
        }
    }

    /** The same books for the same seed, of a customer of their own. */
    private CreditBooks books(int seed) {
        var random = new Random(1_000 + seed);
        CreditBooks books = new CreditBooks(jdbc, "S-advice");
        if (random.nextInt(6) > 0) {
            books.limit(1_000_000L + random.nextInt(6_000_000), today.minusDays(1));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDate due = today.plusDays(random.nextInt(90) - 45);
            books.invoice("I" + i, due.minusDays(30), due, 10_000L + random.nextInt(2_000_000));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            books.receipt("U" + i, today.minusDays(2), 5_000L + random.nextInt(300_000));
        }
        for (int i = random.nextInt(2); i > 0; i--) {
            books.creditMemo("M" + i, today.minusDays(2), 5_000L + random.nextInt(100_000));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            books.order(
                    "O" + i,
                    today.minusDays(3),
                    today.plusDays(random.nextInt(100)),
                    10_000L + random.nextInt(900_000));
        }
        return books;
    }

    /** The answers once all acts are booked: one, or those to both parts of a shipment. */
    private List<JsonNode> follow(CreditBooks books, Asked asked, JsonNode acts) {
        List<JsonNode> answers = new ArrayList<>();
        Asked last = asked;
        for (JsonNode act : acts) {
            long minor = act.get("minor").asLong(0);
            switch (act.get("kind").asString()) {
                case "Pay" -> pay(books, act.get("payment"));
                case "SetLimit" -> books.limit(minor, today);
                case "CutOrder" -> last = new Asked(minor, last.shipOn());
                case "ShipLater" -> {
                    JsonNode later = act.get("later");
                    if (minor > 0) {
                        answers.add(checked(books, new Asked(minor, last.shipOn())));
                    }
                    last = new Asked(
                            later.get("minor").asLong(),
                            LocalDate.parse(later.get("from").asString()));
                }
                default -> throw new AssertionError("Nobody knows how to follow " + act);
            }
        }
        answers.add(checked(books, last));
        return answers;
    }

    private void pay(CreditBooks books, JsonNode payment) {
        long money = payment.get("payMinor").asLong();
        if (money > 0) {
            books.receipt("N" + UUID.randomUUID(), today, money);
        }
        long cash = payment.get("applyCashMinor").asLong() + money;
        long credit = payment.get("applyCreditMinor").asLong();
        for (JsonNode part : payment.get("parts")) {
            long left = part.get("minor").asLong();
            LocalDate due = LocalDate.parse(part.get("dueOn").asString());
            long byCredit = books.settled(due, "CREDIT_MEMO", Math.min(left, credit), today);
            credit -= byCredit;
            cash -= books.settled(due, "CASH", Math.min(left - byCredit, cash), today);
        }
    }

    private JsonNode ask(CreditBooks books, Asked asked) {
        return send(PATH + "/simulations", books, asked);
    }

    private JsonNode checked(CreditBooks books, Asked asked) {
        return send(PATH, books, asked).get("decision");
    }

    private JsonNode send(String path, CreditBooks books, Asked asked) {
        var answer = TestTokens.send(port, token, "POST", path, """
                {"id": "%s", "customer": "%s", "order": "%s", "amountMinor": %d, "shipOn": "%s"}""".formatted(
                        UUID.randomUUID(), books.code(), UUID.randomUUID(), asked.minor(), asked.shipOn()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<String> holding(JsonNode decision) {
        return decision.get("checks")
                .valueStream()
                .filter(check -> check.get("verdict").asString().equals("FAILED")
                        && check.get("reaction").asString().equals("HOLD"))
                .map(check -> check.get("key").asString())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
