package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.Question;
import io.managerworkspace.opencounts.OpenConversationSettings;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The statement that the engine would run for a question, for who runs it without the engine. */
public final class QuestionStatement {
  private static final OpenConversationSettings SETTINGS =
      new SmallRyeConfigBuilder()
          .withMapping(OpenConversationSettings.class)
          .build()
          .getConfigMapping(OpenConversationSettings.class);

  private QuestionStatement() {}

  public static Sql of(Question question) {
    return Statement.of(question, SETTINGS).sql();
  }
}
