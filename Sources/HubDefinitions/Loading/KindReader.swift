import HubDomain

/// Reads a definition of any kind.
struct KindReader {
    let context: ReadingContext
    let log: ProblemLog

    struct Reading {
        /// `nil` after problems.
        let value: DefinitionValue?
        /// What a brief gives to services even when a part of it is broken.
        var common: ReadingContext.CommonBrief?
    }

    func read(_ node: DefinitionNode, as kind: DefinitionKind) -> Reading {
        switch kind {
        case .calendar:
            return Reading(value: CalendarDefinitionReader(log: log).read(node).map(DefinitionValue.calendar))
        case .team:
            return Reading(value: TeamReader(context: context, log: log).read(node).map(DefinitionValue.team))
        case .division:
            return Reading(value: DivisionReader(context: context, log: log).read(node).map(DefinitionValue.division))
        case .workflow:
            return Reading(value: WorkflowReader(log: log).read(node).map(DefinitionValue.workflow))
        case .slaPolicy:
            return Reading(value: SLAPolicyReader(context: context, log: log).read(node).map(DefinitionValue.slaPolicy))
        case .service:
            return Reading(value: ServiceReader(context: context, log: log).read(node).map(DefinitionValue.service))
        case .brief:
            let (brief, common) = BriefReader(context: context, log: log).read(node)
            return Reading(value: brief.map(DefinitionValue.brief), common: common)
        case .vendor:
            return Reading(value: VendorReader(context: context, log: log).read(node).map(DefinitionValue.vendor))
        case .freeze:
            return Reading(value: FreezeReader(context: context, log: log).read(node).map(DefinitionValue.freeze))
        case .rateCard:
            return Reading(value: RateCardReader(context: context, log: log).read(node).map(DefinitionValue.rateCard))
        case .exchangeTable:
            return Reading(value: ExchangeTableReader(log: log).read(node).map(DefinitionValue.exchangeTable))
        case .price:
            return Reading(value: PriceReader(context: context, log: log).read(node).map(DefinitionValue.price))
        }
    }
}

extension DefinitionKind {
    /// What a definition of the kind may say.
    var shape: MappingShape {
        switch self {
        case .calendar: CalendarDefinitionReader.shape
        case .team: TeamReader.shape
        case .division: DivisionReader.shape
        case .workflow: WorkflowReader.shape
        case .slaPolicy: SLAPolicyReader.shape
        case .service: ServiceReader.shape
        case .brief: BriefReader.shape
        case .vendor: VendorReader.shape
        case .freeze: FreezeReader.shape
        case .rateCard: RateCardReader.shape
        case .exchangeTable: ExchangeTableReader.shape
        case .price: PriceReader.shape
        }
    }
}
