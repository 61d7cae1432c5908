package io.managerworkspace.input;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks through the JSON of a body without holding any of it: finds where the records lie, and what
 * is malformed, before any of them is read. What it lets pass {@link Json#parse} can read.
 */
public final class JsonWalk implements AutoCloseable {
  /** So many take some milliseconds, behind which other virtual threads get the processor. */
  private static final int VALUES_IN_A_ROW = 65_536;

  private final JsonParser parser;

  /** Where the part of the body begins that the walk goes through. */
  private final int base;

  /** Of every object and array that the walk is within, the names that it had so far. */
  private final Deque<Set<String>> names = new ArrayDeque<>();

  private int namesHeld;
  private long values;

  private JsonWalk(JsonParser parser, int base) {
    this.parser = parser;
    this.base = base;
  }

  /** Walks on from a token; what it answers is the result. */
  @FunctionalInterface
  public interface Step<T> {
    T walk(JsonWalk walk, JsonToken first) throws IOException;
  }

  /**
   * Walks through a whole body.
   *
   * @param step has passed the body's one value when it returns; its first token is null when there
   *     is none
   * @throws InvalidInputException when the body is not JSON, or more than one value
   */
  public static <T> T through(byte[] body, Step<T> step) {
    return through(body, 0, body.length, step);
  }

  /** As {@link #through(byte[], Step)}, for a part of the bytes. */
  public static <T> T through(byte[] body, int offset, int length, Step<T> step) {
    try (var walk = new JsonWalk(Json.walker(body, offset, length), offset)) {
      var result = step.walk(walk, walk.parser.nextToken());
      if (walk.parser.nextToken() != null) {
        throw new InvalidInputException("body", "must have nothing after its JSON value");
      }
      return result;
    } catch (IOException e) {
      throw Json.malformed(e);
    }
  }

  /**
   * Passes the elements of the array that has just begun.
   *
   * @param found gets them
   * @throws TooLargeException when {@code found} would have more than {@code most}
   */
  public void passElements(List<Extent> found, int most) throws IOException {
    while (next() != JsonToken.END_ARRAY) {
      requireRoom(found.size(), most);
      found.add(pass());
    }
  }

  /** Throws when there are as many items as there may be, and one more has begun. */
  public static void requireRoom(int items, int most) {
    if (items >= most) {
      throw new TooLargeException("The body has more than %d items.".formatted(most));
    }
  }

  /** The next token. */
  public JsonToken next() throws IOException {
    return parser.nextToken();
  }

  /** The token that the walk has come to. */
  public JsonToken current() {
    return parser.currentToken();
  }

  /** The value at the current token, as a whole number; 0 where it is none. */
  public long number() throws IOException {
    return parser.currentToken().isNumeric()
        ? parser.getDecimalValue().longValue()
        : parser.getValueAsLong();
  }

  /** Where the current token begins. */
  public long start() {
    return offset(parser.currentTokenLocation().getByteOffset());
  }

  /** How many values have begun so far. */
  public long values() {
    return values;
  }

  /** Enters the object that has just begun. */
  public void enter() {
    values++;
    names.push(new HashSet<>());
  }

  /**
   * Goes to the next member of the object that was entered last, which is left at its end.
   *
   * @return the member's name, whose value is the current token
   */
  public Optional<String> nextName() throws IOException {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      leave();
      return Optional.empty();
    }
    note(parser.currentName());
    if (namesHeld > Extent.MOST_VALUES) {
      throw new TooLargeException(
          "An object of the body has more than %d members.".formatted(Extent.MOST_VALUES));
    }
    parser.nextToken();
    return Optional.of(parser.currentName());
  }

  /** Passes the value at the current token, with everything in it. */
  public Extent pass() throws IOException {
    long start = start();
    long before = values;
    int depth = 0;
    var outer = names.size();
    var token = parser.currentToken();
    var isObject = token == JsonToken.START_OBJECT;
    while (true) {
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      values += token == JsonToken.FIELD_NAME || token.isStructEnd() ? 0 : 1;
      if (values % VALUES_IN_A_ROW == 0) {
        Thread.yield();
      }
      if (values - before <= Extent.MOST_VALUES) {
        check(token);
      } else {
        leaveAllBut(outer);
      }
      if (depth == 0) {
        return Extent.of(isObject, start, end(), values - before);
      }
      token = parser.nextToken();
    }
  }

  /** The extent of the object that began there and has just ended. */
  public Extent since(long start, long valuesBefore) {
    return Extent.of(true, start, end(), values - valuesBefore);
  }

  private long end() {
    return offset(parser.currentLocation().getByteOffset());
  }

  /** Finds what a tree could not be made of. */
  private void check(JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT, START_ARRAY -> names.push(new HashSet<>());
      case END_OBJECT, END_ARRAY -> leave();
      case FIELD_NAME -> note(parser.currentName());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> checkNumber(token);
      default -> {}
    }
  }

  private void checkNumber(JsonToken token) throws IOException {
    try {
      if (token == JsonToken.VALUE_NUMBER_FLOAT) {
        parser.getDecimalValue();
      } else if (parser.getNumberType() == NumberType.BIG_INTEGER) {
        parser.getBigIntegerValue();
      }
    } catch (NumberFormatException e) {
      // Jackson lets the exponent of a decimal that no number can have through to its parser.
      throw new JsonParseException(parser, "number out of range", e);
    }
  }

  private void note(String name) throws IOException {
    if (!names.element().add(name)) {
      throw new JsonParseException(parser, "repeated member");
    }
    namesHeld++;
  }

  private void leaveAllBut(int outer) {
    while (names.size() > outer) {
      leave();
    }
  }

  private void leave() {
    namesHeld -= names.pop().size();
  }

  private long offset(long bytes) {
    if (bytes < 0) {
      throw new InvalidInputException("body", "is not JSON in UTF-8");
    }
    return base + bytes;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
