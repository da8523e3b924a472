package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to households from month to month: visits, and bills of hospitals. */
final class Life {
    private static final List<String> HOSPITALS = List.of("县人民医院", "镇卫生院", "嘉兴市第二医院", "县中医医院", "嘉兴市第一医院");

    private final CityPlan plan;
    private final Book book;
    private final Outbox outbox;
    private int visits;
    private int settlements;

    Life(CityPlan plan, Book book, Outbox outbox) {
        this.plan = plan;
        this.book = book;
        this.outbox = outbox;
    }

    void month(String county, List<Household> households, LocalDate first, Scandals scandals) {
        scandals.happen(county, first, this);
        for (Household household : households) {
            if (!household.isEntitledOn(first)) {
                continue;
            }
            Dice dice = plan.dice("life " + household.id + first);
            visits(household, first, dice);
            for (Person person : household.people) {
                if (person.isHereOn(first) && !person.traceless && person.home.equals(household.id)) {
                    ill(household, person, first, dice);
                }
            }
        }
    }

    private void visits(Household household, LocalDate first, Dice dice) {
        LocalDate exit = household.exitedOn;
        if ((exit != null && !exit.isAfter(first)) || household.people.get(0).traceless) {
            return;
        }
        if (household.membersOn(first).isEmpty()) {
            return;
        }
        if (household.branch >= 0 && dice.chance(0.34)) {
            visit("PAIRING", household, first, Works.branchCode(household), dice);
        }
        // Each household has its month of review, late in the year.
        int month = 9 + Math.floorMod(household.id.hashCode(), 4);
        if (first.getMonthValue() == month && dice.chance(0.93)) {
            visit("REVIEW", household, first, null, dice);
        }
        boolean alone = household.people.stream()
                .anyMatch(p ->
                        p.isHereOn(first) && !p.leftBehindKind(first.getYear()).equals("NONE"));
        if (alone && first.getMonthValue() % 6 == Math.floorMod(household.id.hashCode(), 6) && dice.chance(0.75)) {
            visit("CARE", household, first, null, dice);
        }
    }

    private void visit(String kind, Household household, LocalDate first, @Nullable String branch, Dice dice) {
        String surname = dice.oneOf("沈", "陆", "朱", "姚", "钱", "许", "俞", "费");
        String visitor = surname
                + household.village.shortName()
                + (kind.equals("PAIRING") ? "结对" : "走访")
                + (household.branch + 2);
        visit(kind, household, visitor, branch, first.plusDays(dice.below(28)), dice);
    }

    String visit(String kind, Household household, String visitor, @Nullable String branch, LocalDate day, Dice dice) {
        visits++;
        String number = "V" + String.format("%08d", visits);
        outbox.put(
                household.county(),
                Registers.month(day),
                book.sheet("visit")
                        .row(
                                number,
                                kind,
                                household.id,
                                visitor,
                                branch,
                                day,
                                dice.oneOf("了解生活情况", "帮助就医", "宣传政策", "送慰问品", "落实岗位")));
        return number;
    }

    private void ill(Household household, Person person, LocalDate first, Dice dice) {
        double chance = switch (person.health) {
            case "SEVERE" -> 0.045;
            case "CHRONIC" -> 0.03;
            default -> 0.014;
        };
        LocalDate last = person.lastDischargedOn;
        LocalDate admitted = first.plusDays(dice.below(28));
        if (!dice.chance(chance) || (last != null && !last.isBefore(admitted))) {
            return;
        }
        boolean stays = dice.chance(0.6);
        LocalDate discharged = stays ? admitted.plusDays(dice.between(2, 20)) : admitted;
        LocalDate died = person.diedOn;
        if (discharged.isAfter(plan.endsOn())
                || !household.isEntitledOn(discharged)
                || (died != null && died.isBefore(discharged))) {
            return;
        }
        person.lastDischargedOn = discharged;
        long total = Math.round(Math.exp(dice.between(6.2, 9.6)) * (stays ? 1.6 : 0.5) * 100);
        bill(household, person, dice.pick(HOSPITALS), stays, admitted, discharged, total, null, dice);
    }

    /** {@code aidShare} is the share of the person's own costs that is aided; the usual share of the category when null. */
    String bill(
            Household household,
            Person person,
            String hospital,
            boolean stays,
            LocalDate admitted,
            LocalDate discharged,
            long total,
            @Nullable Double aidShare,
            Dice dice) {
        settlements++;
        String number = "S" + String.format("%08d", settlements);
        long basic = Math.round(total * dice.between(0.52, 0.64));
        long critical = total > 500_000 ? Math.round(total * dice.between(0.02, 0.10)) : 0;
        long own = total - basic - critical;
        boolean poorest = household.category.equals("DIBAO") || household.category.equals("TEKUN");
        double share = aidShare != null ? aidShare : poorest ? dice.between(0.705, 0.82) : dice.between(0.605, 0.73);
        outbox.put(
                household.county(),
                Registers.month(discharged),
                book.sheet("medical_settlement")
                        .row(
                                number,
                                person.id,
                                person.name,
                                hospital,
                                stays,
                                admitted,
                                discharged,
                                total,
                                basic,
                                critical,
                                own,
                                Math.round(own * share),
                                dice.chance(0.973)));
        return number;
    }
}
