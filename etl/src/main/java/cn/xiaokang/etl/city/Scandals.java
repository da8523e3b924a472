package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong on purpose, and what only looks wrong: draws the households concerned, keeps what must happen to their
 * payments, bills and notices, and the note of each.
 */
final class Scandals {
    /** What a notice says of a batch in a village. */
    record Posted(int items, long amount) {}

    /** One thing put in on purpose: kind is fraud or lookalike. */
    record Injected(String rule, String kind, String why, String subject) {}

    static final String FRAUD = "fraud";
    static final String LOOKALIKE = "lookalike";

    final CityPlan plan;
    final Dice dice;
    final List<Injected> injected = new ArrayList<>();
    private final List<Household> pool = new ArrayList<>();
    private final Map<String, Function<Payment, List<Payment>>> twists = new HashMap<>();
    private final Map<String, List<Payment>> extras = new LinkedHashMap<>();
    private final Map<String, List<Consumer<Life>>> happenings = new HashMap<>();

    Scandals(CityPlan plan, Map<String, List<Household>> households) {
        this.plan = plan;
        this.dice = plan.dice("scandals");
        households
                .values()
                .forEach(here -> here.forEach(household -> {
                    boolean steady = household.exitedOn == null
                            && household.enrolledOn.isBefore(plan.startsOn())
                            && household.people.stream().allMatch(p -> p.diedOn == null && p.movedOutOn == null);
                    if (steady) {
                        pool.add(household);
                    }
                }));
        dice.shuffle(pool);
    }

    /** How many cases there are to be, when a city of a thousand households has {@code usual}; at least one. */
    int many(double usual) {
        return plan.fraud() == 0 ? 0 : Math.max(1, dice.count(usual * plan.fraud() * plan.households() / 1000));
    }

    /** A steady household that nothing else happens to, or null when none is left. */
    @Nullable
    Household draw(Predicate<Household> fits) {
        for (int i = 0; i < pool.size(); i++) {
            if (fits.test(pool.get(i))) {
                return pool.remove(i);
            }
        }
        return null;
    }

    /** Draws as many households as a usual city has, and lets it happen to each. */
    void each(double usual, Predicate<Household> fits, Consumer<Household> happens) {
        for (int i = many(usual); i > 0; i--) {
            Household household = draw(fits);
            if (household != null) {
                happens.accept(household);
            }
        }
    }

    void note(String rule, String kind, String why, String subject) {
        injected.add(new Injected(rule, kind, why, subject));
    }

    /** Whether something of this rule has been noted of the subject. */
    boolean isNoted(String rule, String subject) {
        return injected.stream()
                .anyMatch(one -> one.rule().equals(rule) && one.subject().equals(subject));
    }

    /** From now on the payments of the household pass through this; an empty list drops one. */
    void twist(Household household, Function<Payment, List<Payment>> twist) {
        twists.put(household.id, twist);
    }

    List<Payment> twisted(Payment payment) {
        String household = payment.householdId();
        Function<Payment, List<Payment>> twist = household == null ? null : twists.get(household);
        return twist == null ? List.of(payment) : twist.apply(payment);
    }

    /** A payment that is not due. */
    void extra(Household household, Payment payment) {
        if (!payment.paidOn().isAfter(plan.endsOn()) && !payment.paidOn().isBefore(plan.startsOn())) {
            extras.computeIfAbsent(household.county() + Registers.month(payment.paidOn()), k -> new ArrayList<>())
                    .add(payment);
        }
    }

    List<Payment> extras(String county, String month) {
        return extras.getOrDefault(county + month, List.of());
    }

    /** A payment of a programme to a person of the household, paid on the usual day of the month. */
    Payment payment(String programme, Household household, Person person, long amount, LocalDate first) {
        return new Payment(
                programme,
                person.id,
                person.name,
                household.id,
                household.village,
                household.account,
                household.headOn(first).name,
                amount,
                first.plusDays(24),
                Registers.month(first),
                "F4",
                "PAID",
                "");
    }

    /** Something that happens among the bills and visits of a month. */
    void happens(Household household, LocalDate day, Consumer<Life> what) {
        happenings
                .computeIfAbsent(household.county() + Registers.month(day), k -> new ArrayList<>())
                .add(what);
    }

    void happen(String county, LocalDate first, Life life) {
        happenings.getOrDefault(county + Registers.month(first), List.of()).forEach(what -> what.accept(life));
    }

    /** A day in one of the middle years, from which things can go wrong for some time. */
    LocalDate someMonth() {
        long months = (plan.lastYear() - plan.firstYear() + 1) * 12L;
        return plan.startsOn().plusMonths(dice.between(2, (int) Math.max(3, months - 9)));
    }

    int someYear() {
        return dice.between(plan.firstYear(), plan.lastYear());
    }

    /** What the bank does of a payment, noted where it is not what was ordered. */
    String banked(Payment payment, String number, Dice chance) {
        if (!payment.mark().isEmpty()) {
            int first = payment.mark().indexOf('\t');
            int second = payment.mark().indexOf('\t', first + 1);
            note(
                    payment.mark().substring(0, first),
                    payment.mark().substring(first + 1, second),
                    payment.mark().substring(second + 1),
                    number);
        }
        if (!payment.bank().equals("PAID")) {
            return payment.bank();
        }
        boolean recent = payment.paidOn().isAfter(plan.endsOn().minusDays(32));
        if (recent && chance.chance(0.02)) {
            note("payment_unconfirmed", LOOKALIKE, "ordered in the last days", number);
            return "NOTHING";
        }
        double at = chance.between(0.0, 1.0);
        if (at < 0.0004 * plan.noise()) {
            note("payment_unconfirmed", FRAUD, "the bank says nothing", number);
            return "NOTHING";
        }
        if (at < 0.001 * plan.noise()) {
            note("paid_differs", LOOKALIKE, "returned unpaid", number);
            return "RETURNED";
        }
        if (at > 1 - 0.0003 * plan.fraud()) {
            note("paid_differs", FRAUD, "skimmed", number);
            return "LESS";
        }
        if (at > 1 - 0.0006 * plan.fraud()) {
            note("paid_differs", FRAUD, "another account", number);
            return "ELSEWHERE";
        }
        return "PAID";
    }

    /** An account that nobody of the city was given. */
    String elsewhere() {
        return "6200000000000012344";
    }

    /** What the notice of a batch says, now and then not what was paid. */
    Posted posted(String batch, Notices.Share share, Dice chance) {
        double at = chance.between(0.0, 1.0);
        if (at < 0.001 * plan.fraud()) {
            note("published_differs", FRAUD, "another count", batch);
            return new Posted(share.items - 1, share.amount);
        }
        if (at < 0.003 * plan.fraud()) {
            note("published_differs", FRAUD, "another amount", batch);
            long apart = chance.between(1, 900) * 100L;
            return new Posted(share.items, share.amount > apart ? share.amount - apart : share.amount + apart);
        }
        return new Posted(share.items, share.amount);
    }
}
