package cn.xiaokang.etl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the load, as docs/architecture.md draws them. */
@AnalyzeClasses(packages = "cn.xiaokang.etl", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_LOAD_NEVER_MEETS_THE_SERVER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "cn.xiaokang.api..", "cn.xiaokang.dashboards..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("cn.xiaokang.etl.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule A_STEP_KNOWS_THE_STEPS_BEFORE_IT = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("inbox")
            .definedBy("cn.xiaokang.etl.inbox..")
            .layer("stage")
            .definedBy("cn.xiaokang.etl.stage..")
            .layer("conform")
            .definedBy("cn.xiaokang.etl.conform..")
            .layer("star")
            .definedBy("cn.xiaokang.etl.star..")
            .layer("measure")
            .definedBy("cn.xiaokang.etl.measure..")
            .layer("detect")
            .definedBy("cn.xiaokang.etl.detect..")
            .layer("load")
            .definedBy("cn.xiaokang.etl.load..")
            .layer("commands")
            .definedBy("cn.xiaokang.etl.cli..", "cn.xiaokang.etl.bench..")
            .whereLayer("load")
            .mayOnlyBeAccessedByLayers("commands")
            .whereLayer("measure")
            .mayOnlyBeAccessedByLayers("load", "commands")
            .whereLayer("detect")
            .mayOnlyBeAccessedByLayers("load", "commands")
            .whereLayer("star")
            .mayOnlyBeAccessedByLayers("measure", "detect", "load", "commands")
            .whereLayer("conform")
            .mayOnlyBeAccessedByLayers("star", "load", "commands")
            .whereLayer("stage")
            .mayOnlyBeAccessedByLayers("conform", "star", "load", "commands");

    @ArchTest
    static final ArchRule READING_A_FILE_NEEDS_NO_SPARK = noClasses()
            .that()
            .resideInAPackage("..inbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.spark..");

    @ArchTest
    static final ArchRule THE_CITY_KNOWS_NOTHING_OF_THE_LOAD = noClasses()
            .that()
            .resideInAPackage("..city..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.spark..",
                    "cn.xiaokang.etl.stage..",
                    "cn.xiaokang.etl.conform..",
                    "cn.xiaokang.etl.star..",
                    "cn.xiaokang.etl.load..");

    @ArchTest
    static final ArchRule NO_STEP_OF_THE_LOAD_GATHERS_ROWS_ON_THE_DRIVER = noClasses()
            .that()
            .resideInAnyPackage("..conform..", "..star..", "..measure..", "..detect..")
            .should()
            .callMethodWhere(JavaCall.Predicates.target(HasOwner.Predicates.With.owner(
                            JavaClass.Predicates.assignableTo("org.apache.spark.sql.Dataset")))
                    .and(JavaCall.Predicates.target(HasName.Predicates.nameMatching(
                            "collect|collectAsList|toLocalIterator|take|takeAsList|head|first"))));
}
