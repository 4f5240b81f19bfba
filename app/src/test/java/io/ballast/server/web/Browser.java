package io.ballast.server.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import io.ballast.server.identity.TestUsers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A person at a headless Chromium. Whatever the pages complain of (console errors, content-policy violations, failed
 * requests) is collected and fails {@link #assertQuiet}. Where no Chromium is installed the test says so aloud and is
 * skipped.
 */
public final class Browser implements AutoCloseable {
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final int STEP_MILLIS = 30_000;

    /** Pixels between the margins of a sheet of A4 laid across: (297 - 2 x 12) mm at 96 to the inch. */
    private static final int PAPER_WIDTH = 1_031;

    /** Browsers shrink what is wider until it fits; by more than this part it could not be read. */
    private static final double SHRINK = 1.25;

    private static final String LATER_ROWS = "tbody tr:nth-child(n + 13)";

    private static final String UNSTICK = """
        () => [...document.querySelectorAll("main *")]
          .filter((part) => getComputedStyle(part).position === "sticky")
          .forEach((part) => { part.dataset.unstuck = part.style.position; part.style.position = "static"; })""";

    private static final String STICK = """
        () => document.querySelectorAll("[data-unstuck]").forEach((part) => {
          part.style.position = part.dataset.unstuck;
          delete part.dataset.unstuck;
        })""";

    private static final String TOO_WIDE = """
        (limit) => [...document.querySelectorAll("main table, main svg, main .tile")]
          .map((part) => [part.getBoundingClientRect().right, part.outerHTML.slice(0, 200)])
          .filter(([right]) => right > limit)
          .map(([right, html]) => right + " px: " + html)""";

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String base;
    private final List<String> complaints = new ArrayList<>();
    private final BrowserContext context;
    private final Page page;

    private Browser(Path executable, int port, Look look) {
        this.base = "http://127.0.0.1:" + port;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        this.context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(STEP_MILLIS);
        context.addCookies(List.of(new Cookie(Preferences.LANGUAGE, look.chinese() ? "zh" : "en").setUrl(base)));
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onRequestFailed(request -> complaints.add("request failed: " + request.url() + " " + request.failure()));
        page.onResponse(response -> {
            if (response.status() >= 500) {
                complaints.add("status " + response.status() + ": " + response.url());
            }
        });
    }

    /**
     * How pages shall look.
     *
     * @param chinese Chinese or English
     * @param dark dark or light
     * @param width pixels
     * @param height pixels
     */
    public record Look(boolean chinese, boolean dark, int width, int height) {
        public static final Look CHINESE = new Look(true, false, 1440, 900);
        public static final Look ENGLISH = new Look(false, false, 1440, 900);

        /** Both languages, each light and dark. */
        public static List<Look> all() {
            return List.of(CHINESE, ENGLISH, new Look(true, true, 1440, 900), new Look(false, true, 1440, 900));
        }

        @Override
        public String toString() {
            return (chinese ? "zh" : "en") + (dark ? "-dark" : "-light");
        }
    }

    /** Opens a browser on the server at this port, or skips the test where there is none. */
    public static Browser open(int port, Look look) {
        Optional<Path> executable = Stream.of(
                        Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/snap/bin/chromium",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                        "C:/Program Files/Google/Chrome/Application/chrome.exe")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (executable.isEmpty()) {
            System.err.println("*** BROWSER TEST SKIPPED: no Chromium found; set CHROMIUM to its path ***");
        }
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium found; set CHROMIUM to its path");
        return new Browser(executable.get(), port, look);
    }

    /** Signs in with {@link TestUsers#PASSWORD}. */
    public Browser signIn(String username) {
        visit("/login");
        page.fill("#username", username);
        page.fill("#password", TestUsers.PASSWORD);
        page.click("main button[type=submit]");
        page.waitForURL(url -> !url.contains("/login"));
        return this;
    }

    public Browser visit(String path) {
        page.navigate(path.startsWith("http") ? path : base + path);
        return this;
    }

    /** The page itself, for clicks and questions. */
    public Page page() {
        return page;
    }

    /** What the pages complained of so far; asking empties the list. */
    public List<String> complaints() {
        List<String> said = List.copyOf(complaints);
        complaints.clear();
        return said;
    }

    /** Fails if any page so far complained. */
    public Browser assertQuiet() {
        List<String> said = complaints();
        if (!said.isEmpty()) {
            throw new AssertionError(page.url() + " complained:\n" + String.join("\n", said));
        }
        return this;
    }

    /** Fails if axe finds a breach of WCAG 2.0, 2.1 or 2.2 at levels A or AA on this page. */
    public Browser assertAccessible() {
        return assertNoBreach(new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")));
    }

    /** Turns the lights off, fails if axe finds words too faint to read, and turns them on again. */
    public Browser assertLegibleInTheDark() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertNoBreach(new AxeBuilder(page).withRules(List.of("color-contrast")));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return this;
    }

    /** Fails if anything on this page is so much wider than a sheet of A4 laid across that it is cut off or tiny. */
    public Browser assertFitsOnPaper() {
        ViewportSize screen = page.viewportSize();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(PAPER_WIDTH, screen.height);
        Object cutOff = page.evaluate(TOO_WIDE, PAPER_WIDTH * SHRINK);
        page.setViewportSize(screen.width, screen.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        if (!List.of().equals(cutOff)) {
            throw new AssertionError(page.url() + " does not fit on paper: " + cutOff);
        }
        return this;
    }

    private Browser assertNoBreach(AxeBuilder axe) {
        // what sticks to an edge covers whatever happens to lie there, and gives it back on scrolling
        page.evaluate(UNSTICK);
        // one frame, so that axe needs no second page to join what it found; and rows of a table are much alike
        var violations = axe.setLegacyMode(true).exclude(LATER_ROWS).analyze().getViolations();
        page.evaluate(STICK);
        if (!violations.isEmpty()) {
            StringBuilder report = new StringBuilder();
            violations.forEach(rule -> rule.getNodes()
                    .forEach(node -> report.append(rule.getId())
                            .append(": ")
                            .append(rule.getHelp())
                            .append("\n  ")
                            .append(node.getHtml())
                            .append("\n  ")
                            .append(node.getFailureSummary())
                            .append('\n')));
            throw new AssertionError(page.url() + " is not accessible:\n" + report);
        }
        return this;
    }

    /** Saves what is seen of the page without scrolling to target/screenshots. */
    public Browser shootTop(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
        return this;
    }

    /** Saves the whole page to target/screenshots. */
    public Browser shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
        return this;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
