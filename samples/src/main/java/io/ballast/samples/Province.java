package io.ballast.samples;

/** A region of the mainland, with the sales zone that looks after it and how much of the business is there. */
enum Province {
    BEIJING("11", "北京", "Beijing", SalesZone.NORTH, 4),
    TIANJIN("12", "天津", "Tianjin", SalesZone.NORTH, 4),
    HEBEI("13", "河北", "Hebei", SalesZone.NORTH, 5),
    SHANXI("14", "山西", "Shanxi", SalesZone.NORTH, 2),
    INNER_MONGOLIA("15", "内蒙古", "Inner Mongolia", SalesZone.NORTH, 1),
    LIAONING("21", "辽宁", "Liaoning", SalesZone.NORTHEAST, 4),
    JILIN("22", "吉林", "Jilin", SalesZone.NORTHEAST, 2),
    HEILONGJIANG("23", "黑龙江", "Heilongjiang", SalesZone.NORTHEAST, 1),
    SHANGHAI("31", "上海", "Shanghai", SalesZone.EAST, 10),
    JIANGSU("32", "江苏", "Jiangsu", SalesZone.EAST, 18),
    ZHEJIANG("33", "浙江", "Zhejiang", SalesZone.EAST, 16),
    ANHUI("34", "安徽", "Anhui", SalesZone.EAST, 6),
    FUJIAN("35", "福建", "Fujian", SalesZone.EAST, 6),
    JIANGXI("36", "江西", "Jiangxi", SalesZone.EAST, 3),
    SHANDONG("37", "山东", "Shandong", SalesZone.EAST, 12),
    HENAN("41", "河南", "Henan", SalesZone.CENTRAL, 6),
    HUBEI("42", "湖北", "Hubei", SalesZone.CENTRAL, 6),
    HUNAN("43", "湖南", "Hunan", SalesZone.CENTRAL, 4),
    GUANGDONG("44", "广东", "Guangdong", SalesZone.SOUTH, 18),
    GUANGXI("45", "广西", "Guangxi", SalesZone.SOUTH, 2),
    HAINAN("46", "海南", "Hainan", SalesZone.SOUTH, 1),
    CHONGQING("50", "重庆", "Chongqing", SalesZone.SOUTHWEST, 4),
    SICHUAN("51", "四川", "Sichuan", SalesZone.SOUTHWEST, 5),
    GUIZHOU("52", "贵州", "Guizhou", SalesZone.SOUTHWEST, 1),
    YUNNAN("53", "云南", "Yunnan", SalesZone.SOUTHWEST, 2),
    SHAANXI("61", "陕西", "Shaanxi", SalesZone.NORTHWEST, 3),
    GANSU("62", "甘肃", "Gansu", SalesZone.NORTHWEST, 1),
    XINJIANG("65", "新疆", "Xinjiang", SalesZone.NORTHWEST, 1);

    private static final int[] WEIGHTS = weights();

    final String code;
    final String zh;
    final String en;
    final SalesZone zone;
    private final int weight;

    Province(String code, String zh, String en, SalesZone zone, int weight) {
        this.code = code;
        this.zh = zh;
        this.en = en;
        this.zone = zone;
        this.weight = weight;
    }

    static Province draw(Dice dice) {
        return values()[dice.weighted(WEIGHTS)];
    }

    private static int[] weights() {
        int[] weights = new int[values().length];
        for (Province province : values()) {
            weights[province.ordinal()] = province.weight;
        }
        return weights;
    }

    /** A part of the seller's sales force. */
    enum SalesZone {
        EAST("华东", "HD", 3),
        SOUTH("华南", "HN", 2),
        NORTH("华北", "HB", 2),
        CENTRAL("华中", "HZ", 2),
        SOUTHWEST("西南", "XN", 1),
        NORTHWEST("西北", "XB", 1),
        NORTHEAST("东北", "DB", 1),
        OVERSEAS("海外", "HW", 1);

        final String zh;
        final String code;
        final int teams;

        SalesZone(String zh, String code, int teams) {
            this.zh = zh;
            this.code = code;
            this.teams = teams;
        }
    }
}
