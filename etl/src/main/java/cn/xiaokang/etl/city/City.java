package cn.xiaokang.etl.city;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lets a city live through its years and writes what its departments deliver, and the truth beside. */
final class City {
    private final CityPlan plan;
    private final Book book = new Book();
    private final DeliveryWriter writer;
    private final Truth truth;
    private final Aliases aliases;
    private final Outbox outbox;

    City(CityPlan plan, DeliveryWriter.Progress progress) {
        this.plan = plan;
        this.writer = new DeliveryWriter(plan, progress);
        this.truth = new Truth(plan);
        this.aliases = new Aliases(plan);
        this.outbox = new Outbox(writer, aliases::of, truth::see);
    }

    /** Roughly how many files there will be, for those who wait. */
    static int expectedFiles(CityPlan plan) {
        int years = plan.lastYear() - plan.firstYear() + 1;
        return 92 + years * (110 + 12 * 35);
    }

    void write() throws IOException {
        Numbers numbers = new Numbers(plan.dice("numbers"));
        Names names = new Names();
        Geography geography = new Geography(plan.dice("geography"), plan.households());
        Map<String, List<Household>> households = new Population(plan, geography, names, numbers).households();
        Citizens citizens = new Citizens(plan, book, outbox, names, numbers);
        citizens.settle(geography);
        Works works = new Works(plan, book, outbox);
        Projects projects = new Projects(plan, book, outbox, numbers);
        projects.begin(geography);
        households.values().forEach(works::begin);
        new Jobs(plan).find(households);
        Scandals scandals = new Scandals(plan, households);
        ClaimScandals claims = new ClaimScandals(scandals, citizens, works, projects);
        new HouseholdScandals(scandals, citizens).happen();
        new PaymentScandals(scandals, citizens, numbers).happen();
        claims.happen(geography);
        writer.spareOfTypingErrors(payment -> scandals.isNoted("identity_conflict", payment));

        deliverCity(citizens, geography, households);
        Registers registers = new Registers(plan, book, outbox, claims.oddSubsidies);
        works.deliver();
        households.forEach((county, here) -> {
            geography.villages(county).forEach(works::deliverVillage);
            here.forEach(works::deliverPairing);
            for (int year = plan.baseYear(); year <= plan.lastYear(); year++) {
                registers.deliver(county, here, year);
            }
            outbox.send(d -> d.area().equals(county) && !d.sheet().monthly);
        });
        Notices notices = new Notices(plan, book, outbox);
        projects.deliver(notices);
        months(households, works, notices, scandals);
        outbox.send(d -> true);
        truth.close();
        TruthFiles files = new TruthFiles(plan.to().resolve("truth"));
        files.deliveries(outbox.counts(), writer.refused, writer.mistyped);
        files.findings(truth, scandals.injected);
        if (plan.aliases() > 0) {
            files.table("aliases.csv", "id_number,written_as,kind,name,written_name", aliases.rows());
        }
        Files.writeString(plan.to().resolve("README.md"), readme(), StandardCharsets.UTF_8);
    }

    private void deliverCity(Citizens citizens, Geography geography, Map<String, List<Household>> households) {
        citizens.deliverOfficials();
        citizens.deliverOthers();
        citizens.deliverStatistics(geography.counties());
        List<Household> able = new ArrayList<>();
        households
                .values()
                .forEach(here -> here.forEach(household -> {
                    citizens.deliverHousehold(household);
                    boolean stays = household.exitedOn == null && household.enrolledOn.isBefore(plan.startsOn());
                    if (stays && household.category.charAt(0) == 'E') {
                        able.add(household);
                    }
                }));
        citizens.deliverBreadwinners(able);
    }

    private void months(Map<String, List<Household>> households, Works works, Notices notices, Scandals scandals) {
        Benefits benefits = new Benefits(plan, works);
        Treasury treasury = new Treasury(plan, book, outbox, notices, scandals);
        Life life = new Life(plan, book, outbox);
        for (LocalDate first = plan.startsOn(); first.isBefore(plan.endsOn()); first = first.plusMonths(1)) {
            LocalDate month = first;
            String name = Registers.month(first);
            String before = Registers.month(first.minusMonths(1));
            households.forEach((county, here) -> {
                treasury.order(county, month, benefits.due(county, here, month));
                life.month(county, here, month, scandals);
            });
            // Notices may be posted a few days before a batch is paid, so a month's are whole when the next is over;
            // a stay in hospital is settled in the month of discharge.
            outbox.send(d -> d.period().equals(before)
                    || (d.period().equals(name)
                            && (d.sheet().source.equals("payment")
                                    || d.sheet().source.equals("bank_return"))));
        }
        treasury.deliverAllocations();
    }

    private String readme() {
        return """
                # 虚构的城市 · A fictional city

                人物、账户、金额、生活标准均为虚构；行政区划为真实名称。身份证号的地区码 330499 从未启用，校验码有效。
                People, accounts, money and standards of living are invented; divisions are real. Identity numbers bear
                the area 330499, which was never given out.

                - inbox/: 各部门交换的数据批 · the departments' deliveries
                - truth/: 应有的结果 · what must come of them
                - %d 户 households, %d-%d, seed %d, fraud x %s, noise x %s
                """.formatted(
                        plan.households(), plan.firstYear(), plan.lastYear(), plan.seed(), plan.fraud(), plan.noise());
    }
}
