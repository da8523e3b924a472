package cn.xiaokang.warehouse.evidence;

import java.util.Map;

/**
 * A question to a snapshot.
 *
 * @param name what is asked, without its values
 * @param sql a statement with :names for its values
 * @param values the values to bind, by name
 */
public record Question(String name, String sql, Map<String, String> values) {}
