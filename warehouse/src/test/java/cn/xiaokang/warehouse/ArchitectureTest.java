package cn.xiaokang.warehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way the arrows of this module go. */
@AnalyzeClasses(packages = "cn.xiaokang.warehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_WAREHOUSE_KNOWS_NEITHER_SPARK_NOR_JAVALIN = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.spark..",
                    "org.apache.hadoop..",
                    "io.javalin..",
                    "cn.xiaokang.etl..",
                    "cn.xiaokang.api..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLE =
            slices().matching("cn.xiaokang.warehouse.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_CATALOGUE_RUNS_NOTHING = noClasses()
            .that()
            .resideInAPackage("..catalogue..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.duckdb..");
}
