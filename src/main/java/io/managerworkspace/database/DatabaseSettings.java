package io.managerworkspace.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * What PostgreSQL is, and how long it may work on one statement before it is cancelled; 0: without
 * an end.
 */
@ConfigMapping(prefix = "workspace.database")
public interface DatabaseSettings {
  /** A question, the look-up of a token, a statement of the admin API. */
  @WithDefault("PT5S")
  Duration statementTimeout();

  /** A statement of ingestion or of a job. */
  @WithDefault("PT60S")
  Duration writeTimeout();

  /** How long a call of ingestion waits for its turn, and then for each lock. */
  @WithDefault("PT10S")
  Duration lockTimeout();

  /** How much of the connections ingestion may hold, all accounts together. */
  @WithDefault("50")
  int ingestionPercent();

  /**
   * How long after such a timeout the service gives the connection up: time for PostgreSQL's own
   * word to get here.
   */
  @WithDefault("PT2S")
  Duration grace();

  /** Whether the database is a Citus cluster that accounts are spread over. */
  @WithDefault("false")
  boolean distributed();

  /** Into how many parts the accounts are divided when they are spread first. */
  @WithDefault("32")
  int shards();
}
