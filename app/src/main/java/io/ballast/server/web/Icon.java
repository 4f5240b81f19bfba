package io.ballast.server.web;

/** The drawings beside words: lines on a 16 x 16 grid. They never stand alone for a meaning. */
public enum Icon {
    HOME("M2 7.5 8 2.5l6 5M3.5 6.5v7h9v-7"),
    PEOPLE("M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4"
            + "M11 3a2.3 2.3 0 0 1 0 4.4M12 9.8c1.6.5 2.6 1.8 2.6 3.7"),
    PERSON("M8 7.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM2.8 14c.2-2.8 2.4-4.5 5.2-4.5s5 1.7 5.2 4.5"),
    LEDGER("M3 2h8.5l1.5 1.5V14H3ZM5.5 5.5h5M5.5 8h5M5.5 10.5h3"),
    CHART("M2.5 2v11.5h11.5M5.5 11V8M8.5 11V5M11.5 11V7"),
    WARNING("M8 2 14.5 13.5h-13ZM8 6.2v3.6M8 11.6v.3"),
    UPLOAD("M8 10.5v-8M5 5l3-3 3 3M2.5 10.5v3h11v-3"),
    DOWNLOAD("M8 2.5v8M5 8l3 3 3-3M2.5 10.5v3h11v-3"),
    RUN("M4.5 2.5v11l8.5-5.5Z"),
    BOOK("M2.5 3c2-.8 4-.6 5.5.5 1.5-1.1 3.5-1.3 5.5-.5v10c-2-.8-4-.6-5.5.5-1.5-1.1-3.5-1.3-5.5-.5ZM8 3.5v10"),
    SCALE("M8 2v12M4.5 14h7M3 4.5h10M3 4.5 1.2 9h3.6ZM13 4.5 11.2 9h3.6Z"),
    TRAIL("M2.5 4h2M2.5 8h2M2.5 12h2M6.5 4h7M6.5 8h7M6.5 12h7"),
    KEY("M5 11.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 8.5h6.5M12 8.5v2.5"),
    SEARCH("M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.5 10.5l3.5 3.5"),
    COLUMNS("M2.5 3h11v10h-11ZM6.2 3v10M9.8 3v10"),
    FILTER("M2 3h12l-4.5 5.5v4.5l-3-1.5v-3Z"),
    CHECK("M3 8.5l3.2 3.2L13 4.8"),
    CROSS("M4 4l8 8M12 4l-8 8"),
    PLUS("M8 3v10M3 8h10"),
    UP("M8 13V3M4 7l4-4 4 4"),
    DOWN("M8 3v10M4 9l4 4 4-4"),
    LEFT("M10 3.5 5.5 8l4.5 4.5"),
    RIGHT("M6 3.5 10.5 8 6 12.5"),
    BELL("M3 11.5h10l-1.3-1.8V6.5a3.7 3.7 0 0 0-7.4 0v3.2ZM6.6 13.3a1.5 1.5 0 0 0 2.8 0"),
    CLOCK("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.8V8l2.3 1.5"),
    INFO("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.3v3.7M8 4.9v.3"),
    ALARM("M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5ZM8 4.9v3.9M8 10.9v.3"),
    LANGUAGE("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2 8h12M8 2c2 2 2.6 4 2.6 6S10 12 8 14c-2-2-2.6-4-2.6-6S6 4 8 2Z"),
    SUN("M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM8 1.5v1.5M8 13v1.5M1.5 8h1.5M13 8h1.5"
            + "M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1"),
    MOON("M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z"),
    SYSTEM("M2 3h12v8.5H2ZM5.5 14h5M8 11.5V14"),
    LEAVE("M9.5 2.5h-6v11h6M6.5 8H14M11.5 5.5 14 8l-2.5 2.5"),
    LOCK("M3.5 7h9v6.5h-9ZM5.5 7V4.8a2.5 2.5 0 0 1 5 0V7"),
    GEAR("M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2"
            + "M3.6 3.6l1.4 1.4M11 11l1.4 1.4M3.6 12.4 5 11M11 5l1.4-1.4"),
    EMPTY("M2 9.5 4 3h8l2 6.5V13H2ZM2 9.5h3.5l1 1.5h3l1-1.5H14"),
    MENU("M2.5 4h11M2.5 8h11M2.5 12h11");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /** The path data of the drawing. */
    public String path() {
        return path;
    }
}
