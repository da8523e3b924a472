/** Published snapshots in a store that other machines reach, HDFS or S3: files by their digest, snapshots by their manifest, a pointer that only grows. */
@NullMarked
package cn.xiaokang.etl.depot;

import org.jspecify.annotations.NullMarked;
