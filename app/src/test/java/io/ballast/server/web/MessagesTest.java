package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern KEY = Pattern.compile("fmt\\.text\\(\"([a-zA-Z0-9.-]+[a-zA-Z0-9])\"");

    @Test
    void both_languages_say_the_same_things() throws IOException {
        for (Path chinese : files(MESSAGES, "_zh_CN.properties")) {
            Path english = Path.of(chinese.toString().replace("_zh_CN.", "_en."));
            assertThat(read(english).stringPropertyNames())
                    .as(english.toString())
                    .isEqualTo(read(chinese).stringPropertyNames());
        }
    }

    @Test
    void every_key_in_a_template_has_words() throws IOException {
        Properties all = new Properties();
        for (Path file : files(MESSAGES, "_en.properties")) {
            all.putAll(read(file));
        }
        for (Path template : files(Path.of("src/main/jte"), ".jte")) {
            Matcher matcher = KEY.matcher(Files.readString(template));
            while (matcher.find()) {
                assertThat(all.stringPropertyNames()).as(template.toString()).contains(matcher.group(1));
            }
        }
    }

    private static List<Path> files(Path root, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
