package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Finds courses and jobs for those who can work. */
final class Jobs {
    private final CityPlan plan;

    Jobs(CityPlan plan) {
        this.plan = plan;
    }

    void find(Map<String, List<Household>> households) {
        households.values().forEach(here -> here.forEach(this::find));
    }

    private void find(Household household) {
        for (Person person : household.people) {
            Dice dice = plan.dice("jobs " + person.id);
            for (int year = plan.firstYear(); year <= plan.lastYear(); year++) {
                LocalDate end = LocalDate.of(year, 12, 31);
                String labour = person.labour(year);
                int age = person.ageAtEndOf(year);
                boolean able = age >= 16
                        && age < 60
                        && !labour.equals("NONE")
                        && person.schooling(year).equals("NONE");
                if (able
                        && household.isInRegister(year)
                        && household.isEntitledOn(end)
                        && person.isHereOn(end)
                        && dice.chance(0.35)) {
                    person.employments.add(job(household, year, dice));
                }
            }
        }
    }

    private static Person.Employment job(Household household, int year, Dice dice) {
        String kind = dice.oneOf(
                "TRAINING",
                "TRAINING",
                "TRAINING",
                "PUBLIC_POST",
                "PUBLIC_POST",
                "PROCESSING",
                "ENTERPRISE",
                "COOPERATIVE");
        LocalDate starts = LocalDate.of(year, dice.between(1, 9), dice.between(1, 27));
        LocalDate ends = kind.equals("TRAINING") ? starts.plusDays(dice.between(3, 30)) : LocalDate.of(year, 12, 31);
        String employer = household.village.shortName()
                + switch (kind) {
                    case "TRAINING" -> "职业培训学校";
                    case "PUBLIC_POST" -> "保洁站";
                    case "PROCESSING" -> "来料加工点";
                    case "COOPERATIVE" -> "劳务合作社";
                    default -> "服装厂";
                };
        return new Person.Employment(kind, employer, starts, ends);
    }
}
