package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.TableDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that a case runs on: rows of values in the order of the definition's columns, each of its column's type. */
public record CaseTable(TableDefinition definition, List<List<@Nullable Object>> rows) {}
