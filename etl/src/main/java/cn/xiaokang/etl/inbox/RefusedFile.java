package cn.xiaokang.etl.inbox;

import org.jspecify.annotations.Nullable;

/** A file that is refused before it is read. Its source is told where the name tells it, its digest where it has one. */
record RefusedFile(String file, @Nullable DeliveryName name, long bytes, String sha256, Reason reason, Wording says) {}
