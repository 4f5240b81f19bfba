package io.ballast.samples;

/**
 * Unified social credit codes (统一社会信用代码) with right check digits that no company bears: the organisation part
 * begins with DEM and counts upwards.
 *
 * <pre>
 * 91 | province 0000 | DEM and five characters, check character of GB 11714 | check character of GB 32100-2015
 * c9  = 11 - sum(w_i * v_i) mod 11,  w = 3 7 9 10 5 8 4 2,  10 as X, 11 as 0
 * c18 = 31 - sum(3^(i-1) mod 31 * v_i) mod 31, 31 as 0
 * </pre>
 */
final class FictitiousCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private FictitiousCode() {}

    /** The code of the customer with this index, in a province given by two digits. */
    static String of(String province, int index) {
        StringBuilder organisation = new StringBuilder("DEM");
        int divisor = 31 * 31 * 31 * 31;
        for (int place = 0; place < 5; place++) {
            organisation.append(ALPHABET.charAt(index / divisor % 31));
            divisor /= 31;
        }
        String body = "91" + province + "0000" + organisation + organisationCheck(organisation);
        return body + codeCheck(body);
    }

    private static char organisationCheck(CharSequence eight) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += ORGANISATION_WEIGHTS[i] * Character.digit(eight.charAt(i), 36);
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }

    private static char codeCheck(CharSequence seventeen) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += weight * ALPHABET.indexOf(seventeen.charAt(i));
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
