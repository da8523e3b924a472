package cn.xiaokang.etl.workplace;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * The local files of every process of a load that works in a store: nothing of a table is read or written there. A path that was not led to the
 * store would else be a machine's own, and what it held lost without a word.
 */
public final class KeptFiles extends LocalFileSystem {
    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        throw kept(path);
    }

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean mayOverwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        throw kept(path);
    }

    @Override
    public FSDataOutputStream createNonRecursive(
            Path path,
            FsPermission permission,
            boolean mayOverwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        throw kept(path);
    }

    private static IOException kept(Path path) {
        return new IOException("this load works in a store, and " + path + " is this machine's own");
    }
}
