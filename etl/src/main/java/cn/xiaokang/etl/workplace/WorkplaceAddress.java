package cn.xiaokang.etl.workplace;

import java.net.URI;
import java.util.Map;

/**
 * A store for loads to work in.
 *
 * @param place such as {@code hdfs://host:8020/xiaokang/work} or {@code s3a://bucket/work}
 * @param settings of the file system, such as {@code fs.s3a.endpoint}
 */
public record WorkplaceAddress(URI place, Map<String, String> settings) {
    public WorkplaceAddress {
        settings = Map.copyOf(settings);
    }
}
