package io.managerworkspace.docker;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.managerworkspace.launch.ServiceProcess;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Replicas;
import io.managerworkspace.testsupport.TestPostgres;
import io.managerworkspace.testsupport.Workspace;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of this build, built as its head says and run as Kubernetes would run it. */
class ImageIT {
  private static final boolean NATIVE = System.getProperty("native.image.path") != null;
  private static final String FILE = NATIVE ? "Dockerfile.native-micro" : "Dockerfile.jvm";

  /** What has a C library, or a JVM, where no registry can be reached. */
  private static final String STAND_IN = NATIVE ? "stand-in/base" : "stand-in/jre";

  private static final int TERMINATED = 128 + 15;

  /** In production there is a load balancer to wait for. */
  private static final Map<String, String> SETTINGS =
      Map.of("QUARKUS_SHUTDOWN_DELAY", "1S", "QUARKUS_SHUTDOWN_TIMEOUT", "30S");

  /** Of this run alone, which removes it. */
  private static final String IMAGE = "workspace-metrics-test:" + UUID.randomUUID();

  private static Engine engine;
  private static Pod pod;
  private static TestPostgres postgres;

  private final String name = "workspace-metrics-" + UUID.randomUUID();
  private ServiceProcess service;

  @TempDir Path directory;

  @BeforeAll
  static void build() throws IOException {
    engine = Engine.find().orElseGet(() -> abort("No container engine here can build images."));
    var base =
        engine.isHere(STAND_IN) ? STAND_IN : Dockerfile.read(FILE).withDefaults("${BASE_IMAGE}");
    assumeTrue(engine.has(base), () -> "There is no base image, and it cannot be had: " + base);
    engine.build(IMAGE, FILE, base);
    pod = Pod.ofTheDeployment();
    postgres = EmbeddedDatabase.startPostgres();
  }

  @BeforeEach
  void start() throws IOException {
    service =
        new Replicas(postgres.jdbcUrl(), directory)
            .start(engine.container(name, IMAGE, pod), SETTINGS)
            .awaitReady();
  }

  @AfterEach
  void remove() {
    engine.say("rm", "--force", name);
  }

  @AfterAll
  static void leaveNothing() throws IOException {
    if (postgres != null) {
      postgres.close();
      engine.say("rmi", IMAGE);
    }
  }

  @Test
  void itAnswers() {
    var workspace = Workspace.open(service.at("/"));
    workspace.feed(started("c-1", ago(2), "1"), started("c-2", ago(1), "1"));

    var answer = workspace.ask(Question.ofLastHour().current("open_conversations")).isOk();

    assertThat(answer.at("/all/openConversations").asInt()).isEqualTo(2);
  }

  @Test
  void itHasThePage() throws IOException {
    var page = (HttpURLConnection) service.at("/").toURL().openConnection();

    assertThat(page.getResponseCode()).isEqualTo(200);
    assertThat(page.getContentType()).startsWith("text/html");
  }

  @Test
  void itHasNoRights() throws IOException {
    var process = engine.say("inspect", "--format", "{{.State.Pid}}", name);
    var status = Files.readString(Path.of("/proc", process, "status"));

    assertThat(status)
        .contains("\nUid:" + ("\t" + pod.user()).repeat(4) + "\n")
        .contains("\nCapEff:\t" + "0".repeat(16) + "\n")
        .contains("\nNoNewPrivs:\t1\n");
  }

  /** A JVM that cannot use its AOT cache says so, in a line that is no JSON. */
  @Test
  void allThatItSaysIsItsLog() {
    assertThat(service.log()).isNotEmpty().allMatch(line -> line.startsWith("{"));
  }

  @Test
  void itEndsWhenItIsTold() {
    engine.say("stop", "--time", pod.patience(), name);

    assertThat(service.awaitEnd()).as("not killed").isEqualTo(TERMINATED);
  }
}
