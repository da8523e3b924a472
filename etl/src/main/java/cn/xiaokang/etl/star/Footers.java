package cn.xiaokang.etl.star;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * What the footers of a table's files tell without a row being read.
 *
 * @param rows how many there are
 * @param withNulls the columns that hold a null, or may; a column that folders are named by is among them where a folder is that of no value
 */
record Footers(long rows, Set<String> withNulls) {
    private static final String NO_VALUE = "__HIVE_DEFAULT_PARTITION__";

    /** Of all files below a folder; no rows where there is none. */
    static Footers of(Path folder, Configuration configuration) {
        long rows = 0;
        Set<String> withNulls = new HashSet<>();
        try {
            FileSystem system = folder.getFileSystem(configuration);
            if (!system.exists(folder)) {
                return new Footers(0, Set.of());
            }
            for (FileStatus file : files(system, folder)) {
                try (ParquetFileReader reader =
                        ParquetFileReader.open(HadoopInputFile.fromStatus(file, configuration))) {
                    rows += reader.getRecordCount();
                    withNulls.addAll(withNulls(reader.getFooter()));
                }
                for (String name : file.getPath().toString().split("/", -1)) {
                    if (name.endsWith("=" + NO_VALUE)) {
                        withNulls.add(name.substring(0, name.indexOf('=')));
                    }
                }
            }
            return new Footers(rows, Set.copyOf(withNulls));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the footers in " + folder, e);
        }
    }

    private static Set<String> withNulls(ParquetMetadata footer) {
        Set<String> columns = new HashSet<>();
        footer.getBlocks()
                .forEach(block -> block.getColumns().forEach(column -> {
                    // fewer than none: the writer did not say
                    if (column.getStatistics() == null || column.getStatistics().getNumNulls() != 0) {
                        columns.add(column.getPath().toDotString());
                    }
                }));
        return columns;
    }

    /** Hadoop's own recursive listing asks for each file's owner, for which it starts a process on a local disk. */
    private static List<FileStatus> files(FileSystem system, Path folder) throws IOException {
        List<FileStatus> files = new ArrayList<>();
        for (FileStatus entry : system.listStatus(folder)) {
            if (entry.isDirectory()) {
                files.addAll(files(system, entry.getPath()));
            } else if (entry.getPath().getName().endsWith(".parquet")) {
                files.add(entry);
            }
        }
        return files;
    }
}
