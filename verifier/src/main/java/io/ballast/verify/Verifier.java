package io.ballast.verify;

import io.ballast.engine.merkle.Checkpoint;
import io.ballast.engine.merkle.ConsistencyProof;
import io.ballast.engine.merkle.Receipt;
import io.ballast.engine.merkle.VerifierKey;
import io.ballast.engine.value.Text;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@code java -jar ballast-verify.jar}: what an auditor runs on a machine of his own. Exit codes: 0 what was asked
 * holds, 1 it does not, 2 the question makes no sense or a file cannot be read.
 */
public final class Verifier {
    /** What was asked holds. */
    public static final int HOLDS = 0;

    /** It does not hold. */
    public static final int BROKEN = 1;

    /** There is nothing to say: wrong arguments, or a file that is not there. */
    public static final int USAGE = 2;

    private static final String KEY = "--key";
    private static final String PROOF = "--proof";
    private static final String CHECKPOINT = "--checkpoint";
    private static final Text USAGE_TEXT = Text.of("""
            用法：java -jar ballast-verify.jar [--lang zh|en] 命令
              receipt 文件… --key 公钥                    核对凭证（.tlog-proof）
              checkpoint 文件… --key 公钥                 核对检查点的签名
              consistency 旧 新 --key 公钥 --proof 文件    核对两个检查点之间只有增加
              log 目录 --key 公钥 [--checkpoint 文件]…     核对整个日志，指出首个异常序号
            退出码：0 成立，1 不成立，2 参数有误或文件无法读取""", """
            Usage: java -jar ballast-verify.jar [--lang zh|en] COMMAND
              receipt FILE... --key KEY                      receipts (.tlog-proof)
              checkpoint FILE... --key KEY                   signatures of checkpoints
              consistency OLD NEW --key KEY --proof FILE     that the log only grew between two checkpoints
              log DIR --key KEY [--checkpoint FILE]...       a whole log; names the first bad index
            Exit codes: 0 it holds, 1 it does not, 2 wrong arguments or a file that cannot be read""");

    private final Consumer<Text> out;
    private final Consumer<Text> aside;

    private Verifier(Consumer<Text> out, Consumer<Text> aside) {
        this.out = out;
        this.aside = aside;
    }

    /** Answers the question of the command line in its language, and ends with the exit code. */
    public static void main(String[] words) {
        System.exit(run(Arrays.asList(words), System.getenv(), System.out, System.err));
    }

    static int run(List<String> words, Map<String, String> environment, PrintStream out, PrintStream aside) {
        List<String> rest = new ArrayList<>(words);
        String language = environment.getOrDefault("LC_ALL", environment.getOrDefault("LANG", ""));
        if (rest.size() > 1 && rest.getFirst().equals("--lang")) {
            language = rest.get(1);
            rest = rest.subList(2, rest.size());
        }
        Function<Text, String> said = language.startsWith("zh") ? Text::zh : Text::en;
        var utf8 = new PrintStream(out, true, StandardCharsets.UTF_8);
        var asides = new PrintStream(aside, true, StandardCharsets.UTF_8);
        return run(rest, text -> utf8.println(said.apply(text)), text -> asides.println(said.apply(text)));
    }

    /**
     * Answers one question.
     *
     * @param words command and arguments
     * @param out takes the answer
     * @param aside takes what is wrong with the question
     * @return the exit code
     */
    public static int run(List<String> words, Consumer<Text> out, Consumer<Text> aside) {
        return new Verifier(out, aside).answer(words);
    }

    private int answer(List<String> words) {
        Optional<Question> asked = Question.of(words);
        if (asked.isEmpty()) {
            aside.accept(USAGE_TEXT);
            return USAGE;
        }
        Question question = asked.get();
        try {
            Optional<VerifierKey> key = VerifierKey.parse(Files.readString(Path.of(question.one(KEY))));
            if (key.isEmpty()) {
                aside.accept(Text.of("不是公钥：" + question.one(KEY), "No verifier key: " + question.one(KEY)));
                return USAGE;
            }
            return switch (question.command()) {
                case RECEIPT -> each(question, file -> receipt(file, key.get()));
                case CHECKPOINT -> each(question, file -> checkpoint(file, key.get()));
                case CONSISTENCY -> consistency(question, key.get());
                case LOG -> log(question, key.get());
            };
        } catch (IOException e) {
            aside.accept(Text.of("无法读取 " + e.getMessage(), "Cannot read " + e.getMessage()));
            return USAGE;
        }
    }

    /**
     * What was asked.
     *
     * @param files names without an option before them
     * @param options values by option
     */
    private record Question(Command command, List<String> files, Map<String, List<String>> options) {
        enum Command {
            RECEIPT,
            CHECKPOINT,
            CONSISTENCY,
            LOG
        }

        /** Reads the words; nothing where they make no sense. */
        static Optional<Question> of(List<String> words) {
            Optional<Command> command = words.isEmpty()
                    ? Optional.empty()
                    : Arrays.stream(Command.values())
                            .filter(known -> known.name().equalsIgnoreCase(words.getFirst()))
                            .findFirst();
            if (command.isEmpty()) {
                return Optional.empty();
            }
            List<String> files = new ArrayList<>();
            Map<String, List<String>> options = new java.util.TreeMap<>();
            for (int i = 1; i < words.size(); i++) {
                if (!words.get(i).startsWith("--")) {
                    files.add(words.get(i));
                } else if (i + 1 < words.size()
                        && List.of(KEY, PROOF, CHECKPOINT).contains(words.get(i))) {
                    options.computeIfAbsent(words.get(i), _option -> new ArrayList<>())
                            .add(words.get(++i));
                } else {
                    return Optional.empty();
                }
            }
            return Optional.of(new Question(command.get(), files, options)).filter(Question::isComplete);
        }

