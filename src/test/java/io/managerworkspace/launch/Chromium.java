package io.managerworkspace.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The Chromium of this machine, as Debian installs it. */
public final class Chromium {
  private Chromium() {}

  /** Whether there is a browser and what drives it. */
  public static boolean isThere() {
    return browser().isPresent() && driver().isPresent();
  }

  private static Optional<Path> browser() {
    return first("chromium", "chromium-browser", "google-chrome");
  }

  private static Optional<Path> driver() {
    return first("chromedriver");
  }

  private static Optional<Path> first(String... names) {
    var directories = System.getenv().getOrDefault("PATH", "").split(":");
    return Stream.of(names)
        .flatMap(name -> Stream.of(directories).map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts a browser with a profile of its own.
   *
   * @param downloads where it puts files
   */
  public static ChromeDriver start(Path downloads) {
    var options = new ChromeOptions();
    options.setBinary(browser().orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
        "--lang=en-US",
        "--force-color-profile=srgb");
    options.setExperimentalOption(
        "prefs", Map.of("download.default_directory", downloads.toAbsolutePath().toString()));
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver().orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    return new ChromeDriver(service, options);
  }
}
