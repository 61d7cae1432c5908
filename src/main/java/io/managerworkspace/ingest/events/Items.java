package io.managerworkspace.ingest.events;

import io.managerworkspace.input.Extent;
import io.managerworkspace.input.Json;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violation;
import io.managerworkspace.input.Violations;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** The items of a body, each made of its bytes whenever it is looked at: none of them is held. */
public final class Items extends AbstractList<Item> implements RandomAccess {
  private final int size;
  private final IntFunction<Item> reading;

  Items(int size, IntFunction<Item> reading) {
    this.size = size;
    this.reading = reading;
  }

  /** Makes an item of a record's object. */
  public interface Reader {
    Item read(int index, JsonObject object, Violations violations);
  }

  /**
   * The items that lie in a body.
   *
   * @param what the name of one, which rejects it under this name when it is no object or too large
   */
  static List<Item> of(byte[] body, List<Extent> extents, String what, Reader reader) {
    return new Items(extents.size(), index -> item(body, extents.get(index), index, what, reader));
  }

  /** The item of one extent. */
  static Item item(byte[] body, Extent extent, int index, String what, Reader reader) {
    if (extent.kind() != Extent.Kind.OBJECT) {
      return rejected(index, what, extent.kind().rule());
    }
    var violations = new Violations();
    var node = Json.record(body, extent);
    return reader.read(index, JsonObject.read(node, "", violations).orElseThrow(), violations);
  }

  /** An item that cannot be looked into. */
  static Item rejected(int index, String what, String message) {
    return new Item.Rejected(index, Optional.empty(), List.of(new Violation(what, message)));
  }

  @Override
  public Item get(int index) {
    return reading.apply(index);
  }

  @Override
  public int size() {
    return size;
  }
}
