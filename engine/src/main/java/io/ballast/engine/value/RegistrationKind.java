package io.ballast.engine.value;

import java.util.Map;

/**
 * What the first two characters of a 统一社会信用代码 say: who registered the organisation, and as what.
 *
 * <ul>
 *   <li>source: docs/sources.md#gb-32100-2015, the departments as extended since
 * </ul>
 */
final class RegistrationKind {
    private static final Map<String, Text> DEPARTMENTS = Map.ofEntries(
            Map.entry("1", Text.of("机构编制", "public institutions register")),
            Map.entry("2", Text.of("外交", "foreign affairs")),
            Map.entry("3", Text.of("司法行政", "justice administration")),
            Map.entry("4", Text.of("文化", "culture")),
            Map.entry("5", Text.of("民政", "civil affairs")),
            Map.entry("6", Text.of("旅游", "tourism")),
            Map.entry("7", Text.of("宗教", "religious affairs")),
            Map.entry("8", Text.of("工会", "trade unions")),
            Map.entry("9", Text.of("市场监管（工商）", "market regulation")),
            Map.entry("A", Text.of("中央军委改革和编制办公室", "Central Military Commission")),
            Map.entry("N", Text.of("农业", "agriculture")),
            Map.entry("Y", Text.of("其他", "other")));

    private static final Map<String, Text> KINDS = Map.ofEntries(
            Map.entry("11", Text.of("机关", "state organ")),
            Map.entry("12", Text.of("事业单位", "public institution")),
            Map.entry("13", Text.of("群众团体", "mass organisation")),
            Map.entry("21", Text.of("外国常住新闻机构", "resident foreign news office")),
            Map.entry("31", Text.of("律师执业机构", "law firm")),
            Map.entry("32", Text.of("公证处", "notary office")),
            Map.entry("33", Text.of("基层法律服务所", "local legal service")),
            Map.entry("34", Text.of("司法鉴定机构", "forensic institution")),
            Map.entry("35", Text.of("仲裁委员会", "arbitration commission")),
            Map.entry("41", Text.of("外国在华文化中心", "foreign cultural centre")),
            Map.entry("51", Text.of("社会团体", "association")),
            Map.entry("52", Text.of("民办非企业单位", "private non-enterprise unit")),
            Map.entry("53", Text.of("基金会", "foundation")),
            Map.entry("61", Text.of("外国旅游部门常驻代表机构", "foreign tourism office")),
            Map.entry("62", Text.of("港澳台地区旅游部门常驻内地代表机构", "Hong Kong, Macao or Taiwan tourism office")),
            Map.entry("71", Text.of("宗教活动场所", "place of worship")),
            Map.entry("72", Text.of("宗教院校", "religious school")),
            Map.entry("81", Text.of("基层工会", "local trade union")),
            Map.entry("91", Text.of("企业", "enterprise")),
            Map.entry("92", Text.of("个体工商户", "sole trader")),
            Map.entry("93", Text.of("农民专业合作社", "farmers' cooperative")),
            Map.entry("A1", Text.of("军队事业单位", "military institution")),
            Map.entry("N1", Text.of("组级集体经济组织", "collective of a group")),
            Map.entry("N2", Text.of("村级集体经济组织", "collective of a village")),
            Map.entry("N3", Text.of("乡镇级集体经济组织", "collective of a township")));

    private static final Text OTHER = Text.of("其他", "other");

    private RegistrationKind() {}

    static Text of(char department, char kind) {
        Text who = DEPARTMENTS.getOrDefault(String.valueOf(department), OTHER);
        Text what = KINDS.getOrDefault("" + department + kind, OTHER);
        return Text.of(who.zh() + " · " + what.zh(), who.en() + " · " + what.en());
    }
}
