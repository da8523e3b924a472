/**
 * Reads the values of deliveries as departments write them: dates, amounts, numbers, flags, digits. Each reader takes
 * text that is not blank and answers null where the text is not of its type; what follows from that is the caller's.
 */
@NullMarked
package cn.xiaokang.warehouse.value;

import org.jspecify.annotations.NullMarked;
