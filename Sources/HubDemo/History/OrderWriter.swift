import HubDomain
import HubJSON

/// Writes the brief of an order.
struct OrderWriter {
    let profile: DivisionProfile
    let division: DivisionDefinition
    /// Addresses of those who may answer for the campaign.
    let people: [String]
    let arrival: CivilDate
    let slot: (date: CivilDate, hour: Int)

    func draft(
        _ services: [ServiceKind],
        _ tier: Tier,
        _ requester: String,
        _ priority: Priority,
        _ slot: Instant,
        _ dice: inout Dice
    ) -> RequestDraft {
        let topic = dice.pick(profile.topics)
        let audience = dice.pick(profile.audiences)
        let city = dice.pick(profile.cities)
        let substitute = people.filter { $0 != requester }.randomElement(using: &dice) ?? requester
        let contexts = services.indices.map { index in
            let place = place(services[index], isFirst: index == 0, &dice)
            return ContentContext(
                profile: profile,
                division: division,
                topic: topic,
                audience: audience,
                tier: index == 0 ? tier : min(tier, .medium),
                locale: place.locale,
                language: place.language,
                city: city,
                contact: requester,
                substitute: substitute,
                submittedOn: arrival,
                launchOn: self.slot.date,
                launchHour: self.slot.hour
            )
        }
        let answers = zip(services, contexts).map { $0.answers($1, &dice) }
        return RequestDraft(
            title: TitleWriter.title(of: services[0], answers[0], contexts[0], &dice),
            division: profile.key,
            priority: priority == .urgent ? .high : priority,
            requestedLaunchAt: slot,
            brief: BriefWriter.brief(services[0], answers, contexts[0], &dice),
            lines: linked(services.indices.map { line(services[$0], contexts[$0], answers[$0], at: $0, &dice) })
        )
    }

    /// Translations go into another language; so does now and then a further line.
    private func place(
        _ service: ServiceKind,
        isFirst: Bool,
        _ dice: inout Dice
    ) -> (locale: String, language: String) {
        let other = dice.pick(profile.otherLocales)
        let isForeign = service == .translation || (!isFirst && dice.happens(0.3))
        return isForeign ? other : (profile.locale, other.language)
    }

    private func line(
        _ service: ServiceKind,
        _ context: ContentContext,
        _ answers: JSONObject,
        at index: Int,
        _ dice: inout Dice
    ) -> RequestDraft.Line {
        let isWellSized = dice.happens(0.88)
        return RequestDraft.Line(
            id: "L\(index + 1)",
            service: service.rawValue,
            tier: isWellSized ? context.tier : dice.pick(Tier.allCases),
            quantity: 1,
            locale: context.locale,
            answers: answers
        )
    }

    /// A further newsletter in another language is a variant of the first: it has its own words and nothing else.
    private func linked(_ lines: [RequestDraft.Line]) -> [RequestDraft.Line] {
        guard let first = lines.first, first.service == ServiceKind.newsletter.rawValue else { return lines }
        return lines.enumerated().map { index, line in
            guard index > 0, line.service == first.service, line.locale != first.locale else { return line }
            var variant = line
            variant.variantOf = "L1"
            variant.answers = JSONObject(line.answers.members.filter { ["subject", "preheader"].contains($0.key) })
            return variant
        }
    }
}
