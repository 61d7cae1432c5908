package io.managerworkspace.bench;

import io.managerworkspace.launch.Chromium;
import java.nio.file.Path;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** A browser's tab with the workspace page. */
final class Tab implements AutoCloseable {
  /** Notes when the first number was shown, and what the page asks its stream. */
  private static final String NOTES =
      """
      const send = window.fetch;
      window.fetch = (url, options) => {
        if (String(url).endsWith('/live')) {
          window.asked = options.body;
        }
        return send(url, options);
      };
      new MutationObserver((_, observer) => {
        if (document.querySelector('.tile .value .number')) {
          observer.disconnect();
          requestAnimationFrame(() => (window.firstNumbers = performance.now()));
        }
      }).observe(document, { childList: true, subtree: true });""";

  private static final String TRANSFERRED =
      """
      return ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type))
        .filter((entry) => !entry.name.includes('/api/'))
        .reduce((sum, entry) => sum + entry.transferSize, 0)""";

  private static final long BETWEEN_LOOKS_MS = 20;
  private static final double BYTES_OF_A_MIB = 1024.0 * 1024;

  private final ChromeDriver driver;
  private final Tenant tenant;

  private Tab(ChromeDriver driver, Tenant tenant) {
    this.driver = driver;
    this.tenant = tenant;
  }

  /** In a browser that has never seen the page. */
  static Tab open(Path directory, Tenant tenant) {
    var driver = Chromium.start(directory);
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", NOTES));
    return new Tab(driver, tenant);
  }

  /** Looks at a view; gives the seconds until its first numbers were shown. */
  double visit(String parameters) {
    driver.get("about:blank");
    driver.get(
        "http://localhost:%d/?%s#account=%s&token=%s"
            .formatted(tenant.port(), parameters, tenant.accountId(), tenant.token()));
    await("window.firstNumbers > 0");
    return number("return window.firstNumbers") / 1_000;
  }

  void await(String condition) {
    while (!Boolean.TRUE.equals(driver.executeScript("return " + condition))) {
      Pause.millis(BETWEEN_LOOKS_MS);
    }
  }

  /** The page and its files, without answers of the API. */
  double transferredKilobytes() {
    return number(TRANSFERRED) / 1_000;
  }

  /** What the page asks its stream. */
  String asked() {
    return (String) driver.executeScript("return window.asked");
  }

  double count(String css) {
    return number("return document.querySelectorAll('%s').length".formatted(css));
  }

  /** What the page holds on to. */
  double heapMiB() {
    driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
    var usage = driver.executeCdpCommand("Runtime.getHeapUsage", Map.of());
    return ((Number) usage.get("usedSize")).doubleValue() / BYTES_OF_A_MIB;
  }

  private double number(String script) {
    return ((Number) driver.executeScript(script)).doubleValue();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
