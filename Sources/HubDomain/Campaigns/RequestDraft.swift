package import HubJSON

/// A brief as it comes in, before anything of it is trusted.
package struct RequestDraft: Sendable {
    package var title: String
    package var division: String
    package var priority: Priority
    package var requestedLaunchAt: Instant?
    /// Person id.
    package var requestedFor: String?
    /// Person ids.
    package var watchers: [String]
    package var links: [CampaignLink]
    package var brief: JSONObject
    package var lines: [Line]

    package struct Line: Sendable {
        /// Names an existing line of a draft that is edited.
        package var id: String?
        package var service: String
        package var tier: Tier?
        package var quantity: Int
        package var locale: String
        /// The line whose answers this one inherits; in a new request `L1` is the first line.
        package var variantOf: String?
        package var answers: JSONObject

        package init(
            id: String? = nil,
            service: String,
            tier: Tier?,
            quantity: Int = 1,
            locale: String,
            variantOf: String? = nil,
            answers: JSONObject
        ) {
            self.id = id
            self.service = service
            self.tier = tier
            self.quantity = quantity
            self.locale = locale
            self.variantOf = variantOf
            self.answers = answers
        }
    }

    package init(
        title: String,
        division: String,
        priority: Priority = .normal,
        requestedLaunchAt: Instant? = nil,
        requestedFor: String? = nil,
        watchers: [String] = [],
        links: [CampaignLink] = [],
        brief: JSONObject = JSONObject(),
        lines: [Line] = []
    ) {
        self.title = title
        self.division = division
        self.priority = priority
        self.requestedLaunchAt = requestedLaunchAt
        self.requestedFor = requestedFor
        self.watchers = watchers
        self.links = links
        self.brief = brief
        self.lines = lines
    }

    package static let titleBounds = FieldType.Bounds(minimum: 1, maximum: 200)
    package static let quantityBounds = FieldType.Bounds(minimum: 1, maximum: 1_000)
    /// Service lines of one campaign.
    package static let lineLimit = 50
    /// People who may follow one campaign.
    package static let watcherLimit = 50
}

extension RequestDraft {
    /// What is wrong with the form of a brief: unknown fields, wrong types, bounds, fields that aren't the caller's to
    /// fill in. Whether it is complete is judged by the requirements.
    /// - Parameters:
    ///   - services: The newest version of each service that the lines name and the catalogue has.
    ///   - author: In whose place the answers are given.
    package func problems(
        brief definition: BriefDefinition,
        services: [String: ServiceDefinition],
        from author: FieldOwner = .requester
    ) -> [Issue] {
        var issues = Self.problems(withTitle: title)
        issues += definition.fields.problems(with: brief, from: author, at: "/brief")
        if lines.count > Self.lineLimit {
            issues.append(.invalid("/lines", "A campaign has at most \(Self.lineLimit) lines"))
        }
        if watchers.count > Self.watcherLimit {
            issues.append(.invalid("/watchers", "A campaign has at most \(Self.watcherLimit) watchers"))
        }
        for (index, line) in lines.prefix(Self.lineLimit).enumerated() {
            issues += line.problems(at: "/lines/\(index)", services: services, from: author)
        }
        return issues
    }

    package static func problems(withTitle title: String) -> [Issue] {
        guard title.contains(where: { !$0.isWhitespace }) else {
            return [.required("/title", "Give the campaign a title")]
        }
        return TextRules.problem(with: title, bounds: titleBounds, allowsLines: false)
            .map { [.invalid("/title", $0)] } ?? []
    }
}

extension RequestDraft.Line {
    fileprivate func problems(
        at pointer: String,
        services: [String: ServiceDefinition],
        from author: FieldOwner
    ) -> [Issue] {
        let issues = Self.problems(quantity: quantity, locale: locale, at: pointer)
        guard let service = services[service] else {
            let known = services.keys.sorted().listed
            let hint = known.isEmpty ? "GET /v1/services lists them" : "known are \(known)"
            return [.invalid(pointer + "/service", "There is no service \"\(self.service.shortened)\"; \(hint)")]
                + issues
        }
        return issues + service.fields.problems(with: answers, from: author, at: pointer + "/answers")
    }

    /// What is wrong with the parts of a line that every service has.
    package static func problems(quantity: Int?, locale: String?, at pointer: String) -> [Issue] {
        var issues: [Issue] = []
        if let quantity, !RequestDraft.quantityBounds.contains(Int64(quantity)) {
            issues.append(.invalid(pointer + "/quantity", "must be \(RequestDraft.quantityBounds.words)"))
        }
        if let locale, !LanguageTag.isValid(locale) {
            issues.append(.invalid(pointer + "/locale", "must be a language tag such as en-GB"))
        }
        return issues
    }
}

extension [FieldDefinition] {
    /// What is wrong with answers that somebody gives: those that aren't theirs to give, and what is wrong with any.
    func problems(with answers: JSONObject, from author: FieldOwner, at pointer: String) -> [Issue] {
        ownershipIssues(of: answers.withoutNulls, from: author, at: pointer) + problems(with: answers, at: pointer)
    }

    /// One issue for each answer that production gives and somebody else sent.
    func ownershipIssues(of answers: JSONObject, from author: FieldOwner, at pointer: String) -> [Issue] {
        guard author == .requester else { return [] }
        let producerFields = lazy.filter { $0.filledBy == .producer }.map(\.id)
        return answers.keys.filter { producerFields.contains($0) }.map {
            .invalid(pointer + "/" + JSONPointer.escape($0), "is filled in by production")
        }
    }

    /// What is wrong with a set of answers: members that are no field, and values of the wrong form.
    package func problems(with answers: JSONObject, at pointer: String) -> [Issue] {
        var issues = answers.unknownMembers(beside: map(\.id), at: pointer)
        for (key, value) in answers.members {
            // By index: a definition is large, and a table of them would copy each.
            guard let index = firstIndex(where: { $0.id == key }) else { continue }
            issues += self[index].problems(with: value, at: pointer + "/" + JSONPointer.escape(key))
        }
        return issues
    }
}

extension JSONObject {
    /// Without members that are `null`, which stand for no answer.
    package var withoutNulls: JSONObject {
        JSONObject(members.filter { !$0.value.isNull })
    }
}
