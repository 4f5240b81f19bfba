package io.ballast.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.ballast.engine.value.Text;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.identity.Colleagues;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Visitor;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails as a mail server gets them, while it is there and while it is not. */
@AssessedServerTest
class MailTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOON = Instant.parse("2027-03-01T04:00:00Z");
    private static final int SMTP_PORT = 3025 + (int) (ProcessHandle.current().pid() % 20_000);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    private final MovedClock clock = new MovedClock(NOON);
    private final GreenMail server = new GreenMail(new ServerSetup(SMTP_PORT, "127.0.0.1", "smtp"));
    private String address = "";
    private CurrentUser reader = CurrentUser.system();

    @BeforeEach
    void start() {
        server.start();
        AssessedDemo.load(context);
        jdbc.update("update notification.delivery set state = 'DROPPED' where state = 'WAITING'");
        address = "reader-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
        new TestUsers(context).withRoles(address, Role.AUDITOR); // whom no alarm of the demo company concerns
        reader = context.getBean(Colleagues.class).named(address).orElseThrow();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_mail_has_both_forms_in_the_readers_language_and_no_text_becomes_a_header() throws Exception {
        tell(Kind.POLICY_REJECTED, "Eve\r\nBcc: thief@example.org\r\n\r\nbody", "standard 2", "no\nX-Evil: 1");
        assertThat(deliver()).isEqualTo(1);
        MimeMessage mail = received().getFirst();
        String head = GreenMailUtil.getHeaders(mail);
        assertThat(head).doesNotContain("\nBcc:").doesNotContain("\nX-Evil");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).startsWith("Eve Bcc: thief@example.org").contains("驳回了政策 standard 2");
        assertThat(mail.getFrom()[0].toString()).contains("ballast@example.net");
        String whole = content(mail);
        assertThat(whole)
                .contains("multipart/alternative")
                .contains("text/plain")
                .contains("text/html");
        wish(Locale.ENGLISH, false);
        tell(Kind.POLICY_APPROVED, "<b>Li</b>", "standard 3", "2027-04-01");
        deliver();
        assertThat(received().getLast().getSubject()).contains("approved the policy standard 3");
        assertThat(html(received().getLast())).contains("&lt;b&gt;Li").contains("https://ballast.example.net/policy");
    }

    @Test
    void while_the_mail_server_is_away_mails_wait_and_each_reader_gets_one_when_it_is_back() throws Exception {
        server.stop();
        tell(Kind.TRAIL_UNSOUND, "entry 8");
        for (int minutes = 0; minutes < 60; minutes++) {
            deliver();
            clock.ahead(Duration.ofMinutes(1));
        }
        // due after 0, 1, 1+5 and 1+5+15 minutes and at 51: 5 attempts in the first hour, each up to a tenth later
        assertThat(number("attempts")).isEqualTo(5);
        assertThat(text("state")).isEqualTo("WAITING");
        assertThat(text("last_answer")).isNotBlank();
        server.start();
        clock.ahead(Duration.ofHours(2));
        deliver();
        deliver();
        assertThat(received()).hasSize(1);
        assertThat(text("state")).isEqualTo("SENT");
    }

    @Test
    void a_mail_that_was_sent_and_not_recorded_comes_again_with_the_same_message_id() throws Exception {
        tell(Kind.TRAIL_UNSOUND, "entry 9");
        List<Deliveries.Claimed> claimed = deliveries().claim(List.of(Channel.MAIL), 10, clock.instant());
        carrier().carry(claimed, clock.instant()); // and the server dies here
        assertThat(deliver()).as("leased by who died").isZero();
        clock.ahead(Deliveries.LEASE.plusSeconds(1));
        assertThat(deliver()).isEqualTo(1);
        assertThat(received()).hasSize(2);
        assertThat(received().getFirst().getMessageID())
                .isEqualTo(received().getLast().getMessageID())
                .contains(text("message_key"));
        deliveries().sent(claimed, "late", clock.instant());
        assertThat(text("last_answer"))
                .as("a lease that ran out records nothing")
                .doesNotContain("late");
    }

    @Test
    void two_servers_send_each_mail_once() throws Exception {
        for (int i = 0; i < 30; i++) {
            tell(Kind.TRAIL_UNSOUND, "entry " + i);
        }
        Thread other = Thread.ofVirtual().start(() -> delivering().round());
        delivering().round();
        other.join();
        assertThat(received()).hasSize(30);
        assertThat(received().stream().map(MailTest::subject).distinct()).hasSize(30);
    }

    @Test
    void mails_wait_for_the_morning_unless_they_are_critical() {
        clock.set(Instant.parse("2027-03-01T15:00:00Z")); // 23:00 in Shanghai
        tell(Kind.POLICY_REJECTED, "Li", "standard 2", "no");
        tell(Kind.TRAIL_UNSOUND, "entry 10");
        assertThat(deliver()).isEqualTo(1);
        assertThat(subject(received().getFirst())).contains("entry 10");
        clock.set(Instant.parse("2027-03-01T23:59:59Z")); // 07:59:59
        assertThat(deliver()).isZero();
        clock.set(Instant.parse("2027-03-02T00:00:00Z")); // 08:00
        assertThat(deliver()).isEqualTo(1);
    }

    @Test
    void a_digest_gathers_the_mails_of_a_day_into_one() throws Exception {
        wish(Locale.ENGLISH, true);
        for (int i = 0; i < 12; i++) {
            tell(Kind.POLICY_REJECTED, "Li", "standard " + i, "no");
        }
        assertThat(deliver()).isZero();
        clock.set(Instant.parse("2027-03-02T00:00:00Z")); // the end of the quiet hours, 08:00 in Shanghai
        deliver();
        assertThat(received()).hasSize(1);
        assertThat(received().getFirst().getSubject()).contains("12");
        assertThat(html(received().getFirst())).contains("standard 0").contains("standard 11");
        assertThat(jdbc.queryForObject(
                        "select count(*) from notification.delivery where user_id = ? and state = 'SENT'"
                                + " and channel = 'MAIL'",
                        Long.class,
                        reader.id()))
                .isEqualTo(12L);
    }

    @Test
    void what_is_switched_off_is_not_sent_and_critical_kinds_cannot_be() {
        Visitor visitor = Visitor.at(port).signIn(address);
        var fields = Map.of(
                "address",
                address,
                "language",
                "zh",
                "zone",
                "Asia/Shanghai",
                "quietFrom",
                "22:00",
                "quietTo",
                "07:00");
        assertThat(visitor.post("/notifications/preferences", "/notifications/preferences", fields)
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.get("/notifications/preferences").body()).contains("22:00");
        var wrong = new java.util.HashMap<>(fields);
        wrong.put("zone", "Mars/Olympus");
        assertThat(visitor.post("/notifications/preferences", "/notifications/preferences", wrong)
                        .statusCode())
                .isEqualTo(422);
        clock.set(NOON);
        tell(Kind.POLICY_REJECTED, "Li", "standard 2", "no");
        tell(Kind.TRAIL_UNSOUND, "entry 11");
        deliver();
        assertThat(received()).hasSize(1);
        assertThat(subject(received().getFirst())).contains("entry 11");
    }

    @Test
    void a_mail_that_waited_is_not_sent_to_who_may_no_longer_know_of_the_customer() {
        long customer =
                Objects.requireNonNull(jdbc.queryForObject("select min(id) from customers.customer", Long.class));
        jdbc.update("update identity.app_user set roles = '{CREDIT_MANAGER}' where id = ?", reader.id());
        clock.set(Instant.parse("2027-03-01T15:00:00Z"));
        add(new Notice(
                Kind.WARNING,
                UUID.randomUUID().toString(),
                "/customers",
                List.of(Notice.word("x"), Notice.word("y")),
                new Audience.InCharge(),
                Set.of(customer)));
        jdbc.update("update identity.app_user set scope = 'SELF', owner_code = 'NOBODY' where id = ?", reader.id());
        clock.set(Instant.parse("2027-03-02T04:00:00Z"));
        deliver();
        assertThat(received()).noneMatch(mail -> isTo(mail, address));
        assertThat(text("state")).isEqualTo("DROPPED");
    }

    @Test
    void an_address_that_the_server_refuses_for_good_is_not_tried_again() {
        var settings = new MailSettings(
                "127.0.0.1",
                SMTP_PORT,
                "",
                "",
                "none",
                "ballast@example.net",
                List.of("example.net"),
                "https://b.example");
        var mail = new Mail(UUID.randomUUID(), address, "x", Locale.ENGLISH, "s", "t", "h", NOON);
        assertThat(new MailTransport(settings).send(mail)).isInstanceOf(Answer.Refused.class);
        assertThat(received()).isEmpty();
    }

    private void tell(Kind kind, String... words) {
        add(new Notice(
                kind,
                UUID.randomUUID().toString(),
                "/policy",
                Arrays.stream(words).map(word -> Text.of(word, word)).toList(),
                new Audience.Persons(Set.of(reader.id()))));
    }

    private void add(Notice notice) {
        TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
        Outbox outbox = context.getBean(Outbox.class);
        transactions.executeWithoutResult(status -> outbox.add(notice, clock.instant()));
        var addressing = new Addressing(
                outbox,
                context.getBean(Recipients.class),
                context.getBean(WishRows.class),
                deliveries(),
                context.getBean(EndpointDoor.class),
                source(),
                transactions,
                clock);
        while (addressing.round() > 0) {
            assertThat(clock.instant()).isNotNull();
        }
    }

    private int deliver() {
        return delivering().round();
    }

    private Delivering delivering() {
        return new Delivering(deliveries(), List.of(carrier()), clock);
    }

    private Deliveries deliveries() {
        return new Deliveries(context.getBean(JdbcClient.class));
    }

    private static MailSettings.Source source() {
        return new MailSettings.Source(
                "127.0.0.1",
                SMTP_PORT,
                "",
                "",
                "none",
                "ballast@example.net",
                "",
                "https://ballast.example.net/",
                8080);
    }

    private MailCarrier carrier() {
        return new MailCarrier(
                context.getBean(Outbox.class),
                context.getBean(Recipients.class),
                context.getBean(Colleagues.class),
                context.getBean(WishRows.class),
                new Letters(
                        context.getBean(gg.jte.TemplateEngine.class),
                        context.getBean(io.ballast.server.web.Formats.class),
                        source()),
                source());
    }

    private void wish(Locale language, boolean isDigest) {
        TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
        transactions.executeWithoutResult(status -> context.getBean(WishRows.class)
                .save(
                        reader.id(),
                        new Wishes(
                                Optional.of(address),
                                language,
                                new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), SHANGHAI),
                                isDigest,
                                Map.of())));
    }

    private List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isTo(MimeMessage mail, String to) {
        try {
            return mail.getAllRecipients()[0].toString().contains(to);
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String content(MimeMessage mail) {
        return GreenMailUtil.getWholeMessage(mail);
    }

    private static String html(MimeMessage mail) throws Exception {
        var parts = (jakarta.mail.internet.MimeMultipart) mail.getContent();
        return parts.getBodyPart(1).getContent().toString();
    }

    private String text(String column) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select " + column + "::text from notification.delivery where user_id = ? and channel = 'MAIL'",
                String.class,
                reader.id()));
    }

    private int number(String column) {
        return Integer.parseInt(text(column));
    }

    /** A clock that a test moves. */
    static final class MovedClock extends Clock {
        private Instant now;

        MovedClock(Instant now) {
            this.now = now;
        }

        void ahead(Duration by) {
            now = now.plus(by);
        }

        void set(Instant to) {
            now = to;
        }

        @Override
        public ZoneId getZone() {
            return SHANGHAI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
