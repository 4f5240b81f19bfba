package io.ballast.server;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import io.ballast.server.web.Arguments;
import io.ballast.server.web.CommandLine;
import io.ballast.server.web.CommandOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.core.annotation.MergedAnnotation;

/**
 * What a command says of itself, read without loading it.
 *
 * @param type class of the command
 * @param name first argument
 * @param usage arguments behind it
 * @param help what it does
 * @param options its options; empty where it reads its arguments by itself
 * @param hasOwnDatabase whether it works on a database of its own
 * @param startsNothing whether it must find the database as the migrations leave it
 */
record CommandEntry(
        String type,
        String name,
        String usage,
        Text help,
        List<Option> options,
        boolean hasOwnDatabase,
        boolean startsNothing) {
    CommandEntry {
        options = List.copyOf(options);
    }

    /**
     * One option.
     *
     * @param name with its dashes
     * @param value what is to follow it, empty for none
     * @param kind what that must be
     * @param isRequired whether it must be given
     * @param help what it does
     */
    record Option(String name, String value, CommandOption.Kind kind, boolean isRequired, Text help) {
        String written() {
            return value.isEmpty() ? name : name + " " + value;
        }

        private boolean accepts(String text) {
            try {
                return switch (kind) {
                    case TEXT -> !text.isBlank();
                    case DAY -> LocalDate.parse(text).getYear() >= 1900;
                    case DIRECTORY -> Files.isDirectory(Path.of(text));
                    case CURRENCY -> Currency.of(text).code().equals(text);
                    case LANGUAGE -> text.equals("zh") || text.equals("en");
                };
            } catch (DateTimeParseException | InvalidPathException e) {
                return false;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private Text expected() {
            return switch (kind) {
                case TEXT -> Text.of("文字", "text");
                case DAY -> Text.of("日期，如 2020-02-27", "a day such as 2020-02-27");
                case DIRECTORY -> Text.of("已存在的目录", "a directory that is there");
                case CURRENCY -> Text.of("币种代码，如 CNY", "the code of a currency, such as CNY");
                case LANGUAGE -> Text.of("zh 或 en", "zh or en");
            };
        }
    }

    static CommandEntry of(AnnotatedBeanDefinition definition) {
        MergedAnnotation<CommandLine> said =
                definition.getMetadata().getAnnotations().get(CommandLine.class);
        return new CommandEntry(
                Objects.requireNonNull(definition.getBeanClassName()),
                said.getString("name"),
                said.getString("usage"),
                Text.of(said.getString("zh"), said.getString("en")),
                Arrays.stream(said.getAnnotationArray("options", CommandOption.class))
                        .map(CommandEntry::option)
                        .toList(),
                said.getBoolean("hasOwnDatabase"),
                said.getBoolean("startsNothing"));
    }

    private static Option option(MergedAnnotation<CommandOption> said) {
        return new Option(
                said.getString("name"),
                said.getString("value"),
                said.getEnum("kind", CommandOption.Kind.class),
                said.getBoolean("isRequired"),
                Text.of(said.getString("zh"), said.getString("en")));
    }

    /** The options that stand alone. */
    Set<String> alone() {
        return options.stream()
                .filter(option -> option.value().isEmpty())
                .map(Option::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is wrong with these arguments, as far as that can be told without a server. */
    Optional<Text> fault(List<String> words) {
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Arguments arguments;
        try {
            arguments = Arguments.of(words, alone());
        } catch (IllegalArgumentException e) {
            return Optional.of(Text.of("无法理解 " + e.getMessage(), "Cannot understand " + e.getMessage()));
        }
        Set<String> known = options.stream().map(Option::name).collect(Collectors.toUnmodifiableSet());
        Optional<String> unknown = arguments.values().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst();
        return unknown.map(name -> Text.of("没有这个选项：" + name, "There is no option " + name))
                .or(() -> options.stream()
                        .flatMap(option -> fault(option, arguments).stream())
                        .findFirst());
    }

    private static Optional<Text> fault(Option option, Arguments arguments) {
        List<String> given = arguments.texts(option.name());
        if (given.isEmpty()) {
            return option.isRequired()
                    ? Optional.of(Text.of("缺少选项 " + option.written(), "Missing option " + option.written()))
                    : Optional.empty();
        }
        return given.stream()
                .filter(text -> !option.accepts(text))
                .findFirst()
                .map(text -> Text.of(
                        option.name() + " 应为" + option.expected().zh() + "，而不是 " + text,
                        option.name() + " must be " + option.expected().en() + ", not " + text));
    }
}
