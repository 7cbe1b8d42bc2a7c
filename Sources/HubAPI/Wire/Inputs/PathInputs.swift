import HubDomain

/// The campaign that a path names.
struct CampaignPath: EndpointInput {
    let key: CampaignKey

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
    }
}

/// Something with an id of its own, such as a statement.
struct PartPath: EndpointInput {
    let id: String

    init(_ reader: inout InputReader) {
        id = reader.path("id", .partID)
    }
}

/// A definition of the kind that the path is about.
struct DefinitionPath: EndpointInput {
    let key: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .definitionKey)
    }
}

/// A page of a whole list.
struct PageInput: EndpointInput {
    let page: PageRequest

    init(_ reader: inout InputReader) {
        page = reader.page()
    }
}

/// A page of what a campaign has.
struct CampaignPageInput: EndpointInput {
    let key: CampaignKey
    let page: PageRequest

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        page = reader.page()
    }
}

/// A page of what a definition has.
struct DefinitionPageInput: EndpointInput {
    let key: String
    let page: PageRequest

    init(_ reader: inout InputReader) {
        key = reader.path("key", .definitionKey)
        page = reader.page()
    }
}

/// What is done to something with an id of its own, and why.
struct PartReasonInput: EndpointInput {
    let id: String
    let reason: String

    init(_ reader: inout InputReader) {
        id = reader.path("id", .partID)
        reason = reader.required("reason", .reason)
    }
}

/// What is done to a campaign, and why.
struct CampaignReasonInput: EndpointInput {
    let key: CampaignKey
    let reason: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        reason = reader.required("reason", .reason)
    }
}
