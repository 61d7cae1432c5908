package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The oracle derives the metrics' names and their order; here they stand as documented. */
class OracleCatalogueTest {
  private static final String NAMES =
      """
      assigned_conversations assignedConversations
      active_conversations activeConversations
      agent_load agentLoad
      human_agent_load humanAgentLoad
      human_online_load humanOnlineLoad
      human_away_load humanAwayLoad
      available_slots availableSlots
      online_agents onlineAgents
      back_soon_agents backSoonAgents
      away_agents awayAgents
      unassigned_conversations unassignedConversations
      open_conversations openConversations
      overdue_conversations_in_queue overdueConversationsInQueue
      overdue_conversations_assigned overdueConversationsAssigned
      overdue_conversations_total overdueConversationsTotal
      queue_wait_time_50th_percentile queueWaitTime50thPercentile
      queue_wait_time_90th_percentile queueWaitTime90thPercentile
      avg_wait_time avgWaitTime
      avg_wait_time_first_response avgWaitTimeFirstResponse
      avg_time_to_response avgTimeToResponse
      avg_time_to_first_response_first_assignment avgTimeToFirstResponseFirstAssignment
      avg_time_to_first_response_all_assignments avgTimeToFirstResponseAllAssignments
      total_wait_time_first_response totalWaitTimeFirstResponse
      total_time_to_first_response_all_assignments totalTimeToFirstResponseAllAssignments
      total_num_of_agent_responses totalNumOfAgentResponses
      agent_responses_outside_sl agentResponsesOutsideSl
      agent_responses_outside_sl_rate agentResponsesOutsideSlRate
      closed_conversations closedConversations
      closed_by_agent closedByAgent
      closed_by_consumer closedByConsumer
      auto_closed autoClosed
      concluded_conversations concludedConversations
      transfers transfers
      avg_conversations_duration avgConversationsDuration
      csat csat
      nps nps
      fcr fcr
      """;

  @Test
  void namesAreThoseOfTheDocumentedCatalogue() {
    assertThat(Metric.catalogue().stream().map(m -> m.asked() + " " + m.answered()))
        .containsExactlyElementsOf(NAMES.lines().toList());
  }
}
