package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Projects of the villages and what is paid for them. */
final class Projects {
    /** A project; {@code payments} are cents by day. */
    record Project(
            String number,
            Geography.Village village,
            String kind,
            long budget,
            String fund,
            LocalDate approvedOn,
            @Nullable LocalDate completedOn,
            String contractor,
            List<Payment> payments) {}

    record Payment(LocalDate paidOn, long amount) {}

    final List<Project> projects = new ArrayList<>();
    private final CityPlan plan;
    private final Book book;
    private final Outbox outbox;
    private final Numbers numbers;
    private int payments;

    Projects(CityPlan plan, Book book, Outbox outbox, Numbers numbers) {
        this.plan = plan;
        this.book = book;
        this.outbox = outbox;
        this.numbers = numbers;
    }

    void begin(Geography geography) {
        for (String county : geography.counties()) {
            for (Geography.Village village : geography.villages(county)) {
                Dice dice = plan.dice("projects " + village.code());
                for (int year = plan.firstYear(); year <= plan.lastYear(); year++) {
                    if (dice.chance(0.4)) {
                        projects.add(project(village, year, dice));
                    }
                }
            }
        }
    }

    Project project(Geography.Village village, int year, Dice dice) {
        LocalDate approved = dice.between(LocalDate.of(year, 1, 10), LocalDate.of(year, 9, 26));
        long budget = dice.between(10, 120) * 1_000_000L;
        LocalDate completed = approved.plusDays(200);
        List<Payment> paid = new ArrayList<>();
        long left = budget * dice.between(85, 99) / 100;
        LocalDate on = approved.plusDays(dice.between(40, 70));
        for (int n = dice.between(2, 4); n > 0; n--) {
            long part = n == 1 ? left : left * dice.between(30, 45) / 100;
            if (!on.isAfter(plan.endsOn())) {
                paid.add(new Payment(on, part));
            }
            left -= part;
            on = on.plusDays(dice.between(35, 70));
        }
        return new Project(
                "X" + String.format("%06d", projects.size() + 1),
                village,
                dice.oneOf("INDUSTRY", "INFRASTRUCTURE", "ENCLAVE", "PHOTOVOLTAIC", "TOURISM"),
                budget,
                dice.oneOf("F1", "F2", "F3", "F4"),
                approved,
                completed.isAfter(plan.endsOn()) ? null : completed,
                numbers.business(village.county()),
                paid);
    }

    void deliver(Notices notices) {
        for (Project project : projects) {
            String county = project.village().county();
            String what = switch (project.kind()) {
                case "INDUSTRY" -> "农产品加工点";
                case "INFRASTRUCTURE" -> "道路硬化";
                case "ENCLAVE" -> "飞地厂房";
                case "PHOTOVOLTAIC" -> "屋顶光伏";
                default -> "民宿改造";
            };
            outbox.put(
                    county,
                    String.valueOf(project.approvedOn().getYear()),
                    book.sheet("project")
                            .row(
                                    project.number(),
                                    project.village().shortName() + what,
                                    project.kind(),
                                    project.village().code(),
                                    project.budget(),
                                    project.fund(),
                                    project.approvedOn(),
                                    project.approvedOn().plusDays(30),
                                    project.completedOn(),
                                    project.contractor(),
                                    "建设有限公司"));
            for (Payment payment : project.payments()) {
                payments++;
                outbox.put(
                        county,
                        Registers.month(payment.paidOn()),
                        book.sheet("project_payment")
                                .row(
                                        "Y" + String.format("%07d", payments),
                                        project.number(),
                                        project.contractor(),
                                        "建设有限公司",
                                        payment.amount(),
                                        payment.paidOn(),
                                        project.fund()));
            }
            Dice dice = plan.dice("notice " + project.number());
            if (dice.chance(0.957)) {
                notices.project(project, project.approvedOn().plusDays(dice.between(0, 20)), dice);
            }
        }
    }
}
