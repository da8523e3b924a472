package cn.xiaokang.etl.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.etl.load.SparkSessions;
import cn.xiaokang.etl.stage.StageProgress;
import cn.xiaokang.etl.stage.StagedDeliveries;
import cn.xiaokang.etl.stage.Staging;
import cn.xiaokang.etl.star.PlanSize;
import cn.xiaokang.etl.star.TableFiles;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.identity.IdentityNumber;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.KeyFile;
import cn.xiaokang.warehouse.vault.VaultKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Identities of one village as its departments write them, staged from files and linked by the step of the load. */
class IdentityLinksTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final String VILLAGE = "330421001001";
    private static final String SURNAMES = "王李张刘杨黄赵吴周徐孙马朱胡郭何林高罗";
    private static final String GIVEN = "英明华军丽芳伟珍林文国建红梅金根生良福荣强秀玉春海兰";

    /** Each pair as "name / name as another department writes it" and what it says, of the files in their order and of the same files shuffled. */
    private static Map<String, Row> links = Map.of();

    private static Map<String, Row> linksOfShuffled = Map.of();

    @BeforeAll
    static void link(@TempDir Path folder) throws IOException {
        links = links(folder.resolve("one"), 1, new Village());
        linksOfShuffled = links(folder.resolve("other"), 5, new Village().shuffled());
    }

    @Test
    void aNameByEarUnderASecondNumber() {
        Row link = link("陈丽英 / 陈丽瑛");
        assertEquals("close", link.getAs("name_level"));
        assertEquals("exact", link.getAs("born_level"));
        assertEquals("exact", link.getAs("account_level"));
        assertEquals("household,member", link.getAs("left_sources"));
        assertEquals("payment", link.getAs("right_sources"));
    }

    @Test
    void aMistypedNumberUnderAnotherSpelling() {
        Row link = link("徐建明 / 徐健明");
        assertEquals("close", link.getAs("born_level"));
        assertFalse(link.<Boolean>getAs("right_is_id_valid"));
    }

    @Test
    void aNameAndANumberInEachOthersColumn() {
        assertTrue(link("沈国珍 / 沈国珍").<Boolean>getAs("is_swapped"));
    }

    @Test
    void zerosInPlaceOfANumber() {
        Row link = link("姚秀珍 / 姚秀贞");
        assertEquals("missing", link.getAs("born_level"));
        assertEquals("exact", link.getAs("household_level"));
    }

    @Test
    void nobodyElseIsLinked() {
        assertEquals(new TreeSet<>(List.of("陈丽英 / 陈丽瑛", "徐建明 / 徐健明", "沈国珍 / 沈国珍", "姚秀珍 / 姚秀贞")), links.keySet());
    }

    @Test
    void theOrderOfRowsAndTheNumberOfPartitionsMakeNoDifference() {
        assertEquals(told(links), told(linksOfShuffled));
    }

    private static Row link(String names) {
        return Objects.requireNonNull(links.get(names), () -> names + " among " + links.keySet());
    }

    private static List<String> told(Map<String, Row> links) {
        return links.entrySet().stream()
                .map(link -> link.getKey() + " " + link.getValue().getAs("weight") + " "
                        + link.getValue().getAs("probability"))
                .toList();
    }

    private static Map<String, Row> links(Path folder, int partitions, Village village) throws IOException {
        SparkSession spark = SparkSessions.open("local[2]", Map.of());
        PlanSize.suit(spark, false);
        spark.conf().set("spark.sql.shuffle.partitions", partitions);
        Path inbox = folder.resolve("inbox");
        village.deliver(inbox);
        Path root = Files.createDirectories(folder.resolve("warehouse"));
        Warehouse warehouse = Warehouse.at(root);
        VaultKey key = VaultKey.ofLoad(
                warehouse.vault(), KeyFile.apartFrom(folder.resolve("key").resolve("vault.key"), root));
        new Staging(CATALOGUE, warehouse).stage(spark, inbox, key, StageProgress.SILENT);
        StagedDeliveries staged = new StagedDeliveries(CATALOGUE, warehouse, key);
        CATALOGUE.macros("spark").forEach(spark::sql);
        new Conforming(spark, CATALOGUE, staged).registerWritten();
        Dataset<Row> repairs =
                spark.sql(CATALOGUE.table("fact_identity_repair").sql()).localCheckpoint();
        try (IdentityLinks step = new IdentityLinks(spark, CATALOGUE, staged)) {
            return byName(spark, staged, step.links(repairs));
        }
    }

    private static Map<String, Row> byName(SparkSession spark, StagedDeliveries staged, Dataset<Row> links) {
        // the table takes what the step gives, and no plain value is among it
        assertEquals(
                List.of(TableFiles.schema(CATALOGUE.table("fact_identity_link")).fieldNames()),
                List.of(links.columns()));
        Map<String, String> names = new TreeMap<>();
        for (String source : List.of("member", "payment", "medical_insurance")) {
            staged.rows(spark, source)
                    .select("name", "id_number", "delivery_id", "line")
                    .collectAsList()
                    .forEach(row -> names.put(
                            row.getString(2) + row.getInt(3),
                            row.getString(0).matches("[0-9].*") ? row.getString(1) : row.getString(0)));
        }
        Map<String, Row> found = new TreeMap<>();
        for (Row link : links.collectAsList()) {
            found.put(name(names, link, "left") + " / " + name(names, link, "right"), link);
        }
        return found;
    }

    private static String name(Map<String, String> names, Row link, String side) {
        return Objects.requireNonNull(
                names.get(link.<String>getAs(side + "_delivery_id") + link.<Integer>getAs(side + "_line")));
    }

    /** The files of one village: forty households of three that nothing is odd about, and those that the tests are about. */
    private static final class Village {
        private final List<String> households = new ArrayList<>();
        private final List<String> members = new ArrayList<>();
        private final List<String> payments = new ArrayList<>();
        private final List<String> insured = new ArrayList<>();

        Village() {
            Random chance = new Random(5);
            for (int household = 0; household < 40; household++) {
                String id = "3304210001%02d".formatted(household);
                String surname = letter(SURNAMES, chance);
                String head = surname + letter(GIVEN, chance) + letter(GIVEN, chance);
                household(id, head, number(1945 + chance.nextInt(40), chance));
                for (int other = 0; other < 2; other++) {
                    String name = (other == 0 ? letter(SURNAMES, chance) : surname)
                            + letter(GIVEN, chance)
                            + letter(GIVEN, chance);
                    member(id, name, number(1945 + chance.nextInt(50), chance), "SPOUSE");
                }
            }
            household("330421000201", "陈丽英", number("19650312", 234));
            pay("330421000201", "陈丽瑛", number("19650312", 288));
            household("330421000202", "徐建明", number("19580721", 511));
            pay("330421000202", "徐健明", number("19580721", 511).replace("19580721", "19530721"));
            household("330421000203", "沈国珍", number("19490605", 426));
            insure(number("19490605", 426), "沈国珍");
            household("330421000204", "姚秀珍", number("19510118", 722));
            pay("330421000204", "姚秀贞", "000000000000000000");
            // twins, whose numbers follow one on the other
            household("330421000205", "王建国", number("19720904", 611));
            member("330421000205", "王建军", number("19720904", 613), "OTHER");
            pay("330421000205", "王建国", number("19720904", 611));
            pay("330421000205", "王建军", number("19720904", 613));
            // neighbours of one name
            household("330421000206", "李芳", number("19660215", 342));
            household("330421000207", "李芳", number("19810930", 128));
            pay("330421000206", "李芳", number("19660215", 342));
            pay("330421000207", "李芳", number("19810930", 128));
        }

        Village shuffled() {
            Random chance = new Random(9);
            Stream.of(households, members, payments, insured).forEach(rows -> Collections.shuffle(rows, chance));
            return this;
        }

        private void household(String id, String head, String number) {
            String last = id.substring(9);
            households.add(String.join(
                    ",",
                    "2021-06-30",
                    id,
                    number,
                    head,
                    VILLAGE,
                    "",
                    "DIBAO",
                    "",
                    "2018-06-30",
                    "",
                    "",
                    "10012345" + last,
                    "6200000000000000" + last));
            member(id, head, number, "HEAD");
        }

        private void member(String household, String name, String number, String relation) {
            members.add(String.join(",", "2021-06-30", household, number, name, relation, "", "", "", ""));
        }

        private void pay(String household, String name, String number) {
            payments.add(String.join(
                    ",",
                    "Z%05d".formatted(payments.size()),
                    "P02",
                    number,
                    name,
                    household,
                    VILLAGE,
                    "6200000000000000" + household.substring(9),
                    name,
                    "100.00",
                    "2021-07-20",
                    "2021-07",
                    "F4",
                    "B1",
                    "县民政局"));
        }

        /** The number in the name's column and the name in the number's. */
        private void insure(String number, String name) {
            insured.add(String.join(",", name, number, "2021", "300.00", "300.00", ""));
        }

        void deliver(Path inbox) throws IOException {
            write(inbox, "2021", "household", "330421", households);
            write(inbox, "2021", "member", "330421", members);
            write(inbox, "2021", "medical_insurance", "330421", insured);
            write(inbox, "2021-07", "payment", "330421", payments);
        }

        private static void write(Path inbox, String period, String source, String area, List<String> rows)
                throws IOException {
            List<String> lines = new ArrayList<>();
            lines.add(String.join(
                    ",",
                    Objects.requireNonNull(CATALOGUE.contracts().get(source)).columns().stream()
                            .map(column -> column.header())
                            .toList()));
            lines.addAll(rows);
            Files.write(
                    Files.createDirectories(inbox.resolve(period)).resolve(source + "-" + area + "-" + period + ".csv"),
                    lines);
        }

        private static String letter(String of, Random chance) {
            return String.valueOf(of.charAt(chance.nextInt(of.length())));
        }

        private static String number(int year, Random chance) {
            return number(
                    "%d%02d%02d".formatted(year, 1 + chance.nextInt(12), 1 + chance.nextInt(28)), chance.nextInt(1000));
        }

        private static String number(String born, int serial) {
            return IdentityNumber.of("330421" + born.substring(2) + "%03d".formatted(serial))
                    .text();
        }
    }
}
