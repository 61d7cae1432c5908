package io.managerworkspace.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import io.managerworkspace.launch.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What a person does with a page and sees of it; everything waits for what has to come. */
final class Browser implements AutoCloseable {
  /** Long after anybody would have lost it. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final Path LOOKS = Path.of("target", "page");

  private final ChromeDriver driver;
  private final Path downloads;

  private Browser(ChromeDriver driver, Path downloads) {
    this.driver = driver;
    this.downloads = downloads;
  }

  static Browser open() {
    try {
      Files.createDirectories(LOOKS);
      var downloads = Files.createTempDirectory("downloads");
      return new Browser(Chromium.start(downloads), downloads);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tab without anything that earlier ones kept, of a desktop's size, in the light theme. */
  void anew() {
    size(1440, 1000);
    prefer("light");
    driver.get("about:blank");
    var others = driver.getWindowHandles();
    driver.switchTo().newWindow(WindowType.TAB);
    var fresh = driver.getWindowHandle();
    for (var other : others) {
      driver.switchTo().window(other).close();
    }
    driver.switchTo().window(fresh);
    driver.manage().logs().get(LogType.BROWSER);
    size(1440, 1000);
    prefer("light");
  }

  void visit(String address) {
    driver.get(address);
  }

  String address() {
    return driver.getCurrentUrl();
  }

  void reload() {
    driver.navigate().refresh();
  }

  void back() {
    driver.navigate().back();
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** The theme that the system of whoever looks has. */
  void prefer(String theme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
  }

  /** Waits until a visible element is there, and gives it. */
  WebElement see(String css) {
    return await(css + " is to be seen", () -> visible(css));
  }

  /** Waits until there is nothing like that to be seen. */
  void seeNo(String css) {
    await(css + " is to go", () -> visible(css) == null ? Boolean.TRUE : null);
  }

  /** Waits until the text of an element is as it has to be. */
  String read(String css, Predicate<String> isRight) {
    return await(
        "the text of " + css,
        () -> {
          var element = visible(css);
          return element != null && isRight.test(element.getText()) ? element.getText() : null;
        });
  }

  /** Waits until an element has the text. */
  void read(String css, String text) {
    read(css, found -> found.strip().equals(text));
  }

  /** The texts of all elements, as they are. */
  List<String> texts(String css) {
    return await(
        "the texts of " + css,
        () -> driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList());
  }

  int count(String css) {
    return driver.findElements(By.cssSelector(css)).size();
  }

  void click(String css) {
    await(
        css + " is to be clicked",
        () -> {
          var element = visible(css);
          if (element == null || !element.isEnabled()) {
            return null;
          }
          element.click();
          return Boolean.TRUE;
        });
  }

  /** Clicks the button with this text within an element. */
  void click(String css, String text) {
    await(
        "%s “%s” is to be clicked".formatted(css, text),
        () -> {
          for (var element : driver.findElements(By.cssSelector(css))) {
            if (element.isDisplayed() && element.getText().strip().equals(text)) {
              element.click();
              return Boolean.TRUE;
            }
          }
          return null;
        });
  }

  void type(String css, String text) {
    var field = see(css);
    field.clear();
    field.sendKeys(text);
  }

  /** Presses keys where the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Goes on by the tab key until the focus is on such an element. */
  void tabTo(String css) {
    for (int steps = 0; steps < 200; steps++) {
      press(Keys.TAB);
      if (Boolean.TRUE.equals(
          run("return document.activeElement?.matches(arguments[0]) ?? false", css))) {
        return;
      }
    }
    throw new AssertionError("The tab key never reaches " + css);
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Waits for a download that is complete, and gives its text. */
  String downloaded(String beginning) {
    return await(
        "a file " + beginning,
        () -> {
          try (var files = Files.list(downloads)) {
            var found =
                files
                    .filter(file -> file.getFileName().toString().startsWith(beginning))
                    .filter(file -> file.toString().endsWith(".csv"))
                    .findFirst();
            return found.isPresent() ? Files.readString(found.get()) : null;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** What the browser complains about, but for requests whose refusal the test has asked for. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(entry -> entry.getMessage())
        .toList();
  }

  /** Whoever cannot see the page has to be able to use it. */
  void isAccessible(String view) {
    var findings =
        new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze(driver)
                .getViolations()
                .stream()
                .map(rule -> rule.getId() + ": " + rule.getNodes())
                .toList();

    assertThat(findings).as("findings of axe in " + view).isEmpty();
  }

  /** A picture for people to look at. */
  void picture(String name) {
    try {
      Files.write(LOOKS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] screenshot() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  private WebElement visible(String css) {
    return driver.findElements(By.cssSelector(css)).stream()
        .filter(WebElement::isDisplayed)
        .findFirst()
        .orElse(null);
  }

  private <T> T await(String what, Supplier<T> look) {
    try {
      return new WebDriverWait(driver, PATIENCE, BETWEEN_LOOKS)
          .ignoring(StaleElementReferenceException.class, NoSuchElementException.class)
          .ignoring(ElementClickInterceptedException.class)
          .withMessage(what)
          .until(_ -> look.get());
    } catch (TimeoutException e) {
      picture("what-was-seen-instead");
      throw e;
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
