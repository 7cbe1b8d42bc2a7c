package import HubDomain
package import HubJSON

extension RequestDraft {
    /// A newsletter for the division `consumer` that meets every requirement of intake and build.
    package static func newsletter(at now: Instant, title: String? = nil) throws -> RequestDraft {
        try BriefFixture("newsletter-consumer-garden", at: now).draft.titled(title)
    }

    /// A landing page for the division `consumer` that meets every requirement up to launch.
    package static func landingPage(at now: Instant, title: String? = nil) throws -> RequestDraft {
        try BriefFixture("landing-page-prize-draw", at: now).draft.titled(title)
    }

    /// A webinar and its landing page: two lines of different services.
    package static func twoLines(at now: Instant) throws -> RequestDraft {
        try BriefFixture("webinar-with-landing-page", at: now).draft
    }

    /// A newsletter that lacks what intake asks for: can be a draft but not be submitted.
    package static func incompleteNewsletter(at now: Instant) throws -> RequestDraft {
        try BriefFixture("incomplete-newsletter", at: now).draft
    }

    /// An event that can be submitted but not accepted.
    package static func incompleteForBuild(at now: Instant) throws -> RequestDraft {
        try BriefFixture("incomplete-event-for-build", at: now).draft
    }

    /// A title and nothing else.
    package static func empty(title: String = "An idea", division: String = "consumer") -> RequestDraft {
        RequestDraft(title: title, division: division)
    }

    /// The same request with another title.
    package func titled(_ title: String?) -> RequestDraft {
        var draft = self
        draft.title = title ?? draft.title
        return draft
    }

    /// The same request with an answer of the common brief set, or taken away by `nil`.
    package func answering(_ field: String, _ value: JSONValue?) -> RequestDraft {
        var draft = self
        draft.brief[field] = value
        return draft
    }
}
