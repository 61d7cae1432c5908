package io.managerworkspace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.contract.HostileRequests.Call;
import io.managerworkspace.database.Database;
import io.managerworkspace.oracle.Trial;
import io.managerworkspace.testsupport.ApiContract;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.RawAnswer;
import io.managerworkspace.testsupport.RawHttp;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent to whatever the API document lists, nothing breaks, every answer is one that the
 * document knows, and what another account holds stays as it was.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class HostileRequestsTest {
  /** Of each seed; {@code tests.hostile.only} sends a single one of them again. */
  private static final int REQUESTS = Integer.getInteger("tests.hostile", 1_200);

  private static final int ONLY = Integer.getInteger("tests.hostile.only", -1);
  private static final int AT_ONCE = 6;
  private static final int ENOUGH = 20;
  private static final long SPREAD = 1_000_003;

  @TestHTTPResource URI server;
  @Inject Database database;

  private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
  private final Map<String, Set<Integer>> byCall = new ConcurrentHashMap<>();
  private final Map<Integer, String> failures = new ConcurrentSkipListMap<>();

  static Stream<Long> seeds() {
    return Trial.seeds().stream();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingBreaks(long seed) {
    var contract = ApiContract.of(server);
    var witness = Witness.of(server, database);
    var workspace = Workspace.open(server);
    var documented = new DocumentedCalls(contract, workspace);
    var calls = calls(documented, contract, workspace, witness.workspace());

    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      IntStream.range(Math.max(ONLY, 0), ONLY < 0 ? REQUESTS : ONLY + 1)
          .forEach(i -> threads.execute(() -> send(seed, i, calls, documented, contract)));
    }

    System.out.printf("HostileRequestsTest -Dtests.seeds=%d %s%n", seed, statuses);
    assertThat(String.join("\n\n", failures.values().stream().limit(ENOUGH).toList())).isEmpty();
    workspace.ask(Question.ofLastHour().bySkill().current("online_agents")).isOk();
    witness.isUnchanged();
    if (ONLY < 0) {
      assertThat(byCall.keySet())
          .isEqualTo(new TreeSet<>(contract.operations().stream().map(Object::toString).toList()));
    }
  }

  /** Every documented call as often as any other, to this account, to odd ones, to the witness'. */
  private static List<Call> calls(
      DocumentedCalls documented, ApiContract contract, Workspace workspace, Workspace other) {
    var calls = new ArrayList<>(documented.all());
    calls.addAll(HostileCalls.of(workspace));
    contract.operations().stream()
        .filter(operation -> operation.path().contains("/account/{accountId}/"))
        .flatMap(operation -> documented.calls(operation, other.id()).stream())
        .map(Call::foreign)
        .forEach(calls::add);
    return calls;
  }

  private void send(
      long seed, int number, List<Call> calls, DocumentedCalls documented, ApiContract contract) {
    // Each request is made of its own numbers, so that it can be sent again without the others.
    var random = new Random(seed * SPREAD + number);
    var call = calls.get(random.nextInt(calls.size()));
    var wire = new HostileRequests(random, documented.parameters()).mutate(call);
    var told = "-Dtests.seeds=%d -Dtests.hostile.only=%d".formatted(seed, number);
    try {
      var pieces = wire.sent().pieces();
      var answer =
          wire.sent().isHttp()
              ? RawHttp.sendPieces(server, pieces)
              : RawHttp.sendPart(server, pieces);
      int status = RawAnswer.of(answer).status();
      statuses.merge(status, 1, Integer::sum);
      contract.operations().stream()
          .filter(operation -> operation.isAt(call.path().replaceFirst("\\?.*", "")))
          .filter(operation -> operation.method().equals(call.method()))
          .forEach(
              operation ->
                  byCall
                      .computeIfAbsent(operation.toString(), _ -> ConcurrentHashMap.newKeySet())
                      .add(status));
      new HostileAnswers(contract)
          .check(wire, answer, "%s%n→ %s".formatted(brief(wire.sent().text()), brief(answer)));
    } catch (RuntimeException | AssertionError e) {
      failures.put(number, "%s%n%s%n%s".formatted(told, e, brief(wire.sent().text())));
    }
  }

  private static String brief(String text) {
    return text.length() > 1_500 ? text.substring(0, 1_500) + "…" : text;
  }
}
