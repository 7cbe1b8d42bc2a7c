import HubDefinitions
import HubDomain
import HubJSON
import Testing

/// What the readers make of the small configuration.
struct TypedReadingTests {
    let set: DefinitionSet

    init() throws {
        set = try DefinitionSet.load(files: SmallConfiguration().files)
    }

    private func service() throws -> ServiceDefinition { try #require(set.services["poster"]) }

    private func field(_ id: String) throws -> FieldDefinition {
        try #require(service().fields.first { $0.id == id })
    }

    private func rule(_ id: String) throws -> Predicate {
        try #require(service().requirements.first { $0.id == id }).rule
    }

    @Test func `definitions come in the order in which they build on each other`() {
        let order: [DefinitionKind] = [
            .calendar, .team, .division, .workflow, .slaPolicy, .brief, .service, .vendor, .freeze, .freeze,
            .rateCard, .exchangeTable, .price,
        ]
        #expect(set.definitions.map(\.kind) == order)
        #expect(set.definition(.service, "poster")?.name == "Poster")
        #expect(set.definition(.service, "office") == nil)
    }

    @Test func `a table keeps the order of its columns and makes choices of lists`() throws {
        guard case .table(let columns, let bounds) = try field("sizes").type else {
            Issue.record("sizes is no table")
            return
        }
        #expect(columns.map(\.name) == ["name", "width", "printOn", "stock"])
        #expect(columns.map(\.label) == ["Name", "Width", "Print on", "Stock"])
        #expect(columns.map(\.type.name) == ["text", "integer", "date", "choice"])
        #expect(bounds == FieldType.Bounds(maximum: 12))
    }

    @Test func `fields carry their bounds, patterns, owners and derived labels`() throws {
        guard case .text(let bounds, nil) = try field("headline").type else {
            Issue.record("headline is no text without a pattern")
            return
        }
        #expect(bounds == FieldType.Bounds(minimum: 3, maximum: 60))
        #expect(try field("headline").isPerLocale)
        #expect(try field("orderNumber").label == "Order number")
        #expect(try field("printed").filledBy == .producer)
        #expect(try field("colour").due == .intake)
        #expect(try field("remark").due == nil)
        guard case .text(_, let pattern?) = try field("orderNumber").type else {
            Issue.record("orderNumber has no pattern")
            return
        }
        #expect(pattern.matchesWhole("AB-12"))
        #expect(!pattern.matchesWhole("ab-12"))
    }

    @Test func `unless is the contrary of a condition`() throws {
        guard case .not(.equals(let reference, .literal(let literal))) = try field("inks").condition else {
            Issue.record("\(String(describing: try field("inks").condition))")
            return
        }
        #expect(reference.description == "colour")
        #expect(literal == "black")
    }

    @Test func `the word iso-3166 stands for the countries, NO among them`() throws {
        guard case .choices(let options, _) = try field("countries").type else {
            Issue.record("countries is no list of choices")
            return
        }
        #expect(options.count == 249)
        #expect(options.contains("NO"))
        guard case .oneOf(_, let countries) = try rule("PO-06") else {
            Issue.record("PO-06 is no one-of")
            return
        }
        #expect(countries == ["DE", "NO"])
    }

    @Test func `a known name on the right is a field, anything else a typed literal`() throws {
        guard
            case .all(let parts) = try rule("PO-07"),
            case .ifThen(.equals(_, .literal(let tier)), .compare(_, .lessOrEqual, .reference(let copies))) = parts[1]
        else {
            Issue.record("PO-07 is read differently")
            return
        }
        #expect(tier == "L")
        #expect(copies.root == "copies")
        guard case .compare(let sizes, .greater, .literal(let three)) = try service().sizing[0].condition else {
            Issue.record("the first sizing rule is read differently")
            return
        }
        #expect(sizes.isCount)
        #expect(three == 3)
        guard case .equals(_, .literal(let flag)) = set.brief.requirements[0].condition else {
            Issue.record("C-01 is read differently")
            return
        }
        #expect(flag == true)
    }

    @Test func `rules about dates and numbers carry their figures`() throws {
        guard case .ahead(_, let days) = try rule("PO-01"), case .order(_, let later, 1) = try rule("PO-05") else {
            Issue.record("PO-01 or PO-05 is read differently")
            return
        }
        #expect(days == PerTier(small: 3, medium: 5, large: 8))
        #expect(later.description == "sizes[0].printOn")
        #expect(try service().requirements.map(\.level) == [.warning] + Array(repeating: .blocking, count: 6))
        guard case .withinPercent(_, _, 5) = try rule("PO-04") else {
            Issue.record("PO-04 is read differently")
            return
        }
    }

    @Test func `tasks and checklist items carry their repetition and order`() throws {
        let tasks = try service().tasks
        #expect(tasks.map(\.after) == [[], ["t1"], ["t2"], []])
        #expect(tasks[1].minutes == PerTier(small: 0, medium: 60, large: 90))
        #expect(tasks[1].repetition == Repetition(rowOf: "sizes"))
        #expect(tasks[2].repetition == Repetition(perLocale: true))
        #expect(tasks.map(\.role) == [.producer, .producer, .reviewer, .vendor])
        let item = try service().checklist[0]
        #expect(item.evidence == .screenshot)
        #expect(item.isKept)
    }

    @Test func `actions know their stages, targets, roles, gates and reasons`() throws {
        let workflow = try #require(set.workflows["production"])
        let cancel = try #require(workflow.action("cancel"))
        #expect(cancel.from == ["draft", "intake", "build", "qa", "launch"])
        #expect(cancel.roleStages == [.requester: ["draft", "intake"]])
        #expect(cancel.effect == .cancel)
        #expect(cancel.reason == ActionDefinition.ReasonRule(isRequired: true))
        let reopen = try #require(workflow.action("reopen"))
        #expect(reopen.target == .byStage(["closed": "build", "cancelled": "intake"]))
        #expect(workflow.action("hold")?.target == .stays)
        #expect(workflow.action("hold")?.reason == ActionDefinition.ReasonRule(isRequired: true, list: .hold))
        #expect(workflow.action("resume")?.reason.isAccepted == false)
        #expect(workflow.action("accept")?.gates == [.requirements("build"), .committedDateSet])
        #expect(workflow.reasons[.hold].map(\.key) == ["waiting", "frozen"])
        #expect(workflow.reasons.reason("waiting", in: .hold)?.pauses == ["build", "qa"])
    }

    @Test func `divisions, teams and calendars are read with their zones`() throws {
        let division = try #require(set.divisions["sales"])
        #expect(division.needsPurchaseOrder)
        #expect(division.fiscalYearStart == "--04-01")
        #expect(set.teams["makers"]?.skills == ["design", "proof-reading"])
        let calendar = try #require(set.calendars["office"])
        #expect(calendar.zone == ZoneID("Europe/Berlin"))
        let christmas = try #require(CivilDate(year: 2030, month: 12, day: 25))
        #expect(calendar.hours.isHoliday(christmas))
        let monday = try #require(CivilDate(year: 2026, month: 11, day: 23))
        #expect(calendar.hours.windows(beginningOn: monday).count == 2)
    }
}
