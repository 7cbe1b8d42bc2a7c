import HubDomain
import HubJSON

extension ValueKind where Self == MappedKind<TextKind, ProgrammeKey> {
    /// A programme's key in a path.
    static var programmeKey: Self {
        TextKind.text(.programmeKey, 1...23).map(
            placeholder: ProgrammeKey(number: 7),
            detail: "must be a programme key such as PRG-7"
        ) { ProgrammeKey($0) }
    }
}

extension TextPattern {
    fileprivate static let programmeKey = TextPattern(
        "^PRG-[1-9][0-9]{0,18}$",
        detail: "must be a programme key such as PRG-7"
    ) { ProgrammeKey($0) != nil }
}

struct ProgrammePath: EndpointInput {
    let key: ProgrammeKey

    init(_ reader: inout InputReader) {
        key = reader.path("key", .programmeKey)
    }
}

struct ProgrammeCampaignPath: EndpointInput {
    let key: ProgrammeKey
    let campaign: CampaignKey

    init(_ reader: inout InputReader) {
        key = reader.path("key", .programmeKey)
        campaign = reader.path("campaign", .campaignKey)
    }
}

struct MakeProgramme: EndpointInput {
    let title: String
    let note: String?
    let owner: String?

    init(_ reader: inout InputReader) {
        title = reader.required("title", .text(1...Programme.titleLimit), example: "Spring in the garden")
        note = reader.optional("note", .reason)
        owner = reader.optional("owner", .personReference, note: "Address or id; the caller without it.")
    }
}

struct EditProgramme: EndpointInput {
    let key: ProgrammeKey
    let title: String?
    let note: Patch<String>
    let owner: String?

    init(_ reader: inout InputReader) {
        key = reader.path("key", .programmeKey)
        title = reader.optional("title", .text(1...Programme.titleLimit), nullable: false)
        note = reader.patch("note", .reason)
        owner = reader.optional("owner", .personReference, nullable: false, note: "Address or id.")
    }
}
