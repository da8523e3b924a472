package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.DeliveredFile;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How a task gets at the bytes of a delivered file. */
@FunctionalInterface
interface InboxBytes extends Serializable {
    /**
     * A file's bytes.
     *
     * @return null where it is gone or has another size than when it was found
     */
    byte @Nullable [] of(DeliveredFile file);

    /** In the inbox itself, where the task sees it. */
    static InboxBytes inInbox() {
        return file -> {
            Path path = Path.of(file.path());
            try {
                return Files.size(path) == file.bytes() ? Files.readAllBytes(path) : null;
            } catch (IOException e) {
                return null;
            }
        };
    }
}
