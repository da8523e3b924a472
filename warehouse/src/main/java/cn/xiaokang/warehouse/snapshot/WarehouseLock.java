package cn.xiaokang.warehouse.snapshot;

import cn.xiaokang.warehouse.fault.FaultException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right to change a warehouse, held by one process; it ends with the process, however that ends. */
public final class WarehouseLock implements AutoCloseable {
    private final FileChannel channel;

    private WarehouseLock(FileChannel channel) {
        this.channel = channel;
    }

    static WarehouseLock take(Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder = holder(channel);
                channel.close();
                throw new FaultException(
                        SnapshotFault.LOCKED,
                        "另一次入库（进程 " + holder + "）正在使用此仓库，请待其结束后重试。",
                        "Another load (process " + holder + ") holds this warehouse: try again when it has ended.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
                    0);
            return new WarehouseLock(channel);
        } catch (IOException e) {
            closeQuietly(channel, e);
            throw Warehouse.unwritable(file, e);
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel, IOException because) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                because.addSuppressed(e);
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process, which to a second load is the same
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(20);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("closing the lock of the warehouse", e);
        }
    }
}
