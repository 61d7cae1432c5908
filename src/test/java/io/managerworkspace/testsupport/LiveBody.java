package io.managerworkspace.testsupport;

import java.util.ArrayList;
import java.util.List;

/** The body of a live call in the making, written with ' for ". */
public final class LiveBody {
  private final List<String> questions = new ArrayList<>();
  private int every = 1;

  public static LiveBody of(String name, String body) {
    return new LiveBody().and(name, body);
  }

  /** A metrics question about the last so many minutes. */
  public static String last(int minutes, String rest) {
    return "{'filters': {'time': {'last': 'PT%dM'}} %s}".formatted(minutes, rest);
  }

  /** One that asks for the open conversations. */
  public static LiveBody open(String name) {
    return of(name, last(15, ", 'metricsToRetrieveCurrentValue': ['open_conversations']"));
  }

  public LiveBody and(String name, String body) {
    return and(name, "{}", body);
  }

  public LiveBody and(String name, String parameters, String body) {
    questions.add(
        "'%s': {'method': 'metrics', 'parameters': %s, 'body': %s}"
            .formatted(name, parameters, body));
    return this;
  }

  public LiveBody every(int seconds) {
    every = seconds;
    return this;
  }

  @Override
  public String toString() {
    return "{'every': %d, 'questions': {%s}}".formatted(every, String.join(", ", questions));
  }
}
