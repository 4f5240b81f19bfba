package io.ballast.server.identity;

import io.ballast.engine.value.Text;
import io.ballast.server.web.Arguments;
import io.ballast.server.web.Command;
import io.ballast.server.web.CommandLine;
import io.ballast.server.web.Terminal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** {@code ./ballast user}: for the day nobody can sign in, and for who has to be forgotten. */
@Component
@CommandLine(
        name = "user",
        usage = "list | link NAME | disable NAME --why TEXT | enable NAME | erase NAME --why TEXT",
        zh = "用户：列出、重发设置密码的链接、停用、启用、抹除个人信息",
        en = "Users: list, a new link to set a password, disable, enable, erase what is personal")
class UserCommand implements Command {
    private static final Text USAGE_TEXT = Text.of(
            "用法：./ballast user list | link 用户名 | disable 用户名 --why 原因 | enable 用户名 | erase 用户名 --why 原因",
            "Usage: ./ballast user list | link NAME | disable NAME --why TEXT | enable NAME | erase NAME --why TEXT");

    private final Accounts accounts;
    private final UserAdministration administration;
    private final String address;

    UserCommand(
            Accounts accounts,
            UserAdministration administration,
            @Value("${ballast.address}") String address,
            @Value("${server.port}") int port) {
        this.accounts = accounts;
        this.administration = administration;
        this.address = address.isEmpty() ? "http://127.0.0.1:" + port : address.replaceAll("/+$", "");
    }

    @Override
    public int run(List<String> words, Terminal terminal) {
        if (words.equals(List.of("list"))) {
            accounts.named("")
                    .forEach(account -> terminal.print("%-24s %-10s %-12s %s"
                            .formatted(
                                    account.username(),
                                    account.state(),
                                    account.scope(),
                                    String.join(
                                            " ",
                                            account.roles().stream()
                                                    .map(Role::name)
                                                    .sorted()
                                                    .toList()))));
            return OK;
        }
        if (words.size() < 2) {
            terminal.aside(USAGE_TEXT);
            return USAGE;
        }
        Optional<String> why;
        try {
            why = Arguments.of(words.subList(2, words.size()), Set.of())
                    .text("--why")
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
        } catch (IllegalArgumentException e) {
            terminal.aside(USAGE_TEXT);
            return USAGE;
        }
        Optional<Account> found = accounts.find(words.get(1));
        if (found.isEmpty()) {
            terminal.aside(Text.of("没有用户 " + words.get(1), "There is no user " + words.get(1)));
            return FAILED;
        }
        return act(words.getFirst(), found.get(), why, terminal);
    }

    private int act(String verb, Account account, Optional<String> why, Terminal terminal) {
        boolean isReasoned = why.isPresent() || verb.equals("link") || verb.equals("enable");
        if (!isReasoned) {
            terminal.aside(USAGE_TEXT);
            return USAGE;
        }
        switch (verb) {
            case "link" -> {
                if (!(administration.inviteAgain(account) instanceof UserAdministration.Outcome.Invited invited)) {
                    return FAILED;
                }
                terminal.print(address + "/login?token=" + invited.secret().text());
            }
            case "enable" -> administration.enable(account);
            case "disable" -> {
                if (!administration.disable(account, why.orElseThrow())) {
                    terminal.aside(Text.of("这是最后一名管理员", "This is the last administrator"));
                    return FAILED;
                }
            }
            case "erase" -> {
                Optional<Integer> forgotten = administration.erase(account, why.orElseThrow());
                if (forgotten.isEmpty()) {
                    terminal.aside(Text.of("请先停用该用户", "Disable the user first"));
                    return FAILED;
                }
                terminal.print(Text.of(
                        "已抹除：账户改名为 %s，操作记录中 %d 个代号失去含义".formatted(erased(account), forgotten.get()),
                        "Erased: the account is now %s; %d tokens in the trail lost their meaning"
                                .formatted(erased(account), forgotten.get())));
            }
            default -> {
                terminal.aside(USAGE_TEXT);
                return USAGE;
            }
        }
        return OK;
    }

    private static String erased(Account account) {
        return Accounts.erasedName(account.id());
    }
}
