package io.managerworkspace.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.BorrowedConnections;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sends steps about ids of the other account and about ids that nobody has, and compares the
 * answers.
 *
 * @param root the address of the server
 * @param foreign the ids of the other account
 * @param unknown ids of the same lengths that nobody has
 * @param secrets texts that only the other account has; its ids have one of them in them
 */
record Walk(
    String root, Ids foreign, Ids unknown, List<String> secrets, BorrowedConnections borrowed) {
  /** A credential is looked up again from time to time, which may fall on either request. */
  private static final int ATTEMPTS = 10;

  /** What was answered, without the ids that the request named itself. */
  private record Told(int status, Map<String, List<String>> headers, String body) {}

  /**
   * An answer.
   *
   * @param work how often the database was turned to
   */
  record Answer(Told told, long work) {
    int status() {
      return told.status;
    }

    /** What is looked up from time to time is no work of the step. */
    Answer orLessWork(Answer again) {
      return again.work < work ? again : this;
    }
  }

  /** About the account that the ids belong to. */
  Answer abroad(Step step, Optional<String> token) {
    return alike(step, foreign, unknown, token);
  }

  /** About one account, in which the ids mean nothing. */
  Answer within(String account, Step step, String token) {
    return alike(step, foreign.within(account), unknown.within(account), Optional.of(token));
  }

  private Answer alike(Step step, Ids theirs, Ids nobodys, Optional<String> token) {
    var first = send(step, theirs, token);
    var second = send(step, nobodys, token);
    assertThat(first.told).as(step.endpoint()).isEqualTo(second.told);
    for (int i = 1; i < ATTEMPTS && first.work != second.work; i++) {
      first = first.orLessWork(send(step, theirs, token));
      second = second.orLessWork(send(step, nobodys, token));
    }
    assertThat(first.work).as("work for " + step.endpoint()).isEqualTo(second.work);
    return first;
  }

  /** Sends a step once, and looks for what the other account has in the answer. */
  Answer send(Step step, Ids ids, Optional<String> token) {
    var request = step.request(root, ids);
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    long before = borrowed.count();
    var reply = Workspace.send(request);
    long work = borrowed.count() - before;
    var told = told(reply, ids, step.sent(ids));
    assertThat(told.toString()).as(step.endpoint()).doesNotContain(secrets);
    return new Answer(told, work);
  }

  private static Told told(Reply reply, Ids ids, String sent) {
    var headers = new TreeMap<String, List<String>>();
    reply
        .response()
        .headers()
        .map()
        .forEach(
            (name, values) ->
                headers.put(name, values.stream().map(v -> ids.outOf(v, sent)).toList()));
    headers.remove("x-data-as-of");
    headers.remove("x-request-id");
    return new Told(reply.status(), headers, ids.outOf(reply.text(), sent));
  }
}
