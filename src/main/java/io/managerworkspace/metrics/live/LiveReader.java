package io.managerworkspace.metrics.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.Json;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violations;
import io.managerworkspace.metrics.live.LiveQuestions.Asked;
import io.managerworkspace.metrics.query.Format;
import io.managerworkspace.metrics.query.Method;
import io.managerworkspace.metrics.query.QuestionReader;
import io.managerworkspace.metrics.query.Request;
import io.managerworkspace.metrics.query.Scope;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the body of a live call, each question as its own call would be read. */
@Singleton
final class LiveReader {
  private static final int MOST_QUESTIONS = 20;
  private static final int LONGEST_S = 60;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");
  private static final List<Method> METHODS =
      Arrays.stream(Method.values()).filter(Method::isLive).toList();

  private final QuestionReader reader;

  LiveReader(QuestionReader reader) {
    this.reader = reader;
  }

  /**
   * The questions of a body.
   *
   * @throws InvalidInputException with all violations of all questions
   */
  LiveQuestions read(String accountId, Scope scope, byte[] body) {
    var violations = new Violations();
    var questions =
        violations
            .gather(() -> Json.parse(body))
            .flatMap(node -> JsonObject.read(node, "", violations))
            .map(read -> new Reading(accountId, scope, violations).questions(read));
    violations.throwIfAny();
    return questions.orElseThrow();
  }

  private final class Reading {
    private final String accountId;
    private final Scope scope;
    private final Violations violations;

    Reading(String accountId, Scope scope, Violations violations) {
      this.accountId = accountId;
      this.scope = scope;
      this.violations = violations;
    }

    LiveQuestions questions(JsonObject body) {
      body.allowOnly(List.of("every", "questions"));
      body.require("questions");
      long every = body.integer("every", 1, LONGEST_S).orElse(1);
      var asked = body.object("questions").stream().flatMap(this::all).toList();
      return new LiveQuestions(Duration.ofSeconds(every), asked);
    }

    private Stream<Asked> all(JsonObject questions) {
      var names = questions.names();
      if (names.isEmpty() || names.size() > MOST_QUESTIONS) {
        violations.add("questions", "must have 1 to %d questions".formatted(MOST_QUESTIONS));
        return Stream.empty();
      }
      return names.stream()
          .filter(
              name ->
                  questions.accept(
                      name, isName(name), "must have another name: %s".formatted(RULE)))
          .peek(questions::require)
          .flatMap(name -> questions.object(name).stream().flatMap(one -> one(name, one).stream()));
    }

    private Optional<Asked> one(String name, JsonObject question) {
      question.allowOnly(List.of("method", "parameters", "body"));
      question.require("method");
      question.require("body");
      var parameters = question.object("parameters").map(this::parameters).orElse(Map.of());
      var method = question.oneOf("method", METHODS);
      var body = question.member("body");
      return method.isPresent() && body.isPresent()
          ? asked(
              name,
              new Request(method.get(), Format.JSON, accountId, scope, parameters),
              body.get())
          : Optional.empty();
    }

    private Optional<Asked> asked(String name, Request request, JsonNode body) {
      return reader
          .readLive(request, body, "questions." + name, violations)
          .map(question -> new Asked(name, question, request.parameters()));
    }

    /** As an address has them: texts. */
    private Map<String, List<String>> parameters(JsonObject object) {
      var parameters = new LinkedHashMap<String, List<String>>();
      for (var name : object.names()) {
        object
            .member(name)
            .filter(
                value -> object.accept(name, isParameter(value), "must be a string or a number"))
            .ifPresent(value -> parameters.put(name, List.of(value.asText())));
      }
      return parameters;
    }
  }

  private static final String RULE =
      "1 to 40 letters, digits, _ or -, and neither of the stream's own events, %s"
          .formatted(String.join(" and ", LiveStream.OWN_EVENTS));

  private static boolean isName(String name) {
    return NAME.matcher(name).matches() && !LiveStream.OWN_EVENTS.contains(name);
  }

  private static boolean isParameter(JsonNode value) {
    return value.isTextual() || value.isNumber();
  }
}
