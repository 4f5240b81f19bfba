package io.ballast.server.backup;

import io.ballast.engine.value.Text;
import io.ballast.server.web.Arguments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The key as it was given to a command: in a file, or in the environment. */
final class GivenKey {
    private static final String VARIABLE = "BALLAST_BACKUP_KEY";

    private GivenKey() {}

    static BackupKey of(Arguments arguments, Map<String, String> environment) {
        Optional<Path> file = arguments.text("--key").map(Path::of);
        if (file.isPresent()) {
            try {
                String text = new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8);
                return BackupKey.parse(text, file.get().toString());
            } catch (IOException e) {
                throw new UnusableBackup(Text.of("无法读取密钥文件 " + file.get(), "Cannot read the key " + file.get()), e);
            }
        }
        String given = environment.getOrDefault(VARIABLE, "");
        if (given.isEmpty()) {
            throw new UnusableBackup(Text.of(
                    "需要密钥：--key FILE（用 ./ballast backup --new-key FILE 生成）",
                    "A key is needed: --key FILE (made by ./ballast backup --new-key FILE)"));
        }
        return BackupKey.parse(given, VARIABLE);
    }
}
