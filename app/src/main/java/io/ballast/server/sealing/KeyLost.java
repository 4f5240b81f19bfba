package io.ballast.server.sealing;

import io.ballast.engine.value.Text;

/** The ring of keys does not open: the field key is missing, is another one, or is no key. */
public final class KeyLost extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient Text why;

    private KeyLost(Text why, Exception cause) {
        super(why.en() + " " + why.zh(), cause);
        this.why = why;
    }

    static KeyLost missing(String where, String wrappedBy) {
        return new KeyLost(
                Text.of(
                        "字段密钥缺失：" + where + " 不存在；数据由密钥 " + wrappedBy + " 加密。",
                        "The field key is missing: there is no " + where + "; the data are sealed under key "
                                + wrappedBy + "."),
                new java.io.FileNotFoundException(where));
    }

    static KeyLost other(String where, String wrappedBy, String found, Exception cause) {
        return new KeyLost(
                Text.of(
                        "字段密钥不符：" + where + " 是密钥 " + found + "，而数据由密钥 " + wrappedBy + " 加密。",
                        "This is another field key: " + where + " has key " + found
                                + ", and the data are sealed under key " + wrappedBy + "."),
                cause);
    }

    static KeyLost noKey(String where, Exception cause) {
        return new KeyLost(
                Text.of(
                        "不是字段密钥：" + where + "。",
                        "There is no field key in " + where + "; it is damaged or something else."),
                cause);
    }

    /** What is wrong, for the operator. */
    public Text why() {
        return why;
    }
}
