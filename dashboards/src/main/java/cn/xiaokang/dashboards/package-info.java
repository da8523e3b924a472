/** Root of the dashboards module. */
@org.jspecify.annotations.NullMarked
package cn.xiaokang.dashboards;
