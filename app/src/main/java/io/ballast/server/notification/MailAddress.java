package io.ballast.server.notification;

import java.util.regex.Pattern;

/** What is taken for a mail address: one part before and a host name behind one at sign, without any blank. */
final class MailAddress {
    static final int LONGEST = 254;
    private static final Pattern SOUND =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

    private MailAddress() {}

    static boolean isSound(String text) {
        return text.length() <= LONGEST && SOUND.matcher(text).matches();
    }
}
