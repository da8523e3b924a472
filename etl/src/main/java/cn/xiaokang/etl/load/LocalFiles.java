package cn.xiaokang.etl.load;

import cn.xiaokang.etl.cluster.SharedFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local file system for Spark's writers. Hadoop's own starts a process for each file to set its permission, which costs more than
 * the file on a star of many small tables, and lays a checksum file beside each, which the manifest's digests make needless.
 */
public final class LocalFiles extends RawLocalFileSystem {
    /** On a cluster each process shows first that its folder is that of all others. */
    @Override
    public void initialize(URI uri, Configuration configuration) throws IOException {
        SharedFolder.require(configuration);
        super.initialize(uri, configuration);
    }

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        add(
                permissions,
                permission.getUserAction(),
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_EXECUTE);
        add(
                permissions,
                permission.getGroupAction(),
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.GROUP_WRITE,
                PosixFilePermission.GROUP_EXECUTE);
        add(
                permissions,
                permission.getOtherAction(),
                PosixFilePermission.OTHERS_READ,
                PosixFilePermission.OTHERS_WRITE,
                PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(pathToFile(path).toPath(), permissions);
    }

    private static void add(
            Set<PosixFilePermission> permissions,
            FsAction action,
            PosixFilePermission read,
            PosixFilePermission write,
            PosixFilePermission execute) {
        if (action.implies(FsAction.READ)) {
            permissions.add(read);
        }
        if (action.implies(FsAction.WRITE)) {
            permissions.add(write);
        }
        if (action.implies(FsAction.EXECUTE)) {
            permissions.add(execute);
        }
    }
}
