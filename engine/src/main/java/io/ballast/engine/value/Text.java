package io.ballast.engine.value;

/**
 * A label or sentence in both languages of the product.
 *
 * @param zh simplified Chinese, not blank
 * @param en English, not blank
 */
public record Text(String zh, String en) {
    public Text {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("Text needs both languages: zh='" + zh + "' en='" + en + "'");
        }
    }

    public static Text of(String zh, String en) {
        return new Text(zh, en);
    }
}
