/** Tries the commands: their files, exit codes and complaints. */
@NullMarked
package cn.xiaokang.etl.cli;

import org.jspecify.annotations.NullMarked;
