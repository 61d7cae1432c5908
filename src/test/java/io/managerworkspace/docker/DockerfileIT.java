package io.managerworkspace.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the Dockerfiles copy is what the build makes. */
class DockerfileIT {
  @Test
  void theImageOfTheJvmIsOfThisBuild() throws IOException {
    assertThat(Dockerfile.read("Dockerfile.jvm").copied())
        .isNotEmpty()
        .extracting(Path::of)
        .allSatisfy(source -> assertThat(source).exists());
  }

  /** The binary is not part of every build; its name is the same always. */
  @Test
  void theNativeImageIsOfThisBuild() throws IOException {
    assertThat(Dockerfile.read("Dockerfile.native-micro").copied())
        .containsExactly("target/%s-runner".formatted(System.getProperty("project.finalName")));
  }
}
