package io.ballast.samples;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Ledger;
import io.ballast.samples.Temper.Size;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A made-up Chinese distributor of industrial goods: who buys from it, what they ordered, what they paid, and who of
 * them stopped paying. Each customer is drawn from the seed and its own index alone, so customers can be made in any
 * order, on any thread, and forgotten again. Immutable.
 */
public final class DemoCompany {
    private final DemoSettings settings;
    private final TradingCalendar calendar;
    private final Profiles profiles;

    public DemoCompany(DemoSettings settings) {
        this.settings = settings;
        this.calendar = new TradingCalendar(settings.startDay() + 1, settings.asOfDay());
        this.profiles = new Profiles(settings);
    }

    public DemoSettings settings() {
        return settings;
    }

    /**
     * The customer with this index and all its documents.
     *
     * @param index 0 to the number of customers - 1
     * @throws IllegalArgumentException if the index is out of that range
     */
    public SampleCustomer customer(int index) {
        if (index < 0 || index >= settings.customers()) {
            throw new IllegalArgumentException("No customer " + index + " among " + settings.customers());
        }
        Dice dice = Dice.of(settings.seed()).split(Stream.CUSTOMERS).split(index);
        Optional<PlantedFailure> failure = PlantedFailure.of(settings, index);
        Dice profileDice = dice.split(Stream.PROFILE);
        Size size = Size.draw(profileDice);
        Temper temper = Temper.draw(profileDice, settings, calendar.total(), size, failure.isPresent());
        int sinceDay = profiles.sinceDay(failure.isPresent(), profileDice);
        SampleProfile profile = profiles.draw(index, temper, size, sinceDay, failure.isPresent(), profileDice);
        Conduct conduct = Conduct.of(settings, temper, sinceDay, failure, dice.split(Stream.CONDUCT));

        Trade trade = new Trade(settings, calendar, conduct, profile.code(), dice.split(Stream.TRADE));
        trade.run();
        List<SampleCustomer.SampleInvoice> invoices = trade.invoices();
        Settling settling = new Settling(settings, calendar, conduct, profile.code(), dice.split(Stream.SETTLING));
        settling.run(invoices);
        return new SampleCustomer(
                profile,
                invoices,
                settling.creditMemos(),
                settling.receipts(),
                trade.orders(),
                trade.deliveries(),
                settling.disputes(),
                failure);
    }

    /** The bills that this customer, as {@link #customer} gave it, paid with. */
    List<SampleBill> bills(int index, SampleCustomer customer) {
        return SampleBill.of(settings, index, customer);
    }

    /** The documents of this customer as the engine reads them. */
    public Ledger ledgerOf(int index) {
        return EngineFacts.ledger(customer(index));
    }

    /**
     * All the engine may know of this customer on a day, under what was recorded by then. The ledger still holds the
     * later rows, as a real one would.
     */
    public CustomerFacts factsOf(int index, LocalDate asOf) {
        return EngineFacts.facts(customer(index), asOf);
    }

    /** The ground truth: the failures planted, by customer. */
    public List<PlantedFailure> failures() {
        return IntStream.range(0, settings.failures())
                .mapToObj(number -> PlantedFailure.at(settings, number))
                .sorted(Comparator.comparingInt(PlantedFailure::index))
                .toList();
    }
}
