package io.ballast.samples;

/** What customers of an industrial distributor do: division of GB/T 4754-2017 and how their names say it. */
enum Industry {
    MACHINERY("C34", "通用机械", "Machinery", 16),
    SPECIAL_EQUIPMENT("C35", "智能装备", "Equipment", 12),
    CAR_PARTS("C36", "汽车零部件", "Auto Parts", 9),
    ELECTRICAL("C38", "电气设备", "Electric", 9),
    ELECTRONICS("C39", "电子科技", "Electronics", 7),
    METALWORK("C33", "金属制品", "Metalwork", 8),
    STEEL("C31", "特钢", "Special Steel", 4),
    CHEMICALS("C26", "化工", "Chemicals", 5),
    PLASTICS("C29", "橡塑", "Plastics", 5),
    BUILDING_MATERIALS("C30", "建材", "Building Materials", 3),
    FOOD("C14", "食品", "Foods", 3),
    TEXTILES("C17", "纺织", "Textiles", 3),
    PAPER("C22", "纸业", "Paper", 2),
    SHIPYARD("C37", "船舶配套", "Marine", 2),
    REPAIR("C43", "机电维修", "Maintenance", 3),
    WHOLESALE("F51", "机电贸易", "Trading", 14),
    HARDWARE("F51", "五金", "Hardware", 8),
    CONSTRUCTION("E47", "建设工程", "Construction", 4),
    INSTALLATION("E49", "安装工程", "Installation", 3),
    POWER("D44", "热电", "Power", 2),
    WATER("D46", "水务", "Water", 1),
    MINING("B08", "矿业", "Mining", 2),
    LOGISTICS("G58", "物流", "Logistics", 2),
    ENGINEERING("M74", "工程技术", "Engineering", 3);

    private static final int[] WEIGHTS = weights();

    final String code;
    final String zh;
    final String en;
    private final int weight;

    Industry(String code, String zh, String en, int weight) {
        this.code = code;
        this.zh = zh;
        this.en = en;
        this.weight = weight;
    }

    static Industry draw(Dice dice) {
        return values()[dice.weighted(WEIGHTS)];
    }

    private static int[] weights() {
        int[] weights = new int[values().length];
        for (Industry industry : values()) {
            weights[industry.ordinal()] = industry.weight;
        }
        return weights;
    }
}
