package io.managerworkspace.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A statement that a service has run.
 *
 * @param types of its parameters, OIDs of PostgreSQL's own types
 */
record RecordedStatement(String text, List<Integer> types)
    implements Comparable<RecordedStatement> {
  private static final String TYPES = "\n-- types:";
  private static final String BETWEEN = "\n;\n\n";

  /**
   * Reads a message of PostgreSQL's protocol: Parse.
   *
   * @param content of the message, behind its length
   */
  static RecordedStatement parsed(byte[] content) {
    var message = ByteBuffer.wrap(content);
    text(message);
    var text = text(message);
    var types = new ArrayList<Integer>();
    for (int left = message.getShort(); left > 0; left--) {
      types.add(message.getInt());
    }
    return new RecordedStatement(text.strip(), List.copyOf(types));
  }

  private static String text(ByteBuffer message) {
    int start = message.position();
    while (message.get() != 0) {
      // Up to the end of the text.
    }
    return new String(message.array(), start, message.position() - 1 - start, UTF_8);
  }

  /** Whether it reads or writes data, of tables of the service that do not belong to a day. */
  boolean isOfData() {
    return text.matches("(?is)(select|insert|update|delete|with)\\b.*")
        && !text.matches("(?s).*(_20\\d{6}|flyway_schema_history).*");
  }

  /** Prepares it on a connection. */
  void prepare(Connection connection, String name) throws SQLException {
    var list = new ArrayList<String>();
    for (int type : types) {
      // 0 is what PostgreSQL has to find out.
      list.add(
          Schema.read(connection, "SELECT format_type(%d, NULL)".formatted(type == 0 ? 705 : type))
              .getFirst()
              .getFirst());
    }
    try (var statement = connection.createStatement()) {
      statement.execute("PREPARE %s%s AS %s".formatted(name, inParentheses(list), text));
    }
  }

  /** A value for each parameter, to execute it with. */
  String nulls() {
    return inParentheses(Collections.nCopies(types.size(), "NULL"));
  }

  private static String inParentheses(List<String> list) {
    return list.isEmpty() ? "" : list.stream().collect(Collectors.joining(", ", "(", ")"));
  }

  /** A file of statements. */
  static String write(Collection<RecordedStatement> statements) {
    return new TreeSet<>(statements)
        .stream().map(RecordedStatement::entry).collect(Collectors.joining(BETWEEN, "", "\n"));
  }

  private String entry() {
    return text + types.stream().map(type -> " " + type).collect(Collectors.joining("", TYPES, ""));
  }

  static List<RecordedStatement> read(String file) {
    return Arrays.stream(file.strip().split(BETWEEN)).map(RecordedStatement::ofEntry).toList();
  }

  private static RecordedStatement ofEntry(String entry) {
    int end = entry.lastIndexOf(TYPES);
    var types = entry.substring(end + TYPES.length()).strip();
    return new RecordedStatement(
        entry.substring(0, end),
        types.isEmpty()
            ? List.of()
            : Arrays.stream(types.split(" ")).map(Integer::valueOf).toList());
  }

  @Override
  public int compareTo(RecordedStatement other) {
    return entry().compareTo(other.entry());
  }
}
