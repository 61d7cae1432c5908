package io.managerworkspace.ingest.liveperson;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;

/** Ids in one text: an agent may list thousands of them, and a body has thousands of agents. */
final class IdList extends AbstractList<String> {
  /** No id has a control character. */
  private static final String SEPARATOR = "\u001f";

  private final String joined;
  private final int size;

  private IdList(String joined, int size) {
    this.joined = joined;
    this.size = size;
  }

  static List<String> of(List<String> ids) {
    return new IdList(String.join(SEPARATOR, ids), ids.size());
  }

  @Override
  public String get(int index) {
    return split().get(index);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Iterator<String> iterator() {
    return split().iterator();
  }

  /** As for any list; of two like this one without taking them apart. */
  @Override
  public boolean equals(Object other) {
    return other instanceof IdList ids ? joined.equals(ids.joined) : super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  private List<String> split() {
    return size == 0 ? List.of() : List.of(joined.split(SEPARATOR));
  }
}
