/** Tests of depots, on a real HDFS and a real server of the S3 protocol. */
@NullMarked
package cn.xiaokang.etl.depot;

import org.jspecify.annotations.NullMarked;
