/** Says why incomes grew and what may be asked about how their figures came about; leaves the arithmetic to the snapshot and the tests. */
@NullMarked
package cn.xiaokang.api.growth;

import org.jspecify.annotations.NullMarked;
