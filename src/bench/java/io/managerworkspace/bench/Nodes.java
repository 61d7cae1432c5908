package io.managerworkspace.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The processes of a cluster's nodes, as far as they run on this machine. */
record Nodes(ProcessHandle coordinator, List<ProcessHandle> workers) {
  private static final String PID = "split_part(pg_read_file('postmaster.pid'), E'\\n', 1)";
  private static final String OF_WORKERS =
      "SELECT result FROM run_command_on_workers($$SELECT " + PID + "$$) WHERE success";

  static Nodes of(Connection connection) throws SQLException {
    return new Nodes(
        processes(connection, "SELECT " + PID).getFirst(), processes(connection, OF_WORKERS));
  }

  private static List<ProcessHandle> processes(Connection connection, String sql)
      throws SQLException {
    var processes = new ArrayList<ProcessHandle>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ProcessHandle.of(Long.parseLong(rows.getString(1).strip())).ifPresent(processes::add);
      }
    }
    return processes;
  }

  double coordinatorSeconds() {
    return CpuTime.of(coordinator);
  }

  double workersSeconds() {
    return workers.stream().mapToDouble(CpuTime::of).sum();
  }
}
