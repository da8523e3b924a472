package cn.xiaokang.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the server, in words. */
@AnalyzeClasses(packages = "cn.xiaokang.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_SERVER_NEVER_MEETS_SPARK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "cn.xiaokang.etl..");

    @ArchTest
    static final ArchRule JSON_IS_WRITTEN_BY_ONE_JACKSON =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("tools.jackson..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("cn.xiaokang.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_STORE_AND_THE_QUERIES_SPEAK_SQL = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "cn.xiaokang.api.store..",
                    "cn.xiaokang.api.queries..",
                    "cn.xiaokang.api.access..",
                    "cn.xiaokang.api.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.jdbi..");

    @ArchTest
    static final ArchRule THE_DOMAIN_DOES_NOT_KNOW_THE_SERVER = noClasses()
            .that()
            .resideInAnyPackage(
                    "cn.xiaokang.api.queries..",
                    "cn.xiaokang.api.store..",
                    "cn.xiaokang.api.access..",
                    "cn.xiaokang.api.request..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("cn.xiaokang.api.web..");
}
