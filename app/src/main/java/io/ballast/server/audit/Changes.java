package io.ballast.server.audit;

import io.ballast.engine.value.Text;
import io.ballast.server.web.Fmt;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an entry changed, field by field, in the words of the reader: the field, what it was, what it is. */
final class Changes {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Fields of entries by the name they are stored under; one that is not here is shown by that name. */
    private static final Map<String, Text> FIELDS = Map.ofEntries(
            Map.entry("username", Text.of("用户名", "user name")),
            Map.entry("displayName", Text.of("姓名", "name")),
            Map.entry("roles", Text.of("角色", "roles")),
            Map.entry("scope", Text.of("数据范围", "data scope")),
            Map.entry("department", Text.of("部门", "department")),
            Map.entry("parent", Text.of("上级部门", "department above")),
            Map.entry("owner", Text.of("负责人", "owner")),
            Map.entry(OnBehalfOf.FIELD, Text.of("代理", "on behalf of")),
            Map.entry("address", Text.of("来源地址", "from address")),
            Map.entry("sessions", Text.of("会话", "sessions")),
            Map.entry("permissions", Text.of("权限", "permissions")),
            Map.entry("label", Text.of("用途", "label")),
            Map.entry("left", Text.of("剩余恢复码", "recovery codes left")),
            Map.entry("state", Text.of("状态", "state")),
            Map.entry("name", Text.of("名称", "name")),
            Map.entry("type", Text.of("类型", "type")),
            Map.entry("kind", Text.of("种类", "kind")),
            Map.entry("kinds", Text.of("消息种类", "kinds of messages")),
            Map.entry("channel", Text.of("接收端", "receiver")),
            Map.entry("choices", Text.of("通知选项", "choices")),
            Map.entry("digest", Text.of("汇总邮件", "digest")),
            Map.entry("quiet", Text.of("免打扰时段", "quiet hours")),
            Map.entry("language", Text.of("语言", "language")),
            Map.entry("grade", Text.of("等级", "grade")),
            Map.entry("until", Text.of("截止日期", "until")),
            Map.entry("asOf", Text.of("截止日", "as of")),
            Map.entry("run", Text.of("评估批次", "run")),
            Map.entry("months", Text.of("月份数", "months")),
            Map.entry("days", Text.of("天数", "days")),
            Map.entry("hash", Text.of("指纹", "hash")),
            Map.entry("contentHash", Text.of("内容指纹", "content hash")),
            Map.entry("version", Text.of("版本", "version")),
            Map.entry("revision", Text.of("修订号", "revision")),
            Map.entry("in_force_from", Text.of("生效日", "in force from")),
            Map.entry("source", Text.of("来源", "source")),
            Map.entry("mapping", Text.of("列对应", "column mapping")),
            Map.entry("files", Text.of("文件数", "files")),
            Map.entry("rows", Text.of("行数", "rows")),
            Map.entry("rejected", Text.of("拒绝行数", "rejected rows")),
            Map.entry("bytes", Text.of("字节数", "bytes")),
            Map.entry("format", Text.of("格式", "format")),
            Map.entry("query", Text.of("查询条件", "query")),
            Map.entry("view", Text.of("视图", "view")),
            Map.entry("made_at", Text.of("备份时间", "made at")),
            Map.entry("recovery_time_seconds", Text.of("恢复用时（秒）", "recovery time in seconds")),
            Map.entry("recovery_point_seconds", Text.of("数据滞后（秒）", "recovery point in seconds")),
            Map.entry("current", Text.of("当前密钥", "current key")),
            Map.entry("fieldKey", Text.of("外层密钥", "field key")),
            Map.entry("values", Text.of("值的数量", "values")),
            Map.entry("unreadable", Text.of("无法解开", "unreadable")),
            Map.entry("sound", Text.of("完好", "sound")),
            Map.entry("entries", Text.of("记录数", "entries")),
            Map.entry("signed", Text.of("已签名", "signed")),
            Map.entry("checkpoints", Text.of("检查点", "checkpoints")),
            Map.entry("root", Text.of("根", "root")),
            Map.entry("names", Text.of("已核对姓名", "names verified")),
            Map.entry("fault", Text.of("异常", "fault")),
            Map.entry("index", Text.of("首个异常序号", "first bad index")),
            Map.entry("detail", Text.of("说明", "detail")));

    private Changes() {}

    /** The fields that differ, one behind the other; nothing where none does. */
    static Optional<String> words(TrailEntry entry, Fmt fmt) {
        JsonNode before = fields(entry.before());
        JsonNode after = fields(entry.after());
        Set<String> names = new LinkedHashSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        String words = names.stream()
                .filter(name -> !before.path(name).equals(after.path(name)))
                .map(name -> line(name, before.path(name), after.path(name), fmt))
                .collect(Collectors.joining(fmt.isChinese() ? "；" : "; "));
        return Optional.of(words).filter(text -> !text.isEmpty());
    }

    private static JsonNode fields(Optional<String> written) {
        JsonNode read = JSON.readTree(written.orElse("{}"));
        return read.isObject() ? read : JSON.createObjectNode();
    }

    private static String line(String name, JsonNode before, JsonNode after, Fmt fmt) {
        Text label = FIELDS.getOrDefault(name, Text.of(name, name));
        String was = before.isMissingNode() ? "" : value(before, fmt) + " → ";
        String is = after.isMissingNode() ? Fmt.NONE : value(after, fmt);
        return fmt.text(label) + (fmt.isChinese() ? "：" : ": ") + was + is;
    }

    private static String value(JsonNode value, Fmt fmt) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(item -> value(item, fmt))
                    .collect(Collectors.joining(fmt.isChinese() ? "、" : ", "));
        }
        if (value.isBoolean()) {
            Text said = value.asBoolean() ? Text.of("是", "yes") : Text.of("否", "no");
            return fmt.text(said);
        }
        String text = value.isString() ? value.asString() : value.toString();
        return text.isEmpty() ? Fmt.NONE : text;
    }
}
