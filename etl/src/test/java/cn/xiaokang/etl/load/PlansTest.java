package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.etl.star.Before;
import cn.xiaokang.etl.star.TableFiles;
import cn.xiaokang.warehouse.catalogue.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.junit.jupiter.api.Test;

/** By which plans the loads of the small city wrote their tables, indicators and rules. */
class PlansTest {
    private static final SmallCity CITY = SmallCity.loaded();

    /** The stated numbers; {@code -Dgolden.write=true} writes them anew. */
    private static final Path SHUFFLES = Path.of("../docs/shuffles.csv");

    @Test
    void noPlanJoinsEveryRowOfTwoTablesThatGrow() throws Exception {
        SmallCity.wait(CITY.spark());
        Map<String, PlanWatch.Seen> written = CITY.plans().written();
        SmallCity.CATALOGUE
                .indicators()
                .keySet()
                .forEach(indicator ->
                        assertTrue(written.containsKey("fact_indicator/indicator=" + indicator), indicator));
        SmallCity.CATALOGUE.rules().values().stream()
                .filter(Rule::isBuilt)
                .forEach(rule -> assertTrue(written.containsKey("fact_flag/rule=" + rule.id()), rule.id()));
        written.forEach((name, plan) -> assertEquals(List.of(), plan.joinsThatGrow(), name));
    }

    @Test
    void aYearAndACountyOfPaymentsReadTheirFilesAlone() {
        TableFiles published = new TableFiles(
                CITY.spark(),
                CITY.snapshot().dir().resolve("tables"),
                Before.nothing(CITY.snapshot().dir()));
        SparkPlan plan = published
                .read(SmallCity.CATALOGUE.table("fact_payment"))
                .where("county_code = '330481' and year = 2019")
                .queryExecution()
                .executedPlan();
        List<FileSourceScanExec> scans = PlanWatch.all(plan)
                .filter(FileSourceScanExec.class::isInstance)
                .map(FileSourceScanExec.class::cast)
                .toList();
        assertEquals(1, scans.size());
        String filters = scans.get(0).partitionFilters().mkString(" ");
        assertTrue(filters.contains("330481") && filters.contains("2019"), filters);
    }

    /** A shuffle more is a sort or an exchange that somebody wants to know of. */
    @Test
    void eachPlanShufflesAsOftenAsIsStated() throws IOException {
        SmallCity.wait(CITY.spark());
        List<String> lines = Stream.concat(
                        Stream.of("stage,made,shuffles"),
                        CITY.plans().written().entrySet().stream()
                                .filter(made -> !made.getKey().contains(":")) // the vault
                                .map(made -> stage(made.getKey()) + "," + made.getKey() + ","
                                        + made.getValue().shuffles())
                                .sorted())
                .toList();
        if (Boolean.getBoolean("golden.write")) {
            Files.write(SHUFFLES, lines);
        }
        assertEquals(Files.readAllLines(SHUFFLES), lines);
    }

    private static String stage(String name) {
        return name.startsWith("fact_flag/") ? "flags" : name.startsWith("fact_indicator/") ? "indicators" : "star";
    }
}
