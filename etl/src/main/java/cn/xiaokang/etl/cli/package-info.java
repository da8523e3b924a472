/** The commands of the launcher that write: their options, progress, reports and exit codes. */
@NullMarked
package cn.xiaokang.etl.cli;

import org.jspecify.annotations.NullMarked;
