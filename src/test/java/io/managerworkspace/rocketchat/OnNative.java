package io.managerworkspace.rocketchat;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The tests of this package that need nothing but the wire, against the native binary. */
@QuarkusIntegrationTest
class AgentOverviewOnNative extends AgentOverviewTest {}

@QuarkusIntegrationTest
class ConversationsByAgentOnNative extends ConversationsByAgentTest {}

@QuarkusIntegrationTest
class EveryZoneOnNative extends EveryZoneTest {}

@QuarkusIntegrationTest
class HostileQuestionsOnNative extends HostileQuestionsTest {}

@QuarkusIntegrationTest
class ImportedBotOnNative extends ImportedBotTest {}

@QuarkusIntegrationTest
class RocketChatErrorsOnNative extends RocketChatErrorsTest {}

@QuarkusIntegrationTest
class ReportsOnNative extends ReportsTest {}

@QuarkusIntegrationTest
class RequestPipelineOnNative extends RequestPipelineTest {}
