package io.managerworkspace.metrics.live;

import io.managerworkspace.metrics.query.LiveQuestion;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a stream asks.
 *
 * @param every how often each answer is sent at most
 * @param asked in the order of the body
 */
record LiveQuestions(Duration every, List<Asked> asked) {
  /**
   * One of the questions.
   *
   * @param name of its events
   * @param parameters as they would be in the method's own address
   */
  record Asked(String name, LiveQuestion question, Map<String, List<String>> parameters) {}
}
