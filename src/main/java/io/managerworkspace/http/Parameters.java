package io.managerworkspace.http;

import io.managerworkspace.input.InvalidInputException;
import java.util.List;

/** Reads query parameters; what is wrong is a 400 that names the parameter. */
public final class Parameters {
  private Parameters() {}

  /** A required time, epoch ms; the value is null when the parameter is missing. */
  public static long epochMillis(String name, String value) {
    if (value != null && value.matches("\\d{1,18}")) {
      return Long.parseLong(value);
    }
    throw new InvalidInputException(name, "must be an epoch time in milliseconds");
  }

  /** A flag that is false unless it is given; the value is null when the parameter is missing. */
  public static boolean flag(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      case null -> false;
      default -> throw new InvalidInputException(name, "must be true or false");
    };
  }

  /** As {@link #flag(String, String)}, of all values that the request has for the parameter. */
  public static boolean flag(String name, List<String> values) {
    if (values.size() > 1) {
      throw new InvalidInputException(name, "must be given once");
    }
    return flag(name, values.stream().findFirst().orElse(null));
  }
}
