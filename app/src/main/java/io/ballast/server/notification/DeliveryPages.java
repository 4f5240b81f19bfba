package io.ballast.server.notification;

import io.ballast.server.identity.Colleagues;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Slice;
import io.ballast.server.web.Table;
import io.ballast.server.web.TableExport;
import io.ballast.server.web.TableQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The log of deliveries: what became of each message, and sending again what was given up. */
@Controller
class DeliveryPages {
    static final String READ = "notification:delivery:read";
    static final String EXPORT = "notification:delivery:export";
    static final List<String> STATES = List.of("WAITING", "SENT", "DEAD", "DROPPED");

    private static final int NEWEST = 200;
    private static final int MOST_IN_A_FILE = 100_000;

    private final DeliveryLog log;
    private final EndpointKeeping keeping;
    private final Colleagues colleagues;
    private final Formats formats;
    private final TableExport export;
    private final MailSettings mail;

    DeliveryPages(
            DeliveryLog log,
            EndpointKeeping keeping,
            Colleagues colleagues,
            Formats formats,
            TableExport export,
            MailSettings.Source mail) {
        this.log = log;
        this.keeping = keeping;
        this.colleagues = colleagues;
        this.formats = formats;
        this.export = export;
        this.mail = mail.settings();
    }

    @Bean
    static NavigationEntry deliveriesEntry() {
        return new NavigationEntry(
                        NavigationEntry.Section.SETTINGS, 50, "notification.deliveries", Icon.BELL, "/deliveries", READ)
                .forEveryCustomer();
    }

    /**
     * The newest deliveries.
     *
     * @param table one row a delivery
     * @param dead keys of those given up, to be sent again
     * @param hasMail whether this server sends mails
     */
    record DeliveryListPage(Table table, List<Long> dead, boolean hasMail) {
        DeliveryListPage {
            dead = List.copyOf(dead);
        }

        List<String> states() {
            return STATES;
        }

        List<Channel> channels() {
            return List.of(Channel.values());
        }
    }

    @GetMapping("/deliveries")
    @Allowed(value = READ, everyCustomer = true)
    ModelAndView list(HttpServletRequest request) {
        Columns<DeliveryLog.Line> columns = columns(formats.of(Preferences.of(request)));
        TableQuery query = TableQuery.of(request, columns, "");
        List<DeliveryLog.Line> lines = lines(query, NEWEST);
        List<Long> dead = lines.stream()
                .filter(line -> line.state().equals("DEAD"))
                .map(DeliveryLog.Line::id)
                .toList();
        return Page.of(
                "notification/deliveries",
                new DeliveryListPage(
                        Table.of(
                                        "deliveries",
                                        "notification.deliveries",
                                        columns,
                                        query,
                                        Slice.whole(lines),
                                        line -> Long.toString(line.id()))
                                .exportable(),
                        dead,
                        mail.isConfigured()));
    }

    @GetMapping({"/deliveries/export.csv", "/deliveries/export.xlsx"})
    @Allowed(value = EXPORT, everyCustomer = true)
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<DeliveryLog.Line> columns = columns(fmt);
        TableQuery query = TableQuery.of(request, columns, "");
        export.write(
                request,
                response,
                "notification.deliveries",
                columns,
                query,
                fmt,
                lines(query, MOST_IN_A_FILE).stream());
    }

    @PostMapping("/deliveries/{id:[0-9]{1,18}}/sending-again")
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    ModelAndView again(@PathVariable long id) {
        keeping.sendAgain(id, Users.current());
        return Page.redirect("/deliveries");
    }

    private List<DeliveryLog.Line> lines(TableQuery query, int most) {
        Set<String> channels = Arrays.stream(Channel.values()).map(Enum::name).collect(Collectors.toSet());
        return log.of(
                query.filter("state").filter(STATES::contains).orElse(""),
                query.filter("channel").filter(channels::contains).orElse(""),
                0,
                Long.MAX_VALUE,
                most);
    }

    private Columns<DeliveryLog.Line> columns(Fmt fmt) {
        Map<Long, String> names =
                colleagues.all().stream().collect(Collectors.toMap(CurrentUser::id, CurrentUser::displayName));
        return new Columns<>(List.of(
                Column.text(
                        "kind",
                        "notification.kind",
                        line -> Cell.of(fmt.text(line.kind().label()))),
                Column.text(
                        "channel",
                        "notification.channel",
                        line -> Cell.of(fmt.text(line.channel().label()))),
                Column.text(
                        "recipient",
                        "notification.recipient",
                        line -> Cell.of(line.endpoint()
                                .or(() -> line.user().map(id -> names.getOrDefault(id, "#" + id)))
                                .orElse(Fmt.NONE))),
                Column.text("state", "notification.state", line -> Cell.of(badge(line.state(), fmt))),
                Column.number("attempts", "notification.attempts", line -> Cell.of(line.attempts())),
                Column.text("at", "notification.at", line -> Cell.of(line.createdAt())),
                Column.text("sent", "notification.sent", line -> Cell.orNone(line.sentAt(), Cell::of)),
                Column.<DeliveryLog.Line>text(
                                "next", "notification.next-attempt", line -> Cell.orNone(line.nextAt(), Cell::of))
                        .onDemand(),
                Column.<DeliveryLog.Line>text("answer", "notification.answer", line -> Cell.of(line.answer()))
                        .onDemand()));
    }

    static Badge badge(String state, Fmt fmt) {
        Badge.Tone tone = switch (state) {
            case "SENT" -> Badge.Tone.GOOD;
            case "DEAD" -> Badge.Tone.BAD;
            case "WAITING" -> Badge.Tone.WATCH;
            default -> Badge.Tone.NEUTRAL;
        };
        return Badge.of(tone, fmt.text("notification.state." + state));
    }
}
