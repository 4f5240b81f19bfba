package io.ballast.server.audit;

import io.ballast.engine.merkle.Hash;
import io.ballast.engine.value.Text;
import java.util.Map;

/** What a look at the whole trail has found. */
sealed interface Verdict {
    /** The same in words. */
    default Text text() {
        return switch (this) {
            case Sound sound ->
                Text.of(
                        "操作记录完好：" + sound.entries() + " 条已排序，其中 " + sound.signed() + " 条有签名，" + sound.waiting()
                                + " 条等待排序；已核对 " + sound.checkpoints() + " 个检查点。"
                                + (sound.hasPeople() ? "" : "缺少字段密钥，未核对其中的姓名与地址。"),
                        "The trail is sound: " + sound.entries() + " entries in the log, " + sound.signed()
                                + " of them signed, " + sound.waiting() + " waiting; " + sound.checkpoints()
                                + " checkpoints verified."
                                + (sound.hasPeople()
                                        ? ""
                                        : " Names and addresses in it were not: the field key is missing."));
            case Broken broken ->
                Text.of(
                        "操作记录不可信：" + broken.fault().text().zh() + "，首个异常序号 " + broken.index() + "（" + broken.detail()
                                + "）。",
                        "The trail is broken: " + broken.fault().text().en() + ", first bad index " + broken.index()
                                + " (" + broken.detail() + ").");
        };
    }

    /** The same as fields of an entry of the trail. */
    default Map<String, Object> asTrail() {
        return switch (this) {
            case Sound sound ->
                Map.of(
                        "sound", true,
                        "entries", sound.entries(),
                        "signed", sound.signed(),
                        "checkpoints", sound.checkpoints(),
                        "root", sound.root().base64(),
                        "names", sound.hasPeople());
            case Broken broken ->
                Map.of(
                        "sound", false,
                        "fault", broken.fault().name(),
                        "index", broken.index(),
                        "detail", broken.detail());
        };
    }

    /**
     * Every entry is as it was when its checkpoint was signed.
     *
     * @param entries with a place in the log
     * @param signed how many of them a checkpoint covers
     * @param waiting entries without a place yet
     * @param checkpoints looked at
     * @param root of all entries
     * @param hasPeople whether the field key was there, and what entries say of people was looked at too
     */
    record Sound(long entries, long signed, long waiting, long checkpoints, Hash root, boolean hasPeople)
            implements Verdict {}

    /**
     * It is not the trail that was signed.
     *
     * @param fault what was done
     * @param index the first place that is wrong
     * @param detail numbers to look for
     */
    record Broken(Fault fault, long index, String detail) implements Verdict {}

    /** What can have been done to a trail. */
    enum Fault {
        EDITED("记录内容被修改", "an entry was edited"),
        DELETED("记录被删除", "an entry was deleted"),
        INSERTED("有未经登记插入的记录", "an entry was inserted behind the back of the log"),
        REPLACED("记录被换位或替换", "entries were swapped or replaced"),
        TRUNCATED("尾部被截断", "the tail was cut off"),
        CHECKPOINT("检查点不是由本系统签名", "a checkpoint is not signed by this log"),
        TILE("哈希树被修改", "the stored tree was changed"),
        PERSON("个人信息被修改", "what an entry says of a person was changed");

        private final Text text;

        Fault(String zh, String en) {
            this.text = Text.of(zh, en);
        }

        Text text() {
            return text;
        }
    }
}
