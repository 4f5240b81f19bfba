package io.ballast.server.portfolio;

import io.ballast.server.web.Refusal;

/**
 * Which part of a list is shown.
 *
 * @param number from 1
 * @param size lines on a page
 * @param total lines in all
 */
record Paging(int number, int size, int total) {
    private static final int MOST_PAGES = 100_000;

    /**
     * Reads the number of a page from an address.
     *
     * @throws Refusal if it is not one
     */
    static int number(String text) {
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_PAGES) {
            throw Refusal.badRequest("portfolio.fault.filter", "page");
        }
        return Integer.parseInt(text);
    }

    int skip() {
        return (number - 1) * size;
    }

    int first() {
        return total == 0 ? 0 : skip() + 1;
    }

    int last() {
        return Math.min(total, skip() + size);
    }

    boolean hasBefore() {
        return number > 1;
    }

    boolean hasNext() {
        return last() < total;
    }

    boolean isNeeded() {
        return hasBefore() || hasNext();
    }
}
