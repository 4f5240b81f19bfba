package io.ballast.samples;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Invented company names: region, a nonsense brand of three syllables, trade and legal form. */
final class CompanyNames {
    private static final String[] FIRST = {
        "澜 Lan", "祁 Qi", "朔 Shuo", "槿 Jin", "璟 Jing", "岚 Lan", "沄 Yun", "稷 Ji", "砚 Yan", "翊 Yi",
        "昀 Yun", "铄 Shuo", "溯 Su", "骁 Xiao", "霁 Ji", "珩 Heng", "擎 Qing", "椿 Chun", "泓 Hong", "旻 Min",
        "颢 Hao", "蔚 Wei", "淞 Song", "晟 Sheng", "昱 Yu", "垚 Yao", "桁 Heng", "熠 Yi", "濯 Zhuo", "钰 Yu"
    };
    private static final String[] SECOND = {
        "泽 Ze", "陌 Mo", "克 Ke", "坻 Chi", "禾 He", "图 Tu", "隼 Sun", "拓 Tuo", "桥 Qiao", "森 Sen",
        "维 Wei", "诺 Nuo", "砾 Li", "帆 Fan", "岳 Yue", "谷 Gu", "桐 Tong", "锐 Rui", "池 Chi", "柏 Bai",
        "渡 Du", "尧 Yao", "弦 Xian", "麦 Mai", "洛 Luo", "杉 Shan", "勒 Le", "澈 Che", "墨 Mo", "鹭 Lu"
    };
    private static final String[] THIRD = {
        "杳 Yao", "邺 Ye", "笃 Du", "榫 Sun", "澍 Shu", "垣 Yuan", "戟 Ji", "筠 Yun", "琮 Cong", "笙 Sheng",
        "塬 Yuan", "彧 Yu", "艮 Gen", "畈 Fan", "漪 Yi", "堃 Kun", "铉 Xuan", "纾 Shu", "岑 Cen", "屿 Yu"
    };
    private static final String[] FOREIGN = {"Nor", "Vel", "Quin", "Bar", "Ost", "Kal", "Dra", "Lum", "Tev", "Sar"};
    private static final String[] FOREIGN_END = {"vale", "dorn", "mere", "stad", "wick", "holt", "lund", "quist"};

    /** Names that break careless programs; each stands before a usual legal form. */
    private static final List<String> HOSTILE = List.of(
            "<b>粗体</b>澜泽机电",
            "=1+1",
            "🔩😀螺丝之家",
            "很长".repeat(60) + "五金",
            "\"引号\",逗号,'单引号'",
            "'; drop table customer; --",
            "${7*7}{{7*7}}#{7*7}",
            "<script>alert(1)</script>",
            "@SUM(A1:A9)",
            "𠮷杳榫卯",
            "\u202E反向书写",
            "NULL",
            "-2+3",
            "&amp;&lt;贸易&gt;",
            "../../etc/passwd",
            "%s%n{0}");

    private CompanyNames() {}

    /** A brand in both scripts. */
    record Brand(String zh, String en) {}

    static Brand brand(Dice dice) {
        String[] first = dice.pick(FIRST).split(" ");
        String[] second = dice.pick(SECOND).split(" ");
        String[] third = dice.pick(THIRD).split(" ");
        String en = first[1] + (second[1] + third[1]).toLowerCase(Locale.ROOT);
        return new Brand(first[0] + second[0] + third[0], en);
    }

    static String zh(Province province, Brand brand, Industry industry, Dice dice) {
        String form = dice.pick("有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司");
        return province.zh + brand.zh() + industry.zh + form;
    }

    static String en(Province province, Brand brand, Industry industry) {
        return province.en + " " + brand.en() + " " + industry.en + " Co., Ltd.";
    }

    static String foreign(Industry industry, Dice dice) {
        return dice.pick(FOREIGN) + dice.pick(FOREIGN_END) + " " + industry.en + " " + dice.pick("Ltd", "GmbH", "Inc.");
    }

    /** The hostile name of the customer with this index; one in 125 has one. */
    static Optional<String> hostile(int index) {
        if (index % 125 != 17) {
            return Optional.empty();
        }
        return Optional.of(HOSTILE.get(index / 125 % HOSTILE.size()) + "有限公司");
    }
}
