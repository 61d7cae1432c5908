package io.managerworkspace.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.managerworkspace.ingest.events.IngestAnswer;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.input.Violation;
import java.util.List;
import java.util.Optional;

/**
 * What became of the items of one call.
 *
 * @param accepted items that brought something new
 * @param duplicates items that brought nothing new
 * @param rejected items that were not taken, ordered by index
 * @param notes items that were taken although a value was odd, ordered by index; left out when
 *     there are none
 */
public record IngestResponse(
    int accepted,
    int duplicates,
    List<RejectedItem> rejected,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<NotedItem>> notes) {
  /**
   * One item that was not taken.
   *
   * @param index its place in the body, counted from 0
   * @param id its own id, where it has a readable one
   * @param causes everything that is wrong with it
   */
  public record RejectedItem(
      int index,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> id,
      List<Violation> causes) {}

  /**
   * One item that was taken, with values that were read as something else or as nothing.
   *
   * @param index its place in the body, counted from 0
   * @param id its own id, where it has a readable one
   * @param causes the odd values and what became of them
   */
  public record NotedItem(
      int index,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> id,
      List<Violation> causes) {}

  public static IngestResponse of(IngestAnswer answer) {
    return new IngestResponse(
        answer.accepted(),
        answer.duplicates(),
        answer.rejected().stream().map(IngestResponse::rejectedItem).toList(),
        Optional.of(answer.noted().stream().map(IngestResponse::notedItem).toList())
            .filter(notes -> !notes.isEmpty()));
  }

  private static RejectedItem rejectedItem(Item.Rejected item) {
    return new RejectedItem(item.index(), item.id(), item.causes());
  }

  private static NotedItem notedItem(Item.Readable item) {
    return new NotedItem(item.index(), item.id(), item.notes());
  }
}
