package io.ballast.verify;

import io.ballast.engine.merkle.Hash;
import io.ballast.engine.value.Text;

/** What a look at a whole log has found. */
sealed interface LogVerdict {
    /** The same in words. */
    Text text();

    /**
     * Every entry is where a signed checkpoint says.
     *
     * @param entries in the log
     * @param root of them
     * @param checkpoints that were compared
     */
    record Sound(long entries, Hash root, int checkpoints) implements LogVerdict {
        @Override
        public Text text() {
            return Text.of(
                    "日志完好：" + entries + " 条，根 " + root.base64() + "，与 " + checkpoints + " 个检查点一致。",
                    "The log is sound: " + entries + " entries, root " + root.base64() + ", as " + checkpoints
                            + " checkpoints say.");
        }
    }

    /**
     * It is not the log that was signed.
     *
     * @param fault what is wrong
     * @param index the first place that is wrong, as far as the files pin it
     */
    record Broken(Fault fault, long index) implements LogVerdict {
        @Override
        public Text text() {
            return Text.of(
                    "日志不可信：" + fault.text.zh() + "，首个异常序号 " + index + "。",
                    "The log is broken: " + fault.text.en() + ", first bad index " + index + ".");
        }
    }

    /** What can be wrong with a log in files. */
    enum Fault {
        MISSING(Text.of("缺少记录或哈希", "an entry or its hash is missing")),
        ENTRY(Text.of("记录内容与其哈希不符", "an entry is not what its hash says")),
        TILE(Text.of("哈希块与其下的记录不符", "a tile is not what the entries below it say")),
        ROOT(Text.of("与签名的检查点不符", "it is not what a signed checkpoint says"));

        private final Text text;

        Fault(Text text) {
            this.text = text;
        }
    }
}
