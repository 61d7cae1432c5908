package io.managerworkspace.client;

import static io.managerworkspace.client.Requests.allowingAll;
import static io.managerworkspace.client.Requests.assigned;
import static io.managerworkspace.client.Requests.byGroup;
import static io.managerworkspace.client.Requests.closed;
import static io.managerworkspace.client.Requests.rated;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.managerworkspace.client.generated.ApiClient;
import io.managerworkspace.client.generated.ApiException;
import io.managerworkspace.client.generated.api.AdministrationApi;
import io.managerworkspace.client.generated.api.IngestionApi;
import io.managerworkspace.client.generated.api.MetricsApi;
import io.managerworkspace.client.generated.model.AccountChange;
import io.managerworkspace.client.generated.model.GroupByField;
import io.managerworkspace.client.generated.model.MetricsGroup;
import io.managerworkspace.client.generated.model.Problem;
import io.managerworkspace.client.generated.model.Token;
import io.managerworkspace.client.generated.model.Violation;
import io.managerworkspace.launch.ServiceProcess;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.Replicas;
import io.managerworkspace.testsupport.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever generates a client from the API document can use the service with types alone. */
class GeneratedClientIT {
  private static final Path DOCUMENT = Path.of("target", "openapi", "openapi.json");

  private static TestPostgres postgres;
  private static ServiceProcess service;

  private final AdministrationApi administration = new AdministrationApi(as(AdminApi.ADMIN_TOKEN));
  private final String account = "acc-" + UUID.randomUUID();
  private final long now = System.currentTimeMillis();

  private IngestionApi ingestion;
  private MetricsApi metrics;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    postgres = EmbeddedDatabase.startPostgres();
    service = new Replicas(postgres.jdbcUrl(), directory).start(Map.of());
    service.awaitReady();
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
    postgres.close();
  }

  @BeforeEach
  void open() throws ApiException {
    administration.putAccount(account, new AccountChange().name("Acme"));
    var token = administration.createToken(account, allowingAll()).getToken();
    ingestion = new IngestionApi(as(token));
    metrics = new MetricsApi(as(token));
  }

  private static ApiClient as(String token) {
    var client = new ApiClient();
    client.updateBaseUri(service.at("").toString());
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    return client;
  }

  @Test
  void itIsFromTheDocumentThatIsServed() throws IOException {
    try (var served = service.at("/openapi?format=json").toURL().openStream()) {
      assertThat(Loose.json(new String(served.readAllBytes(), UTF_8)))
          .isEqualTo(Loose.json(Files.readString(DOCUMENT)));
    }
  }

  @Test
  void itAdministersAccountsAndTokens() throws ApiException {
    var changed =
        administration.putAccount(
            account, new AccountChange().name("Bolt").timeZone("Europe/Berlin").defaultSlots(4));

    assertThat(changed).isEqualTo(administration.getAccount(account));
    assertThat(changed.getTimeZone()).isEqualTo("Europe/Berlin");
    assertThat(administration.listAccounts()).contains(changed);

    var first = administration.listTokens(account).getFirst();
    var second = administration.createToken(account, allowingAll()).getId();
    assertThat(first.getPermissions()).containsExactly("metrics", "ingest");
    assertThat(first.getExpiresAt()).isNull();
    administration.revokeToken(account, first.getId().toString());
    assertThat(administration.listTokens(account)).extracting(Token::getId).containsExactly(second);
    administration.deleteAccount(account);
    assertThat(administration.listAccounts()).doesNotContain(changed);
  }

  @Test
  void itFeedsEventsAndReadsWhatBecameOfThem() throws ApiException {
    var good = rated("c-1", 5, now);
    var bad = rated("c-2", 6, now);

    var first = ingestion.ingestEvents(account, List.of(good, bad));
    var again = ingestion.ingestEvents(account, List.of(good));

    assertThat(first.getAccepted()).isEqualTo(1);
    var rejected = first.getRejected().getFirst();
    assertThat(rejected.getIndex()).isEqualTo(1);
    assertThat(rejected.getId()).isEqualTo(bad.getEventId());
    assertThat(rejected.getCauses()).extracting(Violation::getField).containsExactly("score");
    assertThat(first.getNotes()).isNullOrEmpty();
    assertThat(again.getDuplicates()).isEqualTo(1);
  }

  @Test
  void itReadsSortedPagesOfTypedValues() throws ApiException {
    ingestion.putAgentGroups(
        account,
        List.of(Map.of("id", "3", "name", "Sales"), Map.of("id", "4", "name", "Service")),
        true);
    serve("c-1", "3");
    serve("c-2", "4");
    serve("c-3", "4");
    var byClosed = "closedConversations:desc";

    var first = metrics.metrics(account, byGroup(now), 0, 1, byClosed);
    var second = metrics.metrics(account, byGroup(now), 1, 1, byClosed);

    assertThat(first.getMetadata().getCount()).isEqualTo(2);
    assertThat(first.getMetadata().getPrev()).isNull();
    assertThat(first.getMetadata().getNext().getHref().getQuery()).contains("offset=1", byClosed);
    assertThat(second.getMetadata().getPrev().getRel()).isEqualTo("prev");
    assertThat(second.getMetadata().getNext()).isNull();
    assertThat(first.getGroupBy().getGroupByField()).isEqualTo(GroupByField.AGENT_GROUP_ID);
    isGroup(first.getGroupBy().getGroups(), "4", "Service", 2);
    isGroup(second.getGroupBy().getGroups(), "3", "Sales", 1);
    assertThat(first.getAll().getClosedConversations()).isEqualTo(3);
    assertThat(first.getAll()).isEqualTo(second.getAll());
  }

  private static void isGroup(List<MetricsGroup> groups, String key, String name, long closed) {
    var group = groups.getFirst();
    assertThat(groups).hasSize(1);
    assertThat(group.getKey()).isEqualTo(key);
    assertThat(group.getKeyDescription()).isEqualTo(name);
    assertThat(group.getMetrics().getClosedConversations()).isEqualTo(closed);
    assertThat(group.getMetrics().getAvgConversationsDuration()).isEqualTo(1_000.0);
    assertThat(group.getMetrics().getOnlineAgents()).isZero();
    assertThat(group.getMetrics().getCsat()).as("nobody was asked").isNull();
  }

  @Test
  void itReadsErrorsAsAModel() throws IOException {
    var failed =
        catchThrowableOfType(
            ApiException.class, () -> metrics.metrics(account, byGroup(now), 0, 51, "nonsense"));
    var unknown =
        catchThrowableOfType(ApiException.class, () -> administration.getAccount("nobody"));

    assertThat(problem(failed).getStatus()).isEqualTo(400);
    assertThat(problem(failed).getCauses())
        .extracting(Violation::getField)
        .containsExactlyInAnyOrder("limit", "sort");
    assertThat(problem(unknown).getTitle()).isEqualTo("Not Found");
    assertThat(problem(unknown).getCauses()).isNullOrEmpty();
  }

  private static Problem problem(ApiException failed) throws IOException {
    return ApiClient.createDefaultObjectMapper().readValue(failed.getResponseBody(), Problem.class);
  }

  private void serve(String conversation, String group) throws ApiException {
    var answer =
        ingestion.ingestEvents(
            account,
            List.of(assigned(conversation, group, now - 2_000), closed(conversation, now - 1_000)));
    assertThat(answer.getAccepted()).isEqualTo(2);
  }
}
