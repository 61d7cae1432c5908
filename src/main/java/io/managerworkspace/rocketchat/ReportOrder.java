package io.managerworkspace.rocketchat;

import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The order of a report, as MongoDB's sort is written: {@code {"total": -1}}. Equal rows come by
 * name, then by id.
 *
 * @param columns the {@code ORDER BY} of it
 */
record ReportOrder(String columns) {
  private static final String BY_NAME = "name, agent_id";

  /**
   * @throws RocketChatError when the text is no object of 1 and -1
   */
  static ReportOrder read(Optional<String> sort) {
    var columns = new ArrayList<String>();
    sort.ifPresent(text -> columns.addAll(columns(text)));
    columns.add(BY_NAME);
    return new ReportOrder(String.join(", ", columns));
  }

  private static List<String> columns(String sort) {
    var columns = new ArrayList<String>();
    try {
      var root = Json.parse(sort.getBytes(StandardCharsets.UTF_8));
      if (!root.isObject()) {
        throw invalid(sort);
      }
      for (var member : root.properties()) {
        var direction = direction(member.getValue().asText(), sort);
        column(member.getKey()).ifPresent(column -> columns.add(column + direction));
      }
    } catch (InvalidInputException _) {
      throw invalid(sort);
    }
    return columns;
  }

  private static String direction(String value, String sort) {
    return switch (value) {
      case "1" -> " ASC";
      case "-1" -> " DESC";
      default -> throw invalid(sort);
    };
  }

  /** What a report has no column for orders nothing, as in MongoDB. */
  private static Optional<String> column(String name) {
    return switch (name) {
      case "total" -> Optional.of("conversations");
      case "name" -> Optional.of("name");
      default -> Optional.empty();
    };
  }

  private static RocketChatError invalid(String sort) {
    return RocketChatError.typed(
        "Invalid sort parameter provided: \"%s\"".formatted(sort), "error-invalid-sort");
  }
}
