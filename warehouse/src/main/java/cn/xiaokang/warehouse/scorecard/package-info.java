/** How often a rule was right: shares with their intervals, and the rules that fall below a floor. */
@NullMarked
package cn.xiaokang.warehouse.scorecard;

import org.jspecify.annotations.NullMarked;
