/** How the rules do: what their exemptions clear, how often their flags were confirmed, whom they flag. */
@NullMarked
package cn.xiaokang.api.rules;

import org.jspecify.annotations.NullMarked;
