package io.managerworkspace.metrics.sql;

import java.util.List;

/** Names of columns as a person would write them: in lines that can be read. */
final class ColumnList {
  private static final int LINE = 90;
  private static final String NEXT_LINE = ",\n    ";

  private ColumnList() {}

  static String of(List<String> columns) {
    var list = new StringBuilder();
    int begun = 0;
    for (var column : columns) {
      if (list.length() - begun + column.length() > LINE) {
        list.append(NEXT_LINE);
        begun = list.length();
      } else if (!list.isEmpty()) {
        list.append(", ");
      }
      list.append(column);
    }
    return list.toString();
  }
}
