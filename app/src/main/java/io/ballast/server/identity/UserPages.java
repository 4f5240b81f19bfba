package io.ballast.server.identity;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.Slice;
import io.ballast.server.web.Table;
import io.ballast.server.web.TableQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Users: list, invite, change, disable, enable. */
@Controller
class UserPages {
    private static final String READ = "identity:user:read";
    private static final String WRITE = "identity:user:write";

    private final UserView view;
    private final Accounts accounts;
    private final UserAdministration administration;
    private final Formats formats;

    UserPages(UserView view, Accounts accounts, UserAdministration administration, Formats formats) {
        this.view = view;
        this.accounts = accounts;
        this.administration = administration;
        this.formats = formats;
    }

    @GetMapping("/users")
    @Allowed(READ)
    ModelAndView list(HttpServletRequest request) {
        Columns<Account> columns = columns(formats.of(Preferences.of(request)));
        TableQuery query = TableQuery.of(request, columns, "");
        List<Account> rows = accounts.named(query.filter("q").orElse(""));
        return Page.of(
                "identity/users",
                new UserListPage(
                        Table.of("users", "identity.users", columns, query, Slice.whole(rows), Account::username)));
    }

    private static Columns<Account> columns(Fmt fmt) {
        return new Columns<>(List.of(
                Column.text(
                        "name",
                        "identity.display-name",
                        account -> Cell.link(account.displayName(), "/users/" + account.id())),
                Column.text("username", "identity.username", account -> Cell.of(account.username())),
                Column.text("state", "identity.state", account -> Cell.of(badge(account.state(), fmt))),
                Column.text(
                        "roles",
                        "identity.roles",
                        account -> Cell.of(String.join(
                                fmt.isChinese() ? "、" : ", ",
                                account.roles().stream()
                                        .sorted()
                                        .map(role -> fmt.text(role.label()))
                                        .toList()))),
                Column.text(
                        "scope",
                        "identity.scope",
                        account -> Cell.of(fmt.text(account.scope().label()))),
                Column.text(
                        "department",
                        "identity.department",
                        account -> Cell.orNone(account.departmentCode(), Cell::of)),
                Column.text("owner", "identity.owner", account -> Cell.orNone(account.ownerCode(), Cell::of)),
                Column.text("login", "identity.last-login", account -> Cell.orNone(account.lastLoginAt(), Cell::of)),
                Column.<Account>text("created", "identity.created", account -> Cell.of(account.createdAt()))
                        .onDemand()));
    }

    private static Badge badge(UserState state, Fmt fmt) {
        Badge.Tone tone = switch (state) {
            case ACTIVE -> Badge.Tone.GOOD;
            case INVITED -> Badge.Tone.ACCENT;
            case DISABLED -> Badge.Tone.NEUTRAL;
        };
        return Badge.of(tone, fmt.text(state.label()));
    }

    @GetMapping("/users/new")
    @Allowed(WRITE)
    ModelAndView form() {
        return Page.of("identity/user", view.page(Optional.empty(), NewUser.empty(), Map.of(), Optional.empty()));
    }

    @PostMapping("/users")
    @Allowed(WRITE)
    @StepUp("identity.step-up.act.invite")
    ModelAndView invite(UserForm form) {
        return answer(Optional.empty(), form.asUser(), administration.invite(form.asUser()));
    }

    @GetMapping("/users/{id}")
    @Allowed(READ)
    ModelAndView user(@PathVariable long id, @RequestParam Optional<String> notice) {
        Account account = account(id);
        return Page.of(
                "identity/user",
                view.page(
                        Optional.of(account),
                        NewUser.of(account),
                        Map.of(),
                        notice.filter(Set.of("saved", "last")::contains).map(word -> "identity.user." + word)));
    }

    @PostMapping("/users/{id}")
    @Allowed(WRITE)
    @StepUp("identity.step-up.act.user")
    ModelAndView change(@PathVariable long id, UserForm form) {
        Account account = account(id);
        NewUser user = form.asUserNamed(account.username());
        return answer(Optional.of(account), user, administration.change(account, user));
    }

    @PostMapping("/users/{id}/invitation")
    @Allowed(WRITE)
    @StepUp("identity.step-up.act.reset")
    ModelAndView inviteAgain(@PathVariable long id) {
        Account account = account(id);
        return answer(Optional.of(account), NewUser.of(account), administration.inviteAgain(account));
    }

    @PostMapping("/users/{id}/disabling")
    @Allowed(WRITE)
    ModelAndView disable(@PathVariable long id, @RequestParam(defaultValue = "") String why) {
        boolean isDone = administration.disable(account(id), why.strip());
        return Page.redirect("/users/" + id + "?notice=" + (isDone ? "saved" : "last"));
    }

    @PostMapping("/users/{id}/enabling")
    @Allowed(WRITE)
    @StepUp("identity.step-up.act.enable")
    ModelAndView enable(@PathVariable long id) {
        administration.enable(account(id));
        return Page.redirect("/users/" + id + "?notice=saved");
    }

    private ModelAndView answer(Optional<Account> account, NewUser user, UserAdministration.Outcome outcome) {
        return switch (outcome) {
            case UserAdministration.Outcome.Invited invited ->
                Page.of(
                        "identity/invited",
                        new InvitedPage(
                                invited.displayName(),
                                ServletUriComponentsBuilder.fromCurrentContextPath()
                                        .path("/login")
                                        .queryParam("token", invited.secret().text())
                                        .toUriString()));
            case UserAdministration.Outcome.Done done ->
                Page.redirect("/users/" + account.orElseThrow().id() + "?notice=saved");
            case UserAdministration.Outcome.Refused refused ->
                Page.of(
                        "identity/user",
                        view.page(account, user, refused.faults(), Optional.empty()),
                        HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private Account account(long id) {
        return accounts.find(id).orElseThrow(Refusal::notFound);
    }
}
