package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What an ingestion call, or several, say of their items. */
record Tally(int accepted, int duplicates, int rejected) {

  /** Reads an answer and holds it against the items sent. */
  static Tally of(JsonNode answer, int items, List<Integer> expectedRejections) {
    var positions = new ArrayList<Integer>();
    answer.get("rejected").forEach(r -> positions.add(r.get("index").intValue()));
    assertThat(positions).as("%s", answer).isEqualTo(expectedRejections);
    var tally =
        new Tally(
            answer.get("accepted").intValue(),
            answer.get("duplicates").intValue(),
            positions.size());
    assertThat(tally.accepted + tally.duplicates + tally.rejected)
        .as("%s", answer)
        .isEqualTo(items);
    return tally;
  }

  static Tally sum(Collection<Tally> tallies) {
    return new Tally(
        tallies.stream().mapToInt(Tally::accepted).sum(),
        tallies.stream().mapToInt(Tally::duplicates).sum(),
        tallies.stream().mapToInt(Tally::rejected).sum());
  }
}
