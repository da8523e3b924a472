/**
 * Knows identity numbers, credit codes, card numbers and names: their normal form, whether they can be right, and the
 * tokens that stand for them. Who a person is across departments is decided elsewhere.
 */
@NullMarked
package cn.xiaokang.warehouse.identity;

import org.jspecify.annotations.NullMarked;
