/** Holds what the house knows as data (contracts, codes, parameters, tables, rules, indicators, clauses), checked when it is loaded; leaves running any of it to the engines. */
@NullMarked
package cn.xiaokang.warehouse.catalogue;

import org.jspecify.annotations.NullMarked;
