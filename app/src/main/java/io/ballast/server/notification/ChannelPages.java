package io.ballast.server.notification;

import io.ballast.server.identity.Colleagues;
import io.ballast.server.identity.StepUp;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Receivers outside the house: add, change, test, switch off and on, new secret. */
@Controller
class ChannelPages {
    private static final String LIST = "/channels";
    private static final String ONE = "/channels/{id:[0-9]{1,18}}";
    private static final int LAST = 10;

    private final Endpoints endpoints;
    private final EndpointKeeping keeping;
    private final DeliveryLog log;
    private final Colleagues colleagues;
    private final MailSettings mail;

    ChannelPages(
            Endpoints endpoints,
            EndpointKeeping keeping,
            DeliveryLog log,
            Colleagues colleagues,
            MailSettings.Source mail) {
        this.endpoints = endpoints;
        this.keeping = keeping;
        this.log = log;
        this.colleagues = colleagues;
        this.mail = mail.settings();
    }

    @Bean
    static NavigationEntry channelsEntry() {
        return new NavigationEntry(
                        NavigationEntry.Section.SETTINGS,
                        40,
                        "notification.channels",
                        Icon.BELL,
                        LIST,
                        EndpointDoor.MANAGE)
                .forEveryCustomer();
    }

    /**
     * All receivers.
     *
     * @param endpoints in the order of their names
     * @param mail how mails leave the house
     */
    record ChannelListPage(List<Endpoint> endpoints, MailSettings mail) {
        ChannelListPage {
            endpoints = List.copyOf(endpoints);
        }
    }

    /**
     * One receiver, or the form of a new one.
     *
     * @param endpoint nothing for a new one
     * @param form as stored or as sent
     * @param departments names by code
     * @param last what became of the newest messages
     * @param fault message that says what is wrong
     * @param secret new secret, shown this once
     */
    record ChannelPage(
            Optional<Endpoint> endpoint,
            EndpointForm form,
            Map<String, String> departments,
            List<DeliveryLog.Line> last,
            Optional<String> fault,
            Optional<String> secret) {
        ChannelPage {
            last = List.copyOf(last);
        }

        List<Endpoint.Type> types() {
            return List.of(Endpoint.Type.values());
        }

        List<Kind> kinds() {
            return EndpointForm.offered();
        }
    }

    @GetMapping(LIST)
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    ModelAndView list() {
        return Page.of("notification/channels", new ChannelListPage(endpoints.all(), mail));
    }

    @GetMapping("/channels/new")
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    ModelAndView form() {
        return page(Optional.empty(), EndpointForm.empty(), Optional.empty(), Optional.empty(), HttpStatus.OK);
    }

    @PostMapping(LIST)
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    @StepUp("notification.step-up.channel")
    ModelAndView add(
            @RequestParam(defaultValue = "WEBHOOK") Endpoint.Type type,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") Set<String> kinds,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "zh") String language) {
        var form = new EndpointForm(type, name, address, secret, kindsOf(kinds), department, language);
        return switch (keeping.add(form, Users.current())) {
            case EndpointKeeping.Result.Refused(String fault) ->
                page(Optional.empty(), form, Optional.of(fault), Optional.empty(), HttpStatus.UNPROCESSABLE_CONTENT);
            case EndpointKeeping.Result.Stored(long id, Optional<String> made) ->
                made.isPresent()
                        ? page(Optional.of(endpoint(id)), form, Optional.empty(), made, HttpStatus.OK)
                        : Page.redirect(LIST + "/" + id);
        };
    }

    @GetMapping(ONE)
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    ModelAndView one(@PathVariable long id) {
        Endpoint endpoint = endpoint(id);
        return page(
                Optional.of(endpoint), EndpointForm.of(endpoint), Optional.empty(), Optional.empty(), HttpStatus.OK);
    }

    @PostMapping(ONE)
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    @StepUp("notification.step-up.channel")
    ModelAndView change(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") Set<String> kinds,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "zh") String language) {
        Endpoint endpoint = endpoint(id);
        var form = new EndpointForm(
                endpoint.type(), endpoint.name(), endpoint.host(), "", kindsOf(kinds), department, language);
        return switch (keeping.change(id, version, form, Users.current())) {
            case EndpointKeeping.Result.Refused(String fault) ->
                page(
                        Optional.of(endpoint),
                        form,
                        Optional.of(fault),
                        Optional.empty(),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case EndpointKeeping.Result.Stored stored -> Page.redirect(LIST + "/" + id);
        };
    }

    @PostMapping(ONE + "/test")
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    ModelAndView test(@PathVariable long id) {
        keeping.test(id, Users.current());
        return Page.redirect(LIST + "/" + id);
    }

    @PostMapping(ONE + "/secret")
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    @StepUp("notification.step-up.channel")
    ModelAndView rotate(@PathVariable long id) {
        String secret = keeping.rotate(id, Users.current());
        Endpoint endpoint = endpoint(id);
        return page(
                Optional.of(endpoint), EndpointForm.of(endpoint), Optional.empty(), Optional.of(secret), HttpStatus.OK);
    }

    @PostMapping(ONE + "/disabling")
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    ModelAndView disable(@PathVariable long id) {
        keeping.setActive(id, false, Users.current());
        return Page.redirect(LIST + "/" + id);
    }

    @PostMapping(ONE + "/enabling")
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    @StepUp("notification.step-up.channel")
    ModelAndView enable(@PathVariable long id) {
        keeping.setActive(id, true, Users.current());
        return Page.redirect(LIST + "/" + id);
    }

    /** The kinds with these names; what is none is left out, and a form without any is refused. */
    static Set<Kind> kindsOf(Set<String> names) {
        EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
        Arrays.stream(Kind.values()).filter(kind -> names.contains(kind.name())).forEach(kinds::add);
        return kinds;
    }

    private Endpoint endpoint(long id) {
        return endpoints.find(id).orElseThrow(Refusal::notFound);
    }

    private ModelAndView page(
            Optional<Endpoint> endpoint,
            EndpointForm form,
            Optional<String> fault,
            Optional<String> secret,
            HttpStatus status) {
        List<DeliveryLog.Line> last = endpoint.map(known -> log.of("", "", known.id(), Long.MAX_VALUE, LAST))
                .orElse(List.of());
        return Page.of(
                "notification/channel",
                new ChannelPage(endpoint, form, colleagues.departments(), last, fault, secret),
                status);
    }
}
