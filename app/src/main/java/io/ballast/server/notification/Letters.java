package io.ballast.server.notification;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes the mails: the same words as text and as a page, in the reader's language. */
@Component
class Letters {
    private final TemplateEngine templates;
    private final Formats formats;
    private final MailSettings settings;

    Letters(TemplateEngine templates, Formats formats, MailSettings.Source source) {
        this.templates = templates;
        this.formats = formats;
        this.settings = source.settings();
    }

    /**
     * One fact as a mail tells it.
     *
     * @param title what happened
     * @param next what the reader can do
     * @param link page that shows it
     * @param at when it happened, in words
     */
    record Item(String title, String next, String link, String at) {}

    /**
     * What the template of mails shows.
     *
     * @param greeting first line
     * @param items facts, the oldest first
     * @param footer where mails are switched off
     * @param preferences page to do so
     */
    record Letter(String greeting, List<Item> items, String footer, String preferences) {
        Letter {
            items = List.copyOf(items);
        }
    }

    /**
     * A mail about some notices.
     *
     * @param notices at least one, each with how many of its customers the reader may know of
     */
    Mail write(UUID key, CurrentUser reader, Wishes wishes, List<Told> notices, Instant now) {
        Fmt fmt = formats.in(wishes.language());
        List<Item> items = notices.stream().map(told -> item(told, fmt)).toList();
        var letter = new Letter(
                fmt.text("notification.mail.greeting", reader.displayName()),
                items,
                fmt.text("notification.mail.footer"),
                settings.address() + "/notifications/preferences");
        var html = new StringOutput();
        templates.render("notification/mail.jte", Map.of("page", letter, "fmt", fmt), html);
        String subject = items.size() == 1
                ? items.getFirst().title()
                : fmt.text("notification.mail.digest", fmt.number(items.size()));
        return new Mail(
                key,
                wishes.address().orElseThrow(),
                reader.displayName(),
                wishes.language(),
                subject,
                text(letter),
                html.toString(),
                now);
    }

    /**
     * A notice for one reader.
     *
     * @param stored the notice
     * @param covered how many of its customers the reader may know of
     */
    record Told(StoredNotice stored, int covered) {}

    private Item item(Told told, Fmt fmt) {
        Notice notice = told.stored().notice();
        return new Item(
                Message.title(notice.kind(), notice.words(), notice.customers().size(), told.covered(), fmt),
                fmt.text(notice.kind().next()),
                settings.address() + notice.path(),
                fmt.minute(told.stored().createdAt()));
    }

    private static String text(Letter letter) {
        var text = new StringBuilder(letter.greeting()).append("\n\n");
        for (Item item : letter.items()) {
            text.append(item.title()).append('\n');
            text.append(item.next()).append('\n');
            text.append(item.at()).append("  ").append(item.link()).append("\n\n");
        }
        return text.append("-- \n")
                .append(letter.footer())
                .append('\n')
                .append(letter.preferences())
                .append('\n')
                .toString();
    }
}
