/** Tests of the gate before an asker's SQL. */
@org.jspecify.annotations.NullMarked
package cn.xiaokang.warehouse.sandbox;
