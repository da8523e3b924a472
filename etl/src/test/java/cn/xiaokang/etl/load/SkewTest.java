package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.etl.star.Before;
import cn.xiaokang.etl.star.PlanSize;
import cn.xiaokang.etl.star.TableFiles;
import cn.xiaokang.etl.star.TableOrder;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.engine.ComputingOrder;
import cn.xiaokang.warehouse.engine.FlagRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.SQLExecution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.joins.BaseJoinExec;
import org.junit.jupiter.api.Test;
import scala.Option;

/** One account and one village with a hundred times the payments: no step may grow by the square of them. */
class SkewTest {
    private static final SmallCity CITY = SmallCity.loaded();
    private static final int TIMES = 100;

    /** What a join may give for each row that its plan reads. */
    private static final int MOST_ROWS_A_ROW = 4;

    @Test
    void noJoinGrowsByTheSquareOfOneAccountOrOneVillage() {
        SparkSession spark = CITY.spark().newSession();
        PlanSize.suit(spark, false);
        SmallCity.CATALOGUE.macros("spark").forEach(spark::sql);
        TableFiles files = new TableFiles(
                spark,
                CITY.snapshot().dir().resolve("tables"),
                Before.nothing(CITY.snapshot().dir()));
        SmallCity.CATALOGUE.tables().values().forEach(files::register);
        long before = spark.table("fact_payment").count();
        spark.table("fact_payment").createOrReplaceTempView("payment_as_is");
        skewed(spark).createOrReplaceTempView("fact_payment");
        long payments = spark.table("fact_payment").count();
        assertTrue(payments > 10 * before, payments + " of " + before);

        List<String> grown = new ArrayList<>();
        readers().forEach((name, sql) -> {
            Dataset<Row> rows = spark.sql(sql);
            SparkPlan plan = rows.queryExecution().executedPlan();
            // as a query of its own, so that the tasks know the session's settings
            SQLExecution.withNewExecutionId(
                    rows.queryExecution(),
                    Option.empty(),
                    () -> rows.queryExecution().toRdd().count());
            long read = payments
                    + rowsOf(plan, FileSourceScanExec.class).stream()
                            .mapToLong(Long::longValue)
                            .sum();
            rowsOf(plan, BaseJoinExec.class).stream()
                    .filter(joined -> joined > MOST_ROWS_A_ROW * read)
                    .forEach(joined -> grown.add(name + ": a join of " + joined + " rows from " + read));
        });
        assertEquals(List.of(), grown);
    }

    private static Dataset<Row> skewed(SparkSession spark) {
        return spark.sql("""
                with
                busy_account as (
                  select account_id from payment_as_is where account_id is not null group by account_id order by count(*) desc, account_id limit 1
                ),
                busy_village as (
                  select village_code from payment_as_is where village_code is not null group by village_code order by count(*) desc, village_code limit 1
                )
                select * except (payment_no, times, nth), if(nth = 1, payment_no, concat(payment_no, '-', nth)) as payment_no
                from (
                  select
                    *,
                    if(
                      account_id = (select account_id from busy_account) or village_code = (select village_code from busy_village),
                      %d,
                      1
                    ) as times
                  from payment_as_is
                )
                lateral view explode(sequence(1, times)) as nth
                """.formatted(TIMES));
    }

    /** What reads payments, by name: tables, and all rules. */
    private static Map<String, String> readers() {
        Map<String, String> readers = new TreeMap<>();
        for (TableDefinition table : SmallCity.CATALOGUE.tables().values()) {
            if (table.sql() != null && TableOrder.reads(table.sql()).contains("fact_payment")) {
                readers.put(table.name(), Objects.requireNonNull(table.sql()));
            }
        }
        ComputingOrder.rules(SmallCity.CATALOGUE).stream().flatMap(List::stream).forEach(rule -> {
            String sql = FlagRows.sql(SmallCity.CATALOGUE, rule);
            if (TableOrder.reads(sql).contains("fact_payment")) {
                readers.put(rule.id(), sql);
            }
        });
        assertTrue(readers.size() > 20, readers.keySet().toString());
        return readers;
    }

    private static List<Long> rowsOf(SparkPlan plan, Class<?> kind) {
        return PlanWatch.all(plan)
                .filter(kind::isInstance)
                .filter(node -> node.metrics().contains("numOutputRows"))
                .map(node -> node.metrics().apply("numOutputRows").value())
                .toList();
    }
}
