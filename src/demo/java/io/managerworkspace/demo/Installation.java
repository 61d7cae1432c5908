package io.managerworkspace.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.managerworkspace.launch.CannotGoOnException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** What the demo keeps under {@code .data/} from one start to the next; one demo at a time. */
final class Installation implements AutoCloseable {
  private final Path project;
  private final FileChannel lock;

  private Installation(Path project, FileChannel lock) {
    this.project = project;
    this.lock = lock;
  }

  static Installation open(Path project) throws IOException {
    var data = Files.createDirectories(project.resolve(".data"));
    var channel =
        FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    // Held until this process ends, however it ends.
    FileLock held = channel.tryLock();
    if (held == null) {
      channel.close();
      throw new CannotGoOnException("The demo of this directory is running already.");
    }
    return new Installation(project, channel);
  }

  Path project() {
    return project;
  }

  Path file(String name) {
    return project.resolve(".data").resolve(name);
  }

  Optional<String> read(String name) {
    try {
      return Files.exists(file(name))
          ? Optional.of(Files.readString(file(name)).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file that only its owner may read, all of it or nothing. */
  void write(String name, String text) {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      var fresh = file(name + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, ownerOnly);
      // Synchronously, so that after a power failure there is the old file or the new one.
      Files.write(
          fresh, (text + "\n").getBytes(UTF_8), StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
      Files.move(
          fresh, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The credential of the admin API: the environment's, else one of this installation. */
  String adminToken() {
    return adminTokenOfTheEnvironment()
        .or(() -> read("admin-token"))
        .orElseGet(
            () -> {
              var bytes = new byte[32];
              new SecureRandom().nextBytes(bytes);
              var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
              write("admin-token", token);
              return token;
            });
  }

  static Optional<String> adminTokenOfTheEnvironment() {
    return Optional.ofNullable(System.getenv("WORKSPACE_ADMIN_TOKEN"))
        .filter(token -> !token.isBlank());
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