        private boolean isComplete() {
            boolean hasKey = options.getOrDefault(KEY, List.of()).size() == 1;
            boolean hasProof = options.getOrDefault(PROOF, List.of()).size() == 1;
            return hasKey
                    && switch (command) {
                        case RECEIPT, CHECKPOINT -> !files.isEmpty() && options.size() == 1;
                        case CONSISTENCY -> files.size() == 2 && hasProof && options.size() == 2;
                        case LOG -> files.size() == 1 && !hasProof;
                    };
        }

        String one(String option) {
            return options.getOrDefault(option, List.of()).getFirst();
        }
    }

    /** One look at a file. */
    @FunctionalInterface
    private interface Look {
        boolean holds(String file) throws IOException;
    }

    private static int each(Question question, Look look) throws IOException {
        boolean isSound = true;
        for (String file : question.files()) {
            isSound &= look.holds(file);
        }
        return isSound ? HOLDS : BROKEN;
    }

    private boolean receipt(String file, VerifierKey key) throws IOException {
        return switch (Receipt.verify(Files.readString(Path.of(file)), key)) {
            case Receipt.Verdict.Good good -> {
                out.accept(Text.of(
                        "凭证有效：" + good.checkpoint().origin() + "，"
                                + good.checkpoint().size() + " 条时的检查点",
                        "The receipt holds: " + good.checkpoint().origin() + ", checkpoint of "
                                + good.checkpoint().size()));
                String entry = new String(Base64.getDecoder().decode(good.entry()), StandardCharsets.UTF_8);
                if (!entry.isBlank()) {
                    out.accept(Text.of(entry, entry));
                }
                yield true;
            }
            case Receipt.Verdict.Bad bad -> {
                out.accept(why(bad.fault()));
                yield false;
            }
        };
    }

    private static Text why(Receipt.Fault fault) {
        return switch (fault) {
            case UNREADABLE -> Text.of("凭证无效：无法识别", "The receipt is bad: it cannot be read");
            case NOT_SIGNED ->
                Text.of("凭证无效：检查点不是用这把密钥签的", "The receipt is bad: this key has not signed its checkpoint");
            case NOT_IN_LOG -> Text.of("凭证无效：日志中没有这条记录", "The receipt is bad: its entry is not in the log");
        };
    }

    private boolean checkpoint(String file, VerifierKey key) throws IOException {
        Optional<Checkpoint> found = Checkpoint.verified(Files.readString(Path.of(file)), key);
        out.accept(found.map(checkpoint -> Text.of(
                        "检查点有效：" + checkpoint.origin() + "，" + checkpoint.size() + " 条，根 "
                                + checkpoint.root().base64(),
                        "The checkpoint is signed: " + checkpoint.origin() + ", " + checkpoint.size()
                                + " entries, root " + checkpoint.root().base64()))
                .orElseGet(() -> notSigned(file)));
        return found.isPresent();
    }

    private static Text notSigned(String file) {
        return Text.of("检查点不是用这把密钥签的：" + file, "This key has not signed the checkpoint " + file);
    }

    private int consistency(Question question, VerifierKey key) throws IOException {
        List<Checkpoint> both = new ArrayList<>();
        for (String file : question.files()) {
            Optional<Checkpoint> found = Checkpoint.verified(Files.readString(Path.of(file)), key);
            if (found.isEmpty()) {
                out.accept(notSigned(file));
                return BROKEN;
            }
            both.add(found.get());
        }
        Checkpoint old = both.getFirst();
        Checkpoint grown = both.getLast();
        Optional<ConsistencyProof> proof =
                ProofFile.read(Files.readString(Path.of(question.one(PROOF))), old.size(), grown.size());
        if (proof.isEmpty()) {
            aside.accept(Text.of("不是证明：" + question.one(PROOF), "There is no proof in " + question.one(PROOF)));
            return USAGE;
        }
        boolean holds = proof.get().proves(old.root(), grown.root());
        String sizes = old.size() + " → " + grown.size();
        out.accept(
                holds
                        ? Text.of("日志只有增加：" + sizes + " 条", "The log only grew: " + sizes + " entries")
                        : Text.of(
                                "日志不一致：" + sizes + " 条之间有改动，或证明不属于这两个检查点",
                                "The log is not the one it was: " + sizes
                                        + " entries, something was changed, or the proof is of other checkpoints"));
        return holds ? HOLDS : BROKEN;
    }

    private int log(Question question, VerifierKey key) throws IOException {
        var folder = new LogFolder(Path.of(question.files().getFirst()));
        List<Checkpoint> kept = new ArrayList<>();
        List<String> files = new ArrayList<>(question.options().getOrDefault(CHECKPOINT, List.of()));
        folder.checkpoint().map(Path::toString).ifPresent(files::addFirst);
        for (String file : files) {
            Optional<Checkpoint> found = Checkpoint.verified(Files.readString(Path.of(file)), key);
            if (found.isEmpty()) {
                out.accept(notSigned(file));
                return BROKEN;
            }
            kept.add(found.get());
        }
        if (kept.isEmpty()) {
            aside.accept(Text.of(
                    "目录中没有 checkpoint，也没有给出 --checkpoint", "There is no checkpoint in the folder, and none was given"));
            return USAGE;
        }
        LogVerdict verdict = new LogCheck(folder, kept).run();
        out.accept(verdict.text());
        return verdict instanceof LogVerdict.Sound ? HOLDS : BROKEN;
    }
}
