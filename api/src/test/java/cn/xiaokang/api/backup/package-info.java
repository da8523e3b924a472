/** Tests of backups: made while serving, brought back, and what is thrown away. */
@NullMarked
package cn.xiaokang.api.backup;

import org.jspecify.annotations.NullMarked;
