import HubDomain
import HubJSON

struct ChangePath: EndpointInput {
    let key: CampaignKey
    let id: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        id = reader.path("id", .partID)
    }
}

struct EndChange: EndpointInput {
    let key: CampaignKey
    let id: String
    let reason: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        id = reader.path("id", .partID)
        reason = reader.required("reason", .reason)
    }
}

struct DropLines: EndpointInput {
    let key: CampaignKey
    let lines: [String]
    let reason: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        lines = reader.required("lines", .list(of: .partID, 1...50))
        reason = reader.required("reason", .reason)
    }
}

struct ProposeChange: EndpointInput {
    let key: CampaignKey
    let reason: String
    let brief: JSONObject?
    let requestedLaunchAt: Instant?
    let committedLaunchAt: Instant?
    let lines: [ChangedLineInput]
    let added: [AddedLineInput]
    let dropped: [String]

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        reason = reader.required("reason", .reason)
        brief = reader.optional("brief", .jsonObject, note: "Merge patch of the campaign's answers.")
        requestedLaunchAt = reader.optional("requestedLaunchAt", .instant)
        committedLaunchAt = reader.optional(
            "committedLaunchAt",
            .instant,
            note: "The launch that the team commits to along with the change."
        )
        lines = reader.optional("lines", .list(of: .object(ChangedLineInput.self), 0...50), default: [])
        added = reader.optional("add", .list(of: .object(AddedLineInput.self), 0...50), default: [])
        dropped = reader.optional("drop", .list(of: .partID, 0...50), default: [], note: "Lines that are given up.")
    }

    var change: ScopeChange {
        ScopeChange(
            brief: brief,
            requestedLaunchAt: requestedLaunchAt,
            committedLaunchAt: committedLaunchAt,
            edited: lines.map(\.line),
            added: added.map(\.line),
            dropped: dropped
        )
    }
}

/// A line that is to be otherwise.
struct ChangedLineInput: EndpointInput {
    let line: ScopeChange.EditedLine

    static let schemaName = "ChangedLine"

    init(_ reader: inout InputReader) {
        line = ScopeChange.EditedLine(
            line: reader.required("line", .partID, example: "L1"),
            tier: reader.optional("tier", .choice(Tier.self)),
            quantity: reader.optional("quantity", .integer(1...1_000)),
            locale: reader.optional("locale", .text(2...35)),
            answers: reader.optional("answers", .jsonObject, note: "Merge patch of the answers.")
        )
    }
}

/// A line that comes in.
struct AddedLineInput: EndpointInput {
    let line: ScopeChange.AddedLine

    static let schemaName = "AddedLine"

    init(_ reader: inout InputReader) {
        line = ScopeChange.AddedLine(
            service: reader.required("service", .definitionKey, example: "landing-page"),
            tier: reader.optional("tier", .choice(Tier.self), note: "Without it the sizing rules decide."),
            quantity: reader.optional("quantity", .integer(1...1_000), default: 1),
            locale: reader.required("locale", .text(2...35), example: "en-GB"),
            variantOf: reader.optional("variantOf", .partID, note: "A line that is there already."),
            answers: reader.optional("answers", .jsonObject, default: JSONObject())
        )
    }
}
