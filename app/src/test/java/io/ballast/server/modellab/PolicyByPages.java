package io.ballast.server.modellab;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.web.Browser;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** What people do with a draft of the policy, by its pages. */
final class PolicyByPages {
    private static final String NEXT = "section[aria-labelledby=next] ";

    private static final String NEWEST_RUN = "#run-table tbody th a";

    private final int port;
    private final LocalDate today;

    PolicyByPages(int port, LocalDate today) {
        this.port = port;
        this.today = today;
    }

    /** Tries it on the portfolio of today and of past month ends, then proposes it; may not approve it. */
    void tryAndPropose(String username, long draft) {
        try (Browser browser = open(username, draft)) {
            Page page = browser.page();
            page.locator("#simulated-months").selectOption("1");
            page.locator("form[action='/simulations'] button").click();
            page.locator("main a.primary[href^='/simulations/']").click();
            page.locator("#matrix").waitFor();
            browser.shootTop("model-simulation").assertAccessible();
            propose(browser, draft);
            browser.assertQuiet();
        }
    }

    private static void propose(Browser browser, long draft) {
        Page page = browser.visit("/policy/drafts/" + draft).page();
        page.locator(NEXT + "form[action$='/proposal'] button").click();
        page.locator(NEXT + "form[action$='/taking-back']").waitFor();
        if (page.locator(NEXT + "form[action$='/approval']").count() > 0) {
            throw new AssertionError("an author is offered the approval of the own draft");
        }
    }

    /** In force from today on, and the portfolio assessed by it. */
    void approveAndAssess(String username, long draft) {
        try (Browser browser = open(username, draft)) {
            Page page = browser.page();
            page.locator("#from").fill(today.toString());
            browser.shoot("model-approval");
            page.locator(NEXT + "form[action$='/approval'] button").click();
            page.locator(NEXT + "form")
                    .first()
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            browser.visit("/runs");
            String newest = page.locator(NEWEST_RUN).first().innerText();
            page.locator("#asOf").fill(AssessedDemo.DAY.toString());
            page.locator("form[action='/runs'] button").click();
            page.waitForFunction(
                    "([row, before]) => document.querySelector(row)?.innerText !== before"
                            + " && document.querySelector(row)?.closest('tr').querySelector('.badge.accent')",
                    List.of(NEWEST_RUN, newest));
            page.locator(NEWEST_RUN).first().click();
            page.waitForURL(Pattern.compile(".*/runs/\\d+.*"));
            browser.shoot("model-run").assertAccessible();
            browser.assertQuiet();
        }
    }

    /** A draft of an earlier version, proposed. */
    long takeBack(String username, long version) {
        try (Browser browser = open(username, -1)) {
            Page page = browser.visit("/policy/drafts").page();
            page.locator("#copy-of").selectOption(new SelectOption().setValue(Long.toString(version)));
            page.locator("#copy-purpose").fill("退回上一版评分卡");
            page.locator("#copy ~ form button").click();
            page.waitForURL(Pattern.compile(".*/policy/drafts/\\d+"));
            long draft = Long.parseLong(page.url().substring(page.url().lastIndexOf('/') + 1));
            propose(browser, draft);
            return draft;
        }
    }

    private Browser open(String username, long draft) {
        Browser browser = Browser.open(port, Browser.Look.CHINESE);
        browser.signIn(username);
        return draft < 0 ? browser : browser.visit("/policy/drafts/" + draft);
    }
}
