package import HubDomain

/// A definition in its typed form.
package enum DefinitionValue: Sendable {
    case calendar(WorkCalendar)
    case team(TeamDefinition)
    case division(DivisionDefinition)
    case workflow(WorkflowDefinition)
    case slaPolicy(SLAPolicy)
    case brief(BriefDefinition)
    case service(ServiceDefinition)
    case vendor(VendorDefinition)
    case freeze(FreezeDefinition)
    case rateCard(RateCard)
    case exchangeTable(ExchangeTable)
    case price(PriceDefinition)
}
