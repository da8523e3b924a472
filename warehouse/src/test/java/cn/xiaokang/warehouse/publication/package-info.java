@org.jspecify.annotations.NullMarked
package cn.xiaokang.warehouse.publication;
