package io.ballast.engine.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * 企业划型: which size class an enterprise has, from its staff, yearly revenue and total assets.
 *
 * <pre>large, medium, small: every measure listed for the industry reaches its lower bound; else one class down</pre>
 *
 * <ul>
 *   <li>shape: industry and figures of one enterprise in, one {@link Classified} out
 *   <li>unit: staff in persons, revenue and assets in 10,000 yuan (万元)
 *   <li>no value: a measure the industry is judged by is not known
 *   <li>source: docs/sources.md#size-classes-2017
 * </ul>
 */
public final class EnterpriseSizes {
    /** The version of the table; a revised method becomes a second table, not an edit. */
    public static final String VERSION = "2017";

    private static final String READ = "stats.gov.cn, read";
    private static final String TO_CONFIRM = "method of 2017, to be confirmed against stats.gov.cn t20230213_1902763";

    private EnterpriseSizes() {}

    /** What an enterprise is judged by; what is not known is empty, never zero. */
    public record Figures(OptionalInt staff, OptionalLong revenueWan, OptionalLong assetsWan) {}

    /** Lower bounds of large, medium and small for one measure. */
    public record Bounds(long large, long medium, long small) {
        public Bounds {
            if (large <= medium || medium <= small || small <= 0) {
                throw new IllegalArgumentException("Bounds must fall: " + large + ", " + medium + ", " + small);
            }
        }

        private int tierOf(long amount) {
            return amount >= large ? 0 : amount >= medium ? 1 : amount >= small ? 2 : 3;
        }
    }

    /** The size class, or the reason why there is none. */
    public sealed interface Classified {
        record Size(EnterpriseSize size) implements Classified {}

        record NotEnoughData(Text because) implements Classified {}
    }

    /** The industries of the table, each with the measures it is judged by. */
    public enum Industry {
        AGRICULTURE("农、林、牧、渔业", "agriculture", none(), of(20_000, 500, 50), none(), false),
        INDUSTRY("工业", "industry", of(1_000, 300, 20), of(40_000, 2_000, 300), none(), true),
        CONSTRUCTION("建筑业", "construction", none(), of(80_000, 6_000, 300), of(80_000, 5_000, 300), true),
        WHOLESALE("批发业", "wholesale", of(200, 20, 5), of(40_000, 5_000, 1_000), none(), false),
        RETAIL("零售业", "retail", of(300, 50, 10), of(20_000, 500, 100), none(), false),
        TRANSPORT("交通运输业", "transport", of(1_000, 300, 20), of(30_000, 3_000, 200), none(), false),
        STORAGE("仓储业", "storage", of(200, 100, 20), of(30_000, 1_000, 100), none(), false),
        POST("邮政业", "post", of(1_000, 300, 20), of(30_000, 2_000, 100), none(), false),
        ACCOMMODATION("住宿业", "accommodation", of(300, 100, 10), of(10_000, 2_000, 100), none(), false),
        CATERING("餐饮业", "catering", of(300, 100, 10), of(10_000, 2_000, 100), none(), false),
        TELECOMMUNICATION("信息传输业", "telecommunication", of(2_000, 100, 10), of(100_000, 1_000, 100), none(), false),
        SOFTWARE("软件和信息技术服务业", "software", of(300, 100, 10), of(10_000, 1_000, 50), none(), false),
        REAL_ESTATE(
                "房地产开发经营", "property development", none(), of(200_000, 1_000, 100), of(10_000, 5_000, 2_000), false),
        PROPERTY_MANAGEMENT("物业管理", "property management", of(1_000, 300, 100), of(5_000, 1_000, 500), none(), false),
        LEASING("租赁和商务服务业", "leasing and business services", of(300, 100, 10), none(), of(120_000, 8_000, 100), false),
        OTHER("其他未列明行业", "other industries", of(300, 100, 10), none(), none(), false);

        private final Text label;
        private final Optional<Bounds> staff;
        private final Optional<Bounds> revenue;
        private final Optional<Bounds> assets;
        private final boolean isConfirmed;

        Industry(
                String zh,
                String en,
                Optional<Bounds> staff,
                Optional<Bounds> revenue,
                Optional<Bounds> assets,
                boolean isConfirmed) {
            this.label = Text.of(zh, en);
            this.staff = staff;
            this.revenue = revenue;
            this.assets = assets;
            this.isConfirmed = isConfirmed;
        }

        public Text label() {
            return label;
        }

        /** Lower bounds of the number of staff, empty where the industry is not judged by it. */
        public Optional<Bounds> staff() {
            return staff;
        }

        /** Lower bounds of yearly revenue in 万元, empty where the industry is not judged by it. */
        public Optional<Bounds> revenue() {
            return revenue;
        }

        /** Lower bounds of total assets in 万元, empty where the industry is not judged by it. */
        public Optional<Bounds> assets() {
            return assets;
        }

        /** Whether the row was read in the statistics bureau's own text. */
        public boolean isConfirmed() {
            return isConfirmed;
        }

        public String source() {
            return isConfirmed ? READ : TO_CONFIRM;
        }

        /** The industry of the table for a section, where the section alone decides it. */
        public static Optional<Industry> ofSection(IndustrySection section) {
            return switch (section) {
                case A -> Optional.of(AGRICULTURE);
                case B, C, D -> Optional.of(INDUSTRY);
                case E -> Optional.of(CONSTRUCTION);
                case L -> Optional.of(LEASING);
                case M, N, O, R -> Optional.of(OTHER);
                case F, G, H, I, J, K, P, Q, S, T -> Optional.empty();
            };
        }

        private static Optional<Bounds> of(long large, long medium, long small) {
            return Optional.of(new Bounds(large, medium, small));
        }

        private static Optional<Bounds> none() {
            return Optional.empty();
        }
    }

    /** The class of an enterprise with these figures. */
    public static Classified classify(Industry industry, Figures figures) {
        List<Integer> tiers = new ArrayList<>();
        List<Text> missing = new ArrayList<>();
        OptionalLong staff =
                figures.staff().isPresent() ? OptionalLong.of(figures.staff().getAsInt()) : OptionalLong.empty();
        judge(industry.staff(), staff, Text.of("从业人员", "staff"), tiers, missing);
        judge(industry.revenue(), figures.revenueWan(), Text.of("营业收入", "revenue"), tiers, missing);
        judge(industry.assets(), figures.assetsWan(), Text.of("资产总额", "total assets"), tiers, missing);
        if (!missing.isEmpty()) {
            String zh = String.join("、", missing.stream().map(Text::zh).toList());
            String en = String.join(", ", missing.stream().map(Text::en).toList());
            return new Classified.NotEnoughData(Text.of("缺少：" + zh, "not known: " + en));
        }
        int tier = tiers.stream().mapToInt(Integer::intValue).max().orElseThrow();
        return new Classified.Size(EnterpriseSize.values()[tier]);
    }

    private static void judge(
            Optional<Bounds> bounds, OptionalLong amount, Text measure, List<Integer> tiers, List<Text> missing) {
        if (bounds.isEmpty()) {
            return;
        }
        if (amount.isEmpty()) {
            missing.add(measure);
            return;
        }
        tiers.add(bounds.get().tierOf(amount.getAsLong()));
    }
}
