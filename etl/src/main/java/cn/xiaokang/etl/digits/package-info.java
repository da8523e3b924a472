/** Asks of a column of amounts whether their digits, repeats, round sums and nearness to a limit look freely set, and of a group who stands apart; leaves what follows to a person. */
@NullMarked
package cn.xiaokang.etl.digits;

import org.jspecify.annotations.NullMarked;
