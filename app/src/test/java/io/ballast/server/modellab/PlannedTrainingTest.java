package io.ballast.server.modellab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.ballast.engine.model.binning.NumberBinning;
import io.ballast.engine.model.card.Card;
import io.ballast.engine.model.card.CardCharacteristic;
import io.ballast.engine.model.history.DataSet;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.identity.Colleagues;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Browser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;

/** What a modeller can ask of a training, by the pages. */
@AssessedServerTest
@TestPropertySource(properties = "ballast.test=model-lab")
class PlannedTrainingTest {
    private static final int ROWS = 1_500;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    DataSetFiles files;

    @Autowired
    DataSets sets;

    @Autowired
    Trainings trainings;

    @Autowired
    TrainingRows rows;

    private String modeller = "";
    private long set;

    @BeforeEach
    void takeAFile() throws Exception {
        TestUsers users = new TestUsers(context);
        modeller = users.withRoles("plan-modeller", Role.MODELLER);
        var user = context.getBean(Colleagues.class).named(modeller).orElseThrow();
        var file = new MockMultipartFile("file", "made.csv", "text/csv", made().getBytes(StandardCharsets.UTF_8));
        var order = new FileOrder(UUID.randomUUID().toString(), "made", "bad", "1", "", "", 180);
        String path = Users.as(user, () -> files.take(order, Optional.of(file), user));
        set = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Delay raises the risk, years lower it up to ten, profit matters by being there. */
    private static String made() {
        var chance = new SplittableRandom(11);
        StringBuilder text = new StringBuilder("delay,years,profit,region,bad\n");
        for (int row = 0; row < ROWS; row++) {
            int delay = chance.nextInt(60);
            int years = chance.nextInt(30);
            boolean hasProfit = chance.nextInt(3) > 0;
            double odds = -3.2 + delay / 20.0 - Math.min(years, 10) / 8.0 + (hasProfit ? 0 : 1);
            boolean isBad = chance.nextDouble() < 1 / (1 + Math.exp(-odds));
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%s,%s,%s%n",
                    delay,
                    years,
                    hasProfit ? chance.nextInt(100) : "",
                    chance.nextBoolean() ? "east" : "west",
                    isBad ? "1" : "0"));
        }
        return text.toString();
    }

    @Test
    void what_was_asked_is_kept_to_and_bins_can_be_made_by_hand() {
        try (Browser browser = Browser.open(port, Browser.Look.CHINESE)) {
            browser.signIn(modeller).visit("/models/data-sets/" + set);
            browser.page().locator(".models-wishes summary").click();
            browser.page().locator("#long-run").fill("150");
            browser.page().locator("[name='wish.region']").selectOption("LEFT_OUT");
            browser.page().locator("[name='wish.delay']").selectOption("RISING");
            browser.page().locator("[value=FOREST]").uncheck();
            browser.page().locator("#train ~ form button").click();
            assertThat(browser.page().locator("[role=alert]").innerText()).contains("150");
            assertThat(browser.page().locator("#long-run").inputValue()).isEqualTo("150");
            assertThat(browser.page().locator("[name='wish.region']").inputValue())
                    .isEqualTo("LEFT_OUT");
            assertThat(browser.page().locator("[value=FOREST]").isChecked()).isFalse();
            browser.shoot("training-refused").assertAccessible();
            assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("422"));

            browser.page().locator("#long-run").fill("2");
            browser.page().locator("#train ~ form button").click();
            Training training = result(browser);
            browser.shoot("training-planned").assertAccessible();
            assertThat(training.models())
                    .extracting(StoredModel::kind)
                    .containsExactly(ModelKind.ABSENCE, ModelKind.SCORECARD, ModelKind.TREE, ModelKind.BOOSTING);
            assertThat(model(training, ModelKind.ABSENCE).report().auc()).isBetween(0.52, 0.7);
            DataSet fit = trainings.split(training).fit();
            Card card = card(training);
            assertThat(Arrays.stream(card.probabilities(fit.sample())).average().orElseThrow())
                    .isCloseTo(0.02, within(0.001));
            assertThat(card.characteristics())
                    .extracting(CardCharacteristic::name)
                    .contains("delay", "years");
            for (StoredModel model : training.models()) {
                assertThat(rows.text(model.id()).orElseThrow()).doesNotContain("region");
            }

            editBins(browser, training);
            browser.assertQuiet();
        }
    }

    private void editBins(Browser browser, Training training) {
        browser.visit(model(training, ModelKind.SCORECARD).path())
                .shoot("model-considered")
                .assertAccessible();
        browser.page().locator("#level").fill("100");
        browser.page().locator("#draft ~ form button").click();
        assertThat(browser.page().locator("[role=alert]").innerText()).contains("100");
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("422"));
        lookAtTheCard(browser, model(training, ModelKind.SCORECARD));
        browser.page().locator("a[href$='name=years']").click();
        browser.shoot("bins").assertAccessible().assertFitsOnPaper();
        browser.page().locator("#cuts").fill("8 zwölf");
        browser.page().locator("#edit ~ form button").click();
        assertThat(browser.page().locator("[role=alert]").innerText()).contains("zwölf");
        browser.page().locator("#cuts").fill("8 3");
        browser.page().locator("#edit ~ form button").click();
        assertThat(browser.page().locator("[role=alert]").innerText()).contains("years", "3");
        assertThat(browser.page().locator("form[method=post][action$=bins]").count())
                .isZero();
        browser.page().locator("#cuts").fill("3，8, 29");
        browser.page().locator("#edit ~ form button").click();
        browser.page().locator("#tried").waitFor();
        assertThat(browser.page().locator("tr:has-text('>= 29') .badge").count())
                .isPositive();
        browser.shoot("bins-tried").assertAccessible();
        browser.page().locator("form[method=post][action$=bins] button").click();
        Training again = result(browser);
        assertThat(again.plan().longRunRate()).contains(0.02);
        assertThat(card(again).characteristics())
                .filteredOn(one -> one.name().equals("years"))
                .singleElement()
                .extracting(one -> ((NumberBinning) one.binning()).cuts())
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(3.0, 8.0, 29.0);
        browser.page().locator("form[action$=repetitions] button").click();
        result(browser);
        assertThat(browser.page().content()).contains("每个模型逐字节相同");
    }

    /** The file can be read without the server. */
    private static void lookAtTheCard(Browser browser, StoredModel model) {
        Download card = browser.page()
                .waitForDownload(
                        () -> browser.page().locator("a[href$='/card']").click());
        assertThat(card.suggestedFilename()).isEqualTo("model-card-" + model.id() + ".html");
        Path kept = Path.of("target", card.suggestedFilename());
        card.saveAs(kept);
        try (Page file = browser.page().context().newPage()) {
            file.navigate(kept.toAbsolutePath().toUri().toString());
            assertThat(file.locator("h1").innerText()).startsWith("评分卡");
            assertThat(file.content()).contains(model.hash(), "delay", "2.00%").doesNotContain("src=");
            file.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", "model-card-file.png")));
        }
    }

    @Test
    void programs_are_told_which_wish_cannot_be() {
        String token = new TestTokens(context).of(modeller);
        assertRefused(token, "\"wishes\":{\"colour\":{\"kind\":\"RISING\"}}", "colour");
        assertRefused(token, "\"wishes\":{\"region\":{\"kind\":\"RISING\"}}", "region");
        assertRefused(token, "\"wishes\":{\"delay\":{\"kind\":\"CUTS\",\"cuts\":[5,5]}}", "delay");
        assertRefused(token, "\"longRunRate\":0", "0%");
    }

    private void assertRefused(String token, String asked, String named) {
        String order = "{\"key\":\"%s\",\"dataSet\":%d,\"kinds\":[\"SCORECARD\"],\"seed\":1,%s}"
                .formatted(UUID.randomUUID(), set, asked);
        var answer = TestTokens.send(port, token, "POST", "/api/v1/model-lab/trainings", order);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(named);
    }

    /** Waits on the page of a job for what it made, and goes there. */
    private Training result(Browser browser) {
        browser.page().locator("main a.primary[href^='/models/trainings/']").click();
        browser.page().waitForURL(Pattern.compile(".*/models/trainings/\\d+"));
        String url = browser.page().url();
        return trainings
                .find(Long.parseLong(url.substring(url.lastIndexOf('/') + 1)))
                .orElseThrow();
    }

    private Card card(Training training) {
        return Card.read(rows.text(model(training, ModelKind.SCORECARD).id()).orElseThrow());
    }

    private static StoredModel model(Training training, ModelKind kind) {
        return training.models().stream()
                .filter(model -> model.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
