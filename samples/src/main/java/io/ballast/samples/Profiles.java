package io.ballast.samples;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.samples.CompanyNames.Brand;
import io.ballast.samples.Province.SalesZone;
import io.ballast.samples.SampleProfile.Group;
import io.ballast.samples.Temper.Size;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Draws master data to a customer's temper. Part of it is missing, as it is in life. */
final class Profiles {
    private static final Currency USD = Currency.of("USD");
    private static final int GROUP_BLOCK = 8;
    private static final int DAYS_TO_INVOICE = 20;
    private static final int MONTHLY_BILLING_DAYS = 15;

    /** How many standard deviations of the number of open orders a limit leaves room for. */
    private static final double ROOM = 3;

    private static final long TEN_THOUSAND_YUAN = 1_000_000;

    private final DemoSettings settings;

    Profiles(DemoSettings settings) {
        this.settings = settings;
    }

    /** First day of business: seven in eight customers were there before the three years began. */
    int sinceDay(boolean isFailing, Dice dice) {
        if (isFailing || dice.chance(0.875)) {
            return settings.startDay() - dice.between(30, 4_000);
        }
        return settings.startDay() + dice.between(1, 900);
    }

    SampleProfile draw(int index, Temper temper, Size size, int sinceDay, boolean isFailing, Dice dice) {
        Province province = Province.draw(dice);
        Industry industry = Industry.draw(dice);
        boolean isForeign = !isFailing && dice.chance(0.015);
        SalesZone zone = isForeign ? SalesZone.OVERSEAS : province.zone;
        Optional<GroupPlace> place = isForeign ? Optional.empty() : groupPlace(index);
        Brand brand = place.map(GroupPlace::brand).orElseGet(() -> CompanyNames.brand(dice));
        String foreignName = CompanyNames.foreign(industry, dice);
        String ordinaryName = isForeign ? foreignName : CompanyNames.zh(province, brand, industry, dice);
        String nameEn = isForeign ? foreignName : CompanyNames.en(province, brand, industry);
        Optional<String> hostile = CompanyNames.hostile(index);
        double yearlyMinor = temper.ordersPerDay() * 250 * temper.ticketMinor();
        int team = dice.below(zone.teams);
        String teamName = zone.zh + "一二三".charAt(team) + "组";
        return new SampleProfile(
                SampleProfile.code(index),
                hostile.orElse(ordinaryName),
                given(nameEn, isForeign || dice.chance(0.4)),
                given(FictitiousCode.of(province.code, index), !isForeign && dice.chance(0.97)),
                given(industry.code, dice.chance(0.98)),
                given(size.code, dice.chance(0.94)),
                given(province.zh, !isForeign),
                isForeign ? dice.pick("VN", "TH", "DE", "MY", "ID") : "CN",
                place.map(GroupPlace::group),
                sinceDay,
                isForeign ? USD : Currency.CNY,
                limit(temper, isFailing, dice),
                dice.chance(0.97) ? OptionalInt.of(temper.termsDays()) : OptionalInt.empty(),
                String.format(Locale.ROOT, "%s-销售%02d", teamName, dice.between(1, 8)),
                zone.code + (team + 1),
                amount(yearlyMinor * dice.uniform(1.1, 5), dice.chance(0.72)),
                amount(yearlyMinor * signed(dice) * dice.logNormal(0.8), dice.chance(0.55)),
                amount(yearlyMinor * signed(dice) * dice.logNormal(0.7) * 0.4, dice.chance(0.45)),
                hostile.isPresent());
    }

    /**
     * The limit a careful seller would grant: what is usually ordered and not yet paid, and room for a busy month,
     * times a factor that is too small for some. Some have no limit at all and a few have a limit of zero.
     * <pre>wanted = mean ticket * (open + ROOM * sqrt(open) + 1) * luck;  open = orders a day * days until paid</pre>
     */
    private static LimitInForce limit(Temper temper, boolean isFailing, Dice dice) {
        double waitDays = temper.rhythm().averageWaitDays + (temper.isBilledMonthly() ? MONTHLY_BILLING_DAYS : 0);
        double days = DAYS_TO_INVOICE + temper.termsDays() + Math.max(0, temper.delayDays()) + waitDays;
        double open = temper.ordersPerDay() * days * 250 / 365;
        double ticketMinor = temper.ticketMinor() * Math.exp(temper.amountSpread() * temper.amountSpread() / 2);
        double wantedMinor = ticketMinor * (open + ROOM * Math.sqrt(open) + 1) * dice.logNormal(0.25);
        long grantedMinor = Math.max(1, (long) (wantedMinor / TEN_THOUSAND_YUAN) + 1) * TEN_THOUSAND_YUAN;
        int kind = isFailing ? 0 : dice.weighted(91, 8, 1);
        return switch (kind) {
            case 0 -> new LimitInForce.Amount(grantedMinor);
            case 1 -> new LimitInForce.None();
            default -> new LimitInForce.Amount(0);
        };
    }

    private static double signed(Dice dice) {
        return dice.chance(0.06) ? -0.5 : 1;
    }

    private static <T> Optional<T> given(T value, boolean isKnown) {
        return isKnown ? Optional.of(value) : Optional.empty();
    }

    private static OptionalLong amount(double minor, boolean isKnown) {
        return isKnown ? OptionalLong.of(((long) (minor / 100_000)) * 100_000) : OptionalLong.empty();
    }

    /** A group and the brand its members share. */
    private record GroupPlace(Group group, Brand brand) {}

    /** In each block of eight customers the first none, two, three, four or six are one group. */
    private Optional<GroupPlace> groupPlace(int index) {
        int block = index / GROUP_BLOCK;
        Dice dice = Dice.of(settings.seed()).split(Stream.GROUPS).split(block);
        int members = dice.pick(0, 0, 0, 0, 0, 2, 2, 3, 4, 6);
        if (index % GROUP_BLOCK >= members) {
            return Optional.empty();
        }
        Brand brand = CompanyNames.brand(dice);
        String code = String.format(Locale.ROOT, "G%05d", block + 1);
        return Optional.of(new GroupPlace(new Group(code, brand.zh() + "集团"), brand));
    }
}
