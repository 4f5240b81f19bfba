package io.ballast.server.assessment;

import io.ballast.engine.value.Text;
import io.ballast.server.customers.CustomerProfile;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Command;
import io.ballast.server.web.CommandLine;
import io.ballast.server.web.Terminal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** {@code ./ballast replay}: runs one assessment again and names every value that is not what it was. */
@Component
@CommandLine(
        name = "replay",
        usage = "RUN/CUSTOMER, such as 12/C000042",
        zh = "用当时保存的数据与评估政策重算一次评估，逐值比对",
        en = "Run an assessment again from its stored facts and policy, and compare every value")
class ReplayCommand implements Command {
    private static final Pattern ID = Pattern.compile("([0-9]{1,18})/(.+)");

    private final VisibleCustomers customers;
    private final Replays replays;

    ReplayCommand(VisibleCustomers customers, Replays replays) {
        this.customers = customers;
        this.replays = replays;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        Matcher id = ID.matcher(String.join(" ", arguments));
        if (!id.matches()) {
            terminal.aside(Text.of(
                    "用法：./ballast replay 运行号/客户编号，如 12/C000042",
                    "Usage: ./ballast replay RUN/CUSTOMER, such as 12/C000042"));
            return USAGE;
        }
        Optional<Replayed> replayed = customers
                .byCode(id.group(2), CurrentUser.system())
                .map(CustomerProfile::customer)
                .flatMap(found ->
                        replays.of(Long.parseLong(id.group(1)), found.id().value()));
        if (replayed.isEmpty()) {
            terminal.aside(Text.of("没有这次评估：" + id.group(), "There is no such assessment: " + id.group()));
            return USAGE;
        }
        return tell(replayed.get(), terminal);
    }

    private static int tell(Replayed replayed, Terminal terminal) {
        return switch (replayed) {
            case Replayed.Same same -> {
                terminal.print(Text.of(
                        "重算结果与保存的逐字节一致（" + same.values() + " 项）；引擎 " + same.engineVersion() + "，评估政策 "
                                + same.policyHash() + "，数据 " + same.factsHash(),
                        "The same to the byte (" + same.values() + " values); engine " + same.engineVersion()
                                + ", policy " + same.policyHash() + ", facts " + same.factsHash()));
                yield OK;
            }
            case Replayed.Different different -> {
                different
                        .deviations()
                        .forEach(each -> terminal.print(Text.of(
                                each.part() + "：保存的是 " + each.stored() + "，重算得 " + each.replayed(),
                                each.part() + ": stored " + each.stored() + ", replayed " + each.replayed())));
                yield FAILED;
            }
            case Replayed.Impossible impossible -> {
                terminal.print(impossible.why());
                yield FAILED;
            }
        };
    }
}
