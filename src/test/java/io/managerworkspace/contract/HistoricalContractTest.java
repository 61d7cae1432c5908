package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.event;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Series over everything: intervals, values, comparison, zone. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class HistoricalContractTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final String USUAL = "'closedConversations':%d,'concludedConversations':%d";

  @TestHTTPResource URI server;

  private Workspace workspace;

  /** An hour that ended some minutes ago, at whole minutes. */
  private long to;

  private long from;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
    to = (System.currentTimeMillis() / MINUTE - 5) * MINUTE;
    from = to - HOUR;
  }

  /** A conversation that is transferred and closed at these instants. */
  private void feed(String id, long transferredAt, long closedAt) {
    workspace.feed(
        started(id, transferredAt - 2, "1"),
        assigned(id, transferredAt - 1, "a", "g"),
        event(id, transferredAt, "TRANSFERRED", "'skillId': '1', 'agentId': 'b'"),
        closed(id, closedAt, "AGENT"));
  }

  private Reply ask(String parameters, long from, long to, String more) {
    var body = "{'filters': {'time': {'from': %d, 'to': %d}}%s}".formatted(from, to, more);
    return workspace.askMethod("historical", parameters, body);
  }

  private static List<Long> timestamps(Reply reply) {
    return LongStream.range(0, reply.isOk().at("/historicalMetricsIntervals").size())
        .map(i -> reply.at("/historicalMetricsIntervals/%d/timestamp".formatted(i)).asLong())
        .boxed()
        .toList();
  }

  private static List<Long> every(long from, long step, long end) {
    var all = new ArrayList<Long>();
    for (long at = from + step; at < end; at += step) {
      all.add(at);
    }
    all.add(end);
    return all;
  }

  private static String point(long timestamp, int closed, int concluded, int transfers) {
    return "{'timestamp':%d,'values':{".formatted(timestamp)
        + USUAL.formatted(closed, concluded)
        + ",'transfers':%d}}".formatted(transfers);
  }

  @Test
  void everyIntervalIsThereWithItsEndAndTheUsualMetrics() {
    feed("c", from + 20 * MINUTE - 1, from + 20 * MINUTE);

    var reply = ask("?interval=20", from, to - 1, "");

    assertThat(reply.isOk().text())
        .isEqualTo(
            ("{'historicalMetricsIntervals':["
                    + String.join(
                        ",",
                        point(from + 20 * MINUTE, 0, 1, 1),
                        point(from + 40 * MINUTE, 1, 1, 0),
                        point(to, 0, 0, 0))
                    + "]}")
                .replace('\'', '"'));
    assertThat(reply.header("X-Data-As-Of")).isNotEmpty();
  }

  @Test
  void countsOfNothingAre0AndAveragesNull() {
    var more = ", 'metricsToRetrieveByTime': ['csat', 'transfers', 'avg_wait_time']";

    var reply = ask("?interval=60", from, to - 1, more).isOk();

    assertThat(reply.at("/historicalMetricsIntervals/0/values").toString())
        .isEqualTo("{\"avgWaitTime\":null,\"transfers\":0,\"csat\":null}");
    assertThat(
            ask("", from, to - 1, ", 'metricsToRetrieveByTime': []")
                .isOk()
                .members("/historicalMetricsIntervals/0/values"))
        .containsExactly("closedConversations", "concludedConversations", "transfers");
  }

  @Test
  void withoutAnIntervalItIsTheFirstThatGivesAHundredPoints() {
    for (var none : new String[] {"", "?interval=0"}) {
      assertThat(timestamps(ask(none, from, to - 1, ""))).isEqualTo(every(from, 5 * MINUTE, to));
      assertThat(timestamps(ask(none, to - DAY, to - 1, ""))).isEqualTo(every(to - DAY, HOUR, to));
      assertThat(timestamps(ask(none, to - 10 * DAY, to - 1, "")))
          .isEqualTo(every(to - 10 * DAY, DAY, to));
    }
  }

  @Test
  void theWindowIsRoundedAndItsLastIntervalMayBeShorter() {
    assertThat(timestamps(ask("?interval=25", from + 30_000, to - 30_000, "")))
        .containsExactly(from + 25 * MINUTE, from + 50 * MINUTE, to);
    // A window to a whole minute has that minute too.
    assertThat(timestamps(ask("?interval=60", from, to, ""))).containsExactly(to, to + MINUTE);
  }

  @Test
  void aHundredPointsAreAnsweredAndAHundredAndOneAreNot() {
    assertThat(timestamps(ask("?interval=1", to - 100 * MINUTE, to - 1, ""))).hasSize(100);
    assertThat(ask("?interval=1", to - 101 * MINUTE, to - 1, "").causes())
        .containsExactly(
            "interval: gives 101 points, but an answer has at most 100: must be at least 2, or 0");
  }

  @Test
  void daysOfAZoneBreakAtItsMidnights() {
    // Nepal is at 05:45 all year.
    long midnight = Math.floorMod(18 * HOUR + 15 * MINUTE, DAY);
    long first = to - 3 * DAY - Math.floorMod(to - 3 * DAY - midnight, DAY) + DAY;

    var reply = ask("?timeZone=Asia/Kathmandu&interval=1440", to - 3 * DAY, to - 1, "");

    assertThat(timestamps(reply)).isEqualTo(withoutRepetition(first, first + DAY, first + 2 * DAY));
    assertThat(reply.members("")).containsExactly("historicalMetricsIntervals", "timeZone");
    assertThat(reply.at("/timeZone").asText()).isEqualTo("Asia/Kathmandu");
    assertThat(timestamps(ask("?timeZone=Asia/Kathmandu&interval=2880", to - 3 * DAY, to - 1, "")))
        .isEqualTo(withoutRepetition(first, first + 2 * DAY));
    // Other intervals ignore it.
    assertThat(timestamps(ask("?timeZone=Asia/Kathmandu&interval=60", from, to - 1, "")))
        .containsExactly(to);
  }

  private List<Long> withoutRepetition(Long... breaks) {
    var all = new ArrayList<>(List.of(breaks));
    all.remove(to);
    all.add(to);
    return all;
  }

  @Test
  void theAccountsZoneIsThatOfNow() {
    for (var zone : new String[] {"Asia/Kathmandu", "America/St_Johns"}) {
      configureZone(zone);

      var own = ask("?timeZone=account", to - 5 * DAY, to - 1, "").isOk();

      assertThat(own.at("/timeZone").asText()).isEqualTo(zone);
      assertThat(own.text())
          .isEqualTo(ask("?timeZone=" + zone, to - 5 * DAY, to - 1, "").isOk().text());
    }
  }

  private void configureZone(String zone) {
    AdminApi.asAdmin()
        .body("{\"name\": \"Acme\", \"timeZone\": \"%s\"}".formatted(zone))
        .put(AdminApi.ACCOUNTS + "/" + workspace.id())
        .then()
        .statusCode(200);
  }

  @Test
  void comparedValuesAreThoseOfTheIntervalsSoMuchEarlier() {
    feed("now", from + 10 * MINUTE, from + 10 * MINUTE + 5);
    feed("then", from - DAY - HOUR + 40 * MINUTE, from - DAY - 20 * MINUTE + 5);

    var reply = ask("?interval=30&compareWith=P1DT1H", from, to - 1, "").isOk();

    assertThat(reply.members("/historicalMetricsIntervals/0"))
        .containsExactly("timestamp", "values", "compared");
    assertThat(values(reply, 0, "values")).isEqualTo("1 2 1");
    assertThat(values(reply, 0, "compared")).isEqualTo("0 0 0");
    assertThat(values(reply, 1, "values")).isEqualTo("0 0 0");
    assertThat(values(reply, 1, "compared")).isEqualTo("1 2 1");
  }

  private static String values(Reply reply, int point, String of) {
    var values = reply.at("/historicalMetricsIntervals/%d/%s".formatted(point, of));
    return "%s %s %s"
        .formatted(
            values.get("closedConversations"),
            values.get("concludedConversations"),
            values.get("transfers"));
  }

  @Test
  void aWindowIs14DaysLongAndBegins14DaysAgoAtMost() {
    long now = System.currentTimeMillis();

    assertThat(timestamps(ask("", now - 14 * DAY + MINUTE, now, ""))).hasSize(14);
    assertThat(ask("", now - 15 * DAY, now - 10 * DAY, "").fields())
        .containsExactly("filters.time.from");
    assertThat(ask("", now - 15 * DAY, now, "").causes().toString())
        .contains("filters.time.to: must be at most 14 days after filters.time.from");
    assertThat(ask("", now, now + 2 * MINUTE, "").fields()).containsExactly("filters.time.to");
  }

  @Test
  void aComparedWindowBeginsAtMost14DaysAgoToo() {
    long now = System.currentTimeMillis();

    ask("?compareWith=P7D", now - 7 * DAY + MINUTE, now, "").isOk();
    assertThat(ask("?compareWith=P7D", now - 8 * DAY, now, "").causes())
        .singleElement()
        .asString()
        .startsWith("compareWith: compares with a window from ")
        .contains("must not reach back before ");
    assertThat(ask("?compareWith=P999999999W", from, to, "").fields())
        .containsExactly("compareWith");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    var reply =
        ask(
            "?interval=1.5&timeZone=Berlin&compareWith=1D&offset=-1&limit=51&sort=onlineAgents",
            from,
            from - 1,
            ", 'groupBy': 'color', 'metricsToRetrieveByTime': ['online_agents'],"
                + " 'metricsToRetrieveCurrentValue': [], 'responseSections': ['all']");

    assertThat(reply.causes().stream().sorted().toList())
        .satisfiesExactly(
            cause -> assertThat(cause).startsWith("compareWith: must be more than 0"),
            cause -> assertThat(cause).startsWith("filters.time.from: must not be after"),
            cause -> assertThat(cause).startsWith("groupBy: ").contains("agentId"),
            cause -> assertThat(cause).startsWith("interval: must be a whole number of minutes"),
            cause -> assertThat(cause).startsWith("limit: must be an integer from 1 to 50"),
            cause -> assertThat(cause).startsWith("metricsToRetrieveByTime[0]: "),
            cause -> assertThat(cause).startsWith("metricsToRetrieveCurrentValue: is unknown"),
            cause -> assertThat(cause).startsWith("offset: "),
            cause -> assertThat(cause).startsWith("responseSections: is unknown"),
            cause -> assertThat(cause).startsWith("sort: must name key or a metric"),
            cause -> assertThat(cause).startsWith("timeZone: must be a name of the IANA"));
  }

  @Test
  void wrongParametersAreToldBesideAWindowWithTooManyPoints() {
    assertThat(ask("?interval=1&limit=0&compareWith=P14D", to - DAY, to, "").fields())
        .containsExactlyInAnyOrder("limit", "interval", "compareWith");
    for (var wrong : new String[] {"-5", "PT1H", "", "1e2", "99999999999"}) {
      assertThat(ask("?interval=" + wrong, from, to, "").fields()).containsExactly("interval");
    }
    for (var wrong : new String[] {"%2B02:00", "europe/berlin", "", "SystemV/EST5", "Account"}) {
      assertThat(ask("?timeZone=" + wrong, from, to, "").fields()).containsExactly("timeZone");
    }
    for (var wrong : new String[] {"P0D", "PT0M", "-P1D", "P1M", "PT1S", ""}) {
      assertThat(ask("?compareWith=" + wrong, from, to, "").fields())
          .containsExactly("compareWith");
    }
    assertThat(ask("?interval=5&interval=5", from, to, "").fields()).containsExactly("interval");
  }

  @Test
  void pageAndSortHaveNoEffectWithoutGroups() {
    var plain = ask("", from, to, "").isOk();

    assertThat(ask("?offset=7&limit=1&sort=csat:desc", from, to, "").isOk().text())
        .isEqualTo(plain.text());
    assertThat(plain.members("")).containsExactly("historicalMetricsIntervals");
  }

  @Test
  void theSumOfACountsPointsIsThatOfTheMetricsCall() {
    for (int i = 0; i < 6; i++) {
      feed("c" + i, from + (i * 7) * MINUTE, from + (i * 9 + 1) * MINUTE);
    }

    var series = ask("?interval=7", from, to - 1, "").isOk();
    var body = "{'filters': {'time': {'from': %d, 'to': %d}},".formatted(from, to - 1);
    var whole =
        workspace.askMethod(
            "metrics", "", body + " 'metricsToRetrieveByTime': ['concluded_conversations']}");

    assertThat(
            series.at("/historicalMetricsIntervals").findValues("concludedConversations").stream()
                .mapToLong(JsonNode::asLong)
                .sum())
        .isEqualTo(whole.at("/all/concludedConversations").asLong())
        .isEqualTo(12);
  }

  @Test
  void anUnknownAccountIsNotFoundWhateverTheZone() {
    AdminApi.asAdmin().delete(AdminApi.ACCOUNTS + "/" + workspace.id()).then().statusCode(202);

    ask("?timeZone=account", from, to, "").isProblem(404);
    ask("", from, to, "").isProblem(404);
    assertThat(ask("?timeZone=account&limit=0", from, to, "").fields()).containsExactly("limit");
  }

  @Test
  void theTableHasALineAPoint() {
    feed("c", from + 10 * MINUTE, from + 50 * MINUTE);
    var body =
        "{'filters': {'time': {'from': %d, 'to': %d}}, 'metricsToRetrieveByTime': ['csat', 'transfers']}"
            .formatted(from, to - 1);

    var plain = workspace.askCsv("historical", "?interval=30&limit=10000", body);
    var compared = workspace.askCsv("historical", "?interval=60&compareWith=PT1H", body);

    assertThat(plain.isOk().text())
        .isEqualTo("timestamp,transfers,csat\r\n%d,1,\r\n%d,0,\r\n".formatted(to - HOUR / 2, to));
    assertThat(plain.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(compared.isOk().text())
        .isEqualTo(
            "timestamp,transfers,csat,compared.transfers,compared.csat\r\n%d,1,,0,\r\n"
                .formatted(to));
  }

  @Test
  void itIsExplained() {
    long length = Duration.ofHours(1).toMillis();
    var body = "{'filters': {'time': {'from': %d, 'to': %d}}}".formatted(to - length, to - 1);
    var explained =
        AdminApi.asAdmin()
            .body(Loose.json(body).toString())
            .post(
                AdminApi.ACCOUNTS
                    + "/"
                    + workspace.id()
                    + "/historical/explain?interval=30&timeZone=account&compareWith=PT1H&analyze=true")
            .then()
            .statusCode(200)
            .extract();

    // Nothing is rolled up: the facts serve each point, and each that is compared.
    assertThat(explained.<List<Object>>path("tables[0].segments")).hasSize(4);
    assertThat(explained.<String>path("sql")).contains("point_segment");
  }
}
