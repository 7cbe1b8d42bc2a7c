import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// The two questions to the requester after the launch.
extension HubAPI {
    static func addFeedback(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, FeedbackOutput?>(
                .get,
                "/v1/campaigns/{key}/feedback",
                id: "showFeedback",
                tag: "Feedback",
                summary: "Show what the requester said",
                description: "null while there is no answer.",
                access: .person,
                failures: [.notFound, .forbidden]
            ) { input, request in
                Reply(try await hub.feedback(on: input.key, for: request.person).map(FeedbackOutput.init))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, GiveFeedback, FeedbackOutput>(
                .post,
                "/v1/campaigns/{key}/feedback",
                id: "giveFeedback",
                tag: "Feedback",
                summary: "Say how content you are with a launched campaign, and what should change",
                description: "Asked of the requester, after the launch, once.",
                access: .person,
                success: .created,
                failures: [.notFound, .forbidden, .conflict]
            ) { input, request in
                Reply(FeedbackOutput(given: try await hub.give(input.feedback, on: input.key, by: request.person)))
            }
        )
        addLinks(to: &catalogue, hub)
    }

    private static func addLinks(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, FeedbackLinkOutput>(
                .post,
                "/v1/campaigns/{key}/feedback-link",
                id: "makeFeedbackLink",
                tag: "Feedback",
                summary: "Make a link by which the requester answers without signing in",
                description: "It is good for one answer and shown once; a newer one replaces it.",
                access: .roles(.producer, .lead),
                success: .created,
                failures: [.notFound, .forbidden, .conflict]
            ) { input, request in
                Reply(FeedbackLinkOutput(secret: try await hub.makeFeedbackLink(for: input.key, by: request.person)))
            }
        )
        catalogue.add(
            Endpoint<NoCaller, FeedbackLinkPath, FeedbackQuestionOutput>(
                .get,
                "/v1/feedback/{secret}",
                id: "showFeedbackQuestion",
                tag: "Feedback",
                summary: "Show what a link asks about",
                failures: [.notFound]
            ) { input, _ in
                Reply(FeedbackQuestionOutput(question: try await hub.feedbackQuestion(behind: input.secret)))
            }
        )
        catalogue.add(
            Endpoint<NoCaller, AnswerFeedbackLink, FeedbackOutput>(
                .post,
                "/v1/feedback/{secret}",
                id: "answerFeedbackLink",
                tag: "Feedback",
                summary: "Answer by a link",
                success: .created,
                failures: [.notFound]
            ) { input, _ in
                Reply(FeedbackOutput(given: try await hub.give(input.feedback, behind: input.secret)))
            }
        )
    }
}

private struct FeedbackInput {
    let feedback: Feedback

    init(_ reader: inout InputReader) {
        let score = reader.required(
            "score",
            .integer(Feedback.scores),
            note: "How content are you? 1 not at all, 5 very.",
            example: 4
        )
        let suggestion = reader.optional("suggestion", .lines(1...4_000), note: "What should change?")
        feedback = Feedback(score: Int(score), suggestion: suggestion)
    }
}

struct GiveFeedback: EndpointInput {
    let key: CampaignKey
    let feedback: Feedback

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        feedback = FeedbackInput(&reader).feedback
    }
}

struct FeedbackLinkPath: EndpointInput {
    let secret: String

    init(_ reader: inout InputReader) {
        secret = reader.path("secret", .text(1...64), note: "The end of the link.")
    }
}

struct AnswerFeedbackLink: EndpointInput {
    let secret: String
    let feedback: Feedback

    init(_ reader: inout InputReader) {
        secret = reader.path("secret", .text(1...64), note: "The end of the link.")
        feedback = FeedbackInput(&reader).feedback
    }
}

struct FeedbackOutput: ObjectOutput {
    let given: GivenFeedback

    static let schemaName = "Feedback"
    static let fields: [OutputField<FeedbackOutput>] = [
        .init("score", example: .integer(4)) { $0.given.feedback.score },
        .init("suggestion") { $0.given.feedback.suggestion },
        .init("at") { $0.given.at },
    ]
}

struct FeedbackLinkOutput: ObjectOutput {
    let secret: String

    static let schemaName = "FeedbackLink"
    static let fields: [OutputField<FeedbackLinkOutput>] = [
        .init("path", note: "Behind the address of this hub.") { "/v1/feedback/\($0.secret)" }
    ]
}

struct FeedbackQuestionOutput: ObjectOutput {
    let question: FeedbackQuestion

    static let schemaName = "FeedbackQuestion"
    static let fields: [OutputField<FeedbackQuestionOutput>] = [
        .init("campaign") { $0.question.campaign.description },
        .init("title") { $0.question.title },
        .init("launchedAt") { $0.question.launchedAt },
        .init("questions", note: "For `score` and `suggestion`.") { _ in
            ["How content are you with this campaign, from 1 (not at all) to 5 (very)?", "What should change?"]
        },
    ]
}
