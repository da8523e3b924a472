package cn.xiaokang.warehouse.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a notice may show is decided when the catalogue is read. */
class NoticesTest {
    private static final Path OURS = Path.of("src/main/resources/catalogue");

    @TempDir
    Path folder;

    @BeforeEach
    void aCopyOfOurs() throws IOException {
        try (Stream<Path> files = Files.walk(OURS)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (!file.toString().contains("/cases/")) {
                    Path copy = folder.resolve(OURS.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Test
    void theNoticesThatComeWithTheProgramAreSound() {
        assertEquals(
                Set.of("allocation", "payment", "project", "recognition", "renovation"),
                Catalogue.load(folder).notices().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"account_id", "name_token", "account_name_token", "bank_account_id", "written_person_id"})
    void aColumnThatIsPrivateHasNoWayIn(String column) throws IOException {
        change("notices/payment/notice.sql", "bank_amount,", column + " as bank_amount,");
        refuses("notices/payment/notice.yaml", column);
    }

    /** Each field of Open Contracting and of the Fiscal Data Package that a data set maps to must be one that the standard has. */
    @ParameterizedTest
    @CsvSource({
        "planning.budget.projectID, planning.budget.projectNumber",
        "planning.milestones.dateMet, planning.dateMet",
        "'fiscal: value', 'fiscal: amount'"
    })
    void aFieldThatAStandardDoesNotHaveIsRefused(String field, String other) throws IOException {
        change("datasets/projects/dataset.yaml", field, other);
        refuses("datasets/projects/dataset.yaml", other.replace("fiscal: ", ""));
    }

    @Test
    void norHasItAsAFilter() throws IOException {
        change("notices/payment/notice.sql", "where batch_no", "where account_id is not null and batch_no");
        refuses("notices/payment/notice.yaml", "account_id");
    }

    @Test
    void norByTheListOfWhatIsUsed() throws IOException {
        change("notices/payment/notice.sql", "where batch_no", "where account_id is not null and batch_no");
        change("notices/payment/notice.yaml", "uses: [payment_no,", "uses: [account_id, payment_no,");
        refuses("notices/payment/notice.yaml", "account_id");
    }

    @ParameterizedTest
    @CsvSource({
        "payment.account, payment",
        "payment.id_number, payment",
        "household.address, payment",
        "household.phone, payment",
        "member.health, payment",
        "disability.kind, payment",
        "household.cause, recognition"
    })
    void aColumnWhoseContractDoesNotLetItBePublishedIsRefused(String column, String notice) throws IOException {
        String shown = notice.equals("payment") ? "payment.batch_no" : "household.enrolled_on";
        change("notices/" + notice + "/notice.yaml", "of: " + shown, "of: " + column);
        refuses("notices/" + notice + "/notice.yaml", column);
    }

    @Test
    void aContractCantLetAPersonalColumnBePublished() throws IOException {
        change(
                "sources/payment/contract.yaml",
                "account: {header: 收款账号, type: account, required: true,",
                "account: {header: 收款账号, type: account, required: true, may_be_published: true,");
        refuses("sources/payment/contract.yaml", "account");
    }

    @Test
    void everythingAtOnceIsRefused() throws IOException {
        change("notices/payment/notice.sql", "select\n", "select *,\n");
        refuses("notices/payment/notice.yaml", "*");
    }

    @Test
    void anotherTableIsRefused() throws IOException {
        change(
                "notices/payment/notice.sql",
                "from fact_payment",
                "from fact_payment join fact_disability using (person_id)");
        refuses("notices/payment/notice.yaml", "fact_disability");
    }

    @Test
    void aTokenThatIsNoPersonsIsNotMasked() throws IOException {
        change("notices/payment/notice.yaml", "by: person_id", "by: account_id");
        change("notices/payment/notice.sql", "person_id as name", "account_id as name");
        refuses("notices/payment/notice.yaml", "account_id");
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertTrue(text.contains(from), from);
        assertFalse(from.equals(to));
        Files.writeString(path, text.replace(from, to));
    }

    private void refuses(String file, String column) {
        FaultException fault = assertThrows(FaultException.class, () -> Catalogue.load(folder));
        assertEquals("CATALOGUE-INVALID", fault.code().code());
        assertTrue(fault.zh().lines().anyMatch(line -> line.startsWith(file) && line.contains(column)), fault.zh());
    }
}
