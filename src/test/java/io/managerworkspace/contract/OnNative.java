package io.managerworkspace.contract;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The tests of this package that need nothing but the wire, against the native binary. */
@QuarkusIntegrationTest
class AdminAccountsOnNative extends AdminAccountsTest {}

@QuarkusIntegrationTest
class AdminAccountsAtOnceOnNative extends AdminAccountsAtOnceTest {}

@QuarkusIntegrationTest
class AdminExplainOnNative extends AdminExplainTest {}

@QuarkusIntegrationTest
class AdminTokensOnNative extends AdminTokensTest {}

@QuarkusIntegrationTest
class AgentConfigurationContractOnNative extends AgentConfigurationContractTest {}

@QuarkusIntegrationTest
class AgentGroupsContractOnNative extends AgentGroupsContractTest {}

@QuarkusIntegrationTest
class AgentViewListContractOnNative extends AgentViewListContractTest {}

@QuarkusIntegrationTest
class AgentViewRequestContractOnNative extends AgentViewRequestContractTest {}

@QuarkusIntegrationTest
class AgentViewValuesContractOnNative extends AgentViewValuesContractTest {}

@QuarkusIntegrationTest
class BusyAccountOnNative extends BusyAccountTest {}

@QuarkusIntegrationTest
class ErrorShapeOnNative extends ErrorShapeTest {}

@QuarkusIntegrationTest
class HistoricalContractOnNative extends HistoricalContractTest {}

@QuarkusIntegrationTest
class HistoricalGroupsContractOnNative extends HistoricalGroupsContractTest {}

@QuarkusIntegrationTest
class HostileBodiesOnNative extends HostileBodiesTest {}

@QuarkusIntegrationTest
class HostileRequestsOnNative extends HostileRequestsTest {}

@QuarkusIntegrationTest
class IngestEventsContractOnNative extends IngestEventsContractTest {}

@QuarkusIntegrationTest
class IngestLimitsContractOnNative extends IngestLimitsContractTest {}

@QuarkusIntegrationTest
class IngestRebuildContractOnNative extends IngestRebuildContractTest {}

@QuarkusIntegrationTest
class IngestSlicesOnNative extends IngestSlicesTest {}

@QuarkusIntegrationTest
class LiveContractOnNative extends LiveContractTest {}

@QuarkusIntegrationTest
class LiveEndingsOnNative extends LiveEndingsTest {}

@QuarkusIntegrationTest
class LiveErrorsContractOnNative extends LiveErrorsContractTest {}

@QuarkusIntegrationTest
class LivePersonImportContractOnNative extends LivePersonImportContractTest {}

@QuarkusIntegrationTest
class ManagedGroupsAccessOnNative extends ManagedGroupsAccessTest {}

@QuarkusIntegrationTest
class ManagedGroupsContractOnNative extends ManagedGroupsContractTest {}

@QuarkusIntegrationTest
class MetricsBodyContractOnNative extends MetricsBodyContractTest {}

@QuarkusIntegrationTest
class MetricsCsvContractOnNative extends MetricsCsvContractTest {}

@QuarkusIntegrationTest
class MetricsErrorsContractOnNative extends MetricsErrorsContractTest {}

@QuarkusIntegrationTest
class MetricsFreshnessOnNative extends MetricsFreshnessTest {}

@QuarkusIntegrationTest
class MetricsIdsContractOnNative extends MetricsIdsContractTest {}

@QuarkusIntegrationTest
class MetricsLinksContractOnNative extends MetricsLinksContractTest {}

@QuarkusIntegrationTest
class MetricsListingContractOnNative extends MetricsListingContractTest {}

@QuarkusIntegrationTest
class MetricsMalformedContractOnNative extends MetricsMalformedContractTest {}

@QuarkusIntegrationTest
class MetricsNumbersContractOnNative extends MetricsNumbersContractTest {}

@QuarkusIntegrationTest
class MetricsParametersContractOnNative extends MetricsParametersContractTest {}

@QuarkusIntegrationTest
class MetricsReuseLimitsOnNative extends MetricsReuseLimitsTest {}

@QuarkusIntegrationTest
class MetricsSectionsContractOnNative extends MetricsSectionsContractTest {}

@QuarkusIntegrationTest
class MetricsSortingContractOnNative extends MetricsSortingContractTest {}

@QuarkusIntegrationTest
class MetricsSubGroupsContractOnNative extends MetricsSubGroupsContractTest {}

@QuarkusIntegrationTest
class MetricsWindowContractOnNative extends MetricsWindowContractTest {}

@QuarkusIntegrationTest
class NonsenseOnNative extends NonsenseTest {}

@QuarkusIntegrationTest
class OpenApiOnNative extends OpenApiTest {}

@QuarkusIntegrationTest
class OpenApiRulesOnNative extends OpenApiRulesTest {}

@QuarkusIntegrationTest
class RocketChatImportContractOnNative extends RocketChatImportContractTest {}

@QuarkusIntegrationTest
class RocketChatRepetitionOnNative extends RocketChatRepetitionTest {}

@QuarkusIntegrationTest
class RowsContractOnNative extends RowsContractTest {}

@QuarkusIntegrationTest
class SkillAvailabilityContractOnNative extends SkillAvailabilityContractTest {}
