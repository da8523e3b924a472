/** Takes flags through inspection to a closed case, as a history that is only added to; finding flags and drawing pages is left to others. */
@NullMarked
package cn.xiaokang.api.cases;

import org.jspecify.annotations.NullMarked;
