package io.ballast.engine.value;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The twenty sections of the Chinese industry classification, each with the two-digit divisions it spans.
 *
 * <ul>
 *   <li>source: docs/sources.md#gb-t-4754-2017, with amendment 1 of 2019
 * </ul>
 */
public enum IndustrySection {
    A(1, 5, "农、林、牧、渔业", "Agriculture, forestry, animal husbandry and fishery"),
    B(6, 12, "采矿业", "Mining"),
    C(13, 43, "制造业", "Manufacturing"),
    D(44, 46, "电力、热力、燃气及水生产和供应业", "Electricity, heat, gas and water"),
    E(47, 50, "建筑业", "Construction"),
    F(51, 52, "批发和零售业", "Wholesale and retail trade"),
    G(53, 60, "交通运输、仓储和邮政业", "Transport, storage and post"),
    H(61, 62, "住宿和餐饮业", "Accommodation and catering"),
    I(63, 65, "信息传输、软件和信息技术服务业", "Information transmission, software and IT services"),
    J(66, 69, "金融业", "Finance"),
    K(70, 70, "房地产业", "Real estate"),
    L(71, 72, "租赁和商务服务业", "Leasing and business services"),
    M(73, 75, "科学研究和技术服务业", "Scientific research and technical services"),
    N(76, 79, "水利、环境和公共设施管理业", "Water, environment and public facilities"),
    O(80, 82, "居民服务、修理和其他服务业", "Household services, repair and other services"),
    P(83, 83, "教育", "Education"),
    Q(84, 85, "卫生和社会工作", "Health and social work"),
    R(86, 90, "文化、体育和娱乐业", "Culture, sports and entertainment"),
    S(91, 96, "公共管理、社会保障和社会组织", "Public administration, social security and social organisations"),
    T(97, 97, "国际组织", "International organisations");

    private static final Pattern CODE = Pattern.compile("([A-Ta-t])?(?:([0-9]{2})[0-9]{0,2})?");

    private final int firstDivision;
    private final int lastDivision;
    private final Text label;

    IndustrySection(int firstDivision, int lastDivision, String zh, String en) {
        this.firstDivision = firstDivision;
        this.lastDivision = lastDivision;
        this.label = Text.of(zh, en);
    }

    /**
     * The section of a code such as F5137, C13, 5137 or F. Empty if it is not a code, names no division there is, or
     * its letter and its division contradict each other.
     */
    public static Optional<IndustrySection> ofCode(String code) {
        Matcher parts = CODE.matcher(code.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<IndustrySection> byLetter = Optional.ofNullable(parts.group(1))
                .map(letter -> IndustrySection.valueOf(letter.toUpperCase(Locale.ROOT)));
        Optional<Integer> division = Optional.ofNullable(parts.group(2)).map(Integer::valueOf);
        if (division.isEmpty()) {
            return byLetter;
        }
        Optional<IndustrySection> byDivision = ofDivision(division.get());
        return byLetter.isEmpty() || byLetter.equals(byDivision) ? byDivision : Optional.empty();
    }

    /** The section that spans a two-digit division, 1 to 97. */
    public static Optional<IndustrySection> ofDivision(int division) {
        for (IndustrySection section : values()) {
            if (division >= section.firstDivision && division <= section.lastDivision) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    public int firstDivision() {
        return firstDivision;
    }

    public int lastDivision() {
        return lastDivision;
    }

    public Text label() {
        return label;
    }
}
