package io.ballast.server;

import io.ballast.engine.value.Text;
import io.ballast.server.audit.ReceiptCheck;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Command;
import io.ballast.server.web.CommandLine;
import io.ballast.server.web.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Finds and runs the commands of the command line. */
final class Commands {
    private static final List<String> HELP = List.of("help", "-h", "--help");
    private static final int NAME_COLUMN = 12;

    private final Terminal terminal;

    Commands(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the command of this name and gives its exit code. */
    int run(String name, List<String> arguments) {
        if (HELP.contains(name)) {
            return help();
        }
        if (name.equals("doctor")) {
            LoggingSystem.get(Doctor.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
            return new Doctor(terminal, System.getenv()).run();
        }
        Optional<CommandEntry> found =
                entries().stream().filter(known -> known.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            terminal.print(Text.of("没有这个命令：" + name, "There is no command '" + name + "'."));
            help();
            return Command.USAGE;
        }
        CommandEntry entry = found.get();
        if (name.equals("audit") && arguments.stream().findFirst().equals(Optional.of(ReceiptCheck.VERB))) {
            return ReceiptCheck.run(arguments.subList(1, arguments.size()), terminal);
        }
        if (arguments.stream().anyMatch(HELP::contains)) {
            explain(entry);
            return Command.OK;
        }
        Optional<Text> fault = entry.fault(arguments);
        if (fault.isPresent()) {
            terminal.aside(fault.get());
            terminal.aside(Text.of("用法见 ./ballast " + name + " --help", "See ./ballast " + name + " --help"));
            return Command.USAGE;
        }
        return runInServer(entry, arguments);
    }

    private int help() {
        terminal.print(Text.of("用法：./ballast <命令> [参数]", "Usage: ./ballast <command> [arguments]"));
        terminal.print("");
        line("serve", "", Text.of("启动服务器（默认）", "Start the server (default)"));
        line("demo", "", Text.of("生成并评估一家示例公司，然后启动服务器", "Make up and assess a company, then start the server"));
        line("doctor", "", Text.of("检查本机能否运行压舱石", "Check whether this machine can run Ballast"));
        line("help", "", Text.of("显示本说明", "Show this help"));
        entries().forEach(entry -> line(entry.name(), entry.usage(), entry.help()));
        return Command.OK;
    }

    private void line(String name, String usage, Text help) {
        terminal.print("  " + name + " ".repeat(Math.max(1, NAME_COLUMN - name.length())) + terminal.in(help));
        if (!usage.isEmpty()) {
            terminal.print("  " + " ".repeat(NAME_COLUMN) + name + " " + usage);
        }
    }

    private void explain(CommandEntry entry) {
        terminal.print("./ballast " + entry.name() + " " + entry.usage());
        terminal.print("");
        terminal.print(entry.help());
        int widest = entry.options().stream()
                .mapToInt(option -> option.written().length())
                .max()
                .orElse(0);
        entry.options()
                .forEach(option -> terminal.print("  " + option.written()
                        + " ".repeat(widest - option.written().length() + 2) + terminal.in(option.help())));
    }

    private static List<CommandEntry> entries() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(CommandLine.class));
        return scanner.findCandidateComponents(Commands.class.getPackageName()).stream()
                .map(AnnotatedBeanDefinition.class::cast)
                .map(CommandEntry::of)
                .sorted(Comparator.comparing(CommandEntry::name))
                .toList();
    }

    private int runInServer(CommandEntry entry, List<String> arguments) {
        // What libraries print goes to standard error: standard output is for the results of the command alone.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        try (CommandHome home = CommandHome.of(entry, arguments);
                ConfigurableApplicationContext context = new SpringApplicationBuilder(BallastApplication.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .run(home.settings())) {
            Class<?> type = ClassUtils.resolveClassName(entry.type(), Commands.class.getClassLoader());
            Command command = (Command) context.getBean(type);
            return Users.as(CurrentUser.system(), () -> command.run(arguments, terminal));
        } catch (Exception failure) {
            terminal.aside(Text.of("命令失败：" + failure.getMessage(), "The command failed: " + failure.getMessage()));
            return Command.FAILED;
        }
    }
}
