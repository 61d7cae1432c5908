package io.managerworkspace.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the Dockerfiles copy is what the build makes. */
class DockerfileIT {
  private static final boolean NATIVE = System.getProperty("native.image.path") != null;

  @Test
  void theImageOfTheJvmIsOfThisBuild() throws IOException {
    assumeFalse(NATIVE, "This build made no jar.");

    assertThat(Dockerfile.read("Dockerfile.jvm").copied())
        .isNotEmpty()
        .extracting(Path::of)
        .allSatisfy(source -> assertThat(source).exists());
  }

  /** The binary is not part of every build: its name is that of the jar that is. */
  @Test
  void theNativeImageIsOfThisBuild() throws IOException {
    assertThat(Dockerfile.read("Dockerfile.native-micro").copied())
        .singleElement()
        .extracting(binary -> NATIVE ? binary : binary.replaceFirst("-runner$", ".jar"))
        .extracting(Path::of)
        .satisfies(built -> assertThat(built).exists());
  }
}
