package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.Ledger;
import cn.xiaokang.etl.inbox.LedgerEntry;
import cn.xiaokang.etl.inbox.LedgerLoad;
import cn.xiaokang.etl.workplace.Workplace;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Where staged rows lie: {@code staged/<source>/load=<number>}. A folder counts when the ledger holds its load. */
final class StagedFolders {
    private static final Pattern FINISHED = Pattern.compile("load=(\\d{1,9})");

    private final Path staged;
    private final Workplace workplace;

    StagedFolders(Warehouse warehouse, Workplace workplace) {
        this.workplace = workplace;
        this.staged = warehouse.vault().resolve("staged");
    }

    Path finished(String source, int loadNo) {
        return staged.resolve(source).resolve("load=" + loadNo);
    }

    Path unfinished(String source, int loadNo) {
        return staged.resolve(source).resolve("_unfinished-" + loadNo);
    }

    void finish(String source, int loadNo) {
        try {
            workplace.move(unfinished(source, loadNo), finished(source, loadNo));
        } catch (IOException e) {
            throw cannotWrite(finished(source, loadNo), e);
        }
    }

    /** What tasks call the folders of a source that count, in the order of their loads. */
    List<String> of(String source, Ledger ledger) {
        return here(source, ledger).stream().map(workplace::at).toList();
    }

    /** The folders of a source that count, in the order of their loads. */
    List<Path> here(String source, Ledger ledger) {
        List<Path> folders = new ArrayList<>();
        for (LedgerLoad load : ledger.loads()) {
            boolean hasRows =
                    load.deliveries().stream().anyMatch(entry -> source.equals(entry.source()) && mayHaveRows(entry));
            Path folder = finished(source, load.loadNo());
            if (hasRows && Files.isDirectory(folder)) {
                folders.add(folder);
            }
        }
        return folders;
    }

    /** For Spark: the source of a staged row, from the file that it is read from; no join, which would be guessed to give many rows. */
    static Column sourceOfFile() {
        // by counting slashes, since it is done for each row: <source>/load=<number>/<file>
        return functions.substring_index(
                functions.substring_index(functions.col("_metadata.file_path"), "/", -3), "/", 1);
    }

    private static boolean mayHaveRows(LedgerEntry entry) {
        return !entry.isRefused();
    }

    /** Clears away what loads that never came to their end have left. */
    void clearUnfinished(Ledger ledger) {
        for (Path source : foldersIn(staged)) {
            for (Path folder : foldersIn(source)) {
                Matcher name = FINISHED.matcher(String.valueOf(folder.getFileName()));
                if (!name.matches() || !ledger.holds(Integer.parseInt(name.group(1)))) {
                    delete(folder);
                }
            }
        }
    }

    private static List<Path> foldersIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    private static void delete(Path folder) {
        try {
            PathUtils.deleteDirectory(folder);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    private static FaultException cannotWrite(Path path, IOException e) {
        return new FaultException(
                StageFault.CANNOT_WRITE,
                "无法写入 " + path + "，请检查磁盘空间和权限后重新入库。",
                "Cannot write " + path + ": check space and rights, then load again.",
                e);
    }
}
