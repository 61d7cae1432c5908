package io.managerworkspace.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.docker.Dockerfile.Instruction;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native-micro"})
class DockerfileTest {
  /** No HEALTHCHECK: the orchestrator asks. No CMD, ENV or VOLUME: there is one way to run it. */
  private static final Set<String> INSTRUCTIONS =
      Set.of("ARG", "FROM", "WORKDIR", "COPY", "RUN", "LABEL", "EXPOSE", "USER", "ENTRYPOINT");

  private final Dockerfile file;

  DockerfileTest(String name) throws IOException {
    file = Dockerfile.read(name);
  }

  @Test
  void nothingElseIsInstructed() {
    assertThat(file.instructions()).extracting(Instruction::name).isSubsetOf(INSTRUCTIONS);
    assertThat(file.instructions().getLast().name()).isEqualTo("ENTRYPOINT");
  }

  @Test
  void theBaseIsAnArgumentWithAVersion() {
    var stages =
        file.all("FROM").stream()
            .filter(from -> from.words().contains("AS"))
            .map(from -> from.words().getLast())
            .collect(Collectors.toSet());

    assertThat(file.all("FROM"))
        .extracting(from -> from.words().getFirst())
        .filteredOn(image -> !stages.contains(image))
        .containsOnly("${BASE_IMAGE}");
    assertThat(file.withDefaults("${BASE_IMAGE}"))
        .matches("[\\w./-]+:\\d[\\w.-]*")
        .doesNotEndWith(":latest");
  }

  @Test
  void itRunsAsNobodyInParticular() throws IOException {
    assertThat(file.last("USER").rest()).matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
    assertThat(Files.readString(Path.of("k8s/base/deployment.yaml")))
        .contains("runAsUser: " + file.last("USER").rest().split(":")[0] + "\n");
  }

  /** Files belong to root and stay as they were built. */
  @Test
  void nothingInItCanBeChangedByTheService() {
    assertThat(file.all("COPY")).noneMatch(copy -> copy.hasOption("chown"));
    assertThat(file.last("USER"))
        .as("after everything is copied")
        .satisfies(
            user ->
                assertThat(file.instructions().indexOf(user))
                    .isGreaterThan(file.instructions().lastIndexOf(file.last("COPY"))));
  }

  @Test
  void noShellIsNeeded() {
    assertThat(file.all("RUN")).allMatch(Instruction::isExecForm);
    assertThat(file.all("ENTRYPOINT")).singleElement().matches(Instruction::isExecForm);
  }

  @Test
  void itSaysWhatItIs() {
    assertThat(file.all("LABEL"))
        .singleElement()
        .extracting(Instruction::rest)
        .asString()
        .contains(
            List.of("title", "description", "licenses", "version", "revision").stream()
                .map(name -> "org.opencontainers.image." + name + "=\"")
                .toList());
    assertThat(file.last("EXPOSE").rest()).isEqualTo("8080 9000");
  }

  @Test
  void whatIsCopiedIsSentToTheEngine() throws IOException {
    var sent =
        Files.readAllLines(Path.of(".dockerignore")).stream()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();

    assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains("*");
    assertThat(file.copied())
        .isNotEmpty()
        .allMatch(source -> sent.stream().anyMatch(pattern -> includes(pattern, source)));
  }

  private static boolean includes(String pattern, String source) {
    var glob = pattern.endsWith("/") ? pattern + "**" : pattern;
    return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(source));
  }
}
