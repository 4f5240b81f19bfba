package io.ballast.server.backup;

import io.ballast.engine.value.Text;
import io.ballast.server.audit.Audit;
import io.ballast.server.web.Arguments;
import io.ballast.server.web.Command;
import io.ballast.server.web.CommandLine;
import io.ballast.server.web.CommandOption;
import io.ballast.server.web.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code ./ballast backup}: writes an encrypted backup, while the server runs or not, and reads it once. */
@Component
@CommandLine(
        name = "backup",
        usage = "--to FILE --key FILE | --new-key FILE",
        zh = "把数据库与文件备份到一个加密文件（服务器运行中也可以），并立即读回核对",
        en = "Write database and files into one encrypted file, with the server running or not, and read it back",
        options = {
            @CommandOption(name = "--to", value = "FILE", zh = "备份文件，不得已存在", en = "The backup; must not be there yet"),
            @CommandOption(
                    name = "--key",
                    value = "FILE",
                    zh = "备份密钥文件；也可用环境变量 BALLAST_BACKUP_KEY 给出其内容",
                    en = "The key of backups; or its content in the variable BALLAST_BACKUP_KEY"),
            @CommandOption(
                    name = "--new-key",
                    value = "FILE",
                    zh = "生成新的备份密钥；请与备份分开保管",
                    en = "Make a key of backups; keep it apart from them")
        })
class BackupCommand implements Command {
    private final BackupWriting writing;
    private final BackupReading reading;
    private final Audit audit;
    private final TransactionTemplate transaction;

    BackupCommand(BackupWriting writing, BackupReading reading, Audit audit, TransactionTemplate transaction) {
        this.writing = writing;
        this.reading = reading;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws IOException, SQLException {
        Arguments arguments = Arguments.of(words, Set.of());
        try {
            Optional<Path> newKey = arguments.text("--new-key").map(Path::of);
            if (newKey.isPresent()) {
                BackupKey.make(newKey.get());
                terminal.print(Text.of(
                        "已生成备份密钥 " + newKey.get() + "。没有它，任何备份都无法恢复；请与备份分开保管。",
                        "Made the key of backups " + newKey.get()
                                + ". Without it no backup can be restored; keep it apart from them."));
                return OK;
            }
            Optional<Path> target = arguments.text("--to").map(Path::of);
            if (target.isEmpty()) {
                terminal.aside(Text.of("缺少选项 --to FILE", "Missing option --to FILE"));
                return USAGE;
            }
            backup(target.get(), GivenKey.of(arguments, System.getenv()), terminal);
            return OK;
        } catch (UnusableBackup e) {
            terminal.aside(e.why());
            return FAILED;
        }
    }

    private void backup(Path target, BackupKey key, Terminal terminal) throws IOException, SQLException {
        if (Files.exists(target)) {
            throw new UnusableBackup(Text.of("文件已存在：" + target, "There is a file already: " + target));
        }
        var progress = new TableProgress(terminal, Text.of("正在备份", "Copying"));
        Tally tally = writing.write(target, key, progress);
        reading.read(target, key, new BackupReading.Looking());
        long bytes = Files.size(target);
        transaction.executeWithoutResult(status -> audit.record(
                "backup.database.copied",
                "backup",
                String.valueOf(target.getFileName()),
                "",
                Map.of(),
                Map.of("rows", tally.rows(), "files", tally.files().size(), "bytes", bytes)));
        terminal.print(Text.of(
                "备份完成并已读回核对：" + target + "，" + tally.tables().size() + " 张表 " + tally.rows() + " 行，"
                        + tally.files().size() + " 个文件，" + bytes + " 字节。",
                "Backup written and read back: " + target + ", "
                        + tally.tables().size() + " tables, " + tally.rows() + " rows, "
                        + tally.files().size() + " files, " + bytes + " bytes."));
    }
}
