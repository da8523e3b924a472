/** Reads a person's own CSV file by its header, with file, line and column in every complaint; leaves departments' deliveries to stage. */
@NullMarked
package cn.xiaokang.etl.csv;

import org.jspecify.annotations.NullMarked;
