import HubJSON

/// An answer that a rule wants no other campaign to give.
package struct UniqueAnswer: Hashable, Sendable {
    package let service: String
    package let field: String
    /// The answer as text.
    package let value: String
    /// The line that gives it.
    package let line: String
}

extension Campaign {
    /// The answers of the lines that should be unique; a variant holds what it has of its own.
    package func uniqueAnswers(by definitions: CampaignDefinitions) throws -> Set<UniqueAnswer> {
        var answers: Set<UniqueAnswer> = []
        for line in lines {
            for field in try definitions.service(of: line).uniqueFields {
                guard let answer = line.answers[field], answer.isAnswer else { continue }
                answers.insert(
                    UniqueAnswer(
                        service: line.service,
                        field: field,
                        value: answer.string ?? answer.text(),
                        line: line.id
                    )
                )
            }
        }
        return answers
    }

    /// Those that nobody else may give: from the submission on, until the campaign is given up.
    package func heldAnswers(by definitions: CampaignDefinitions) throws -> Set<UniqueAnswer> {
        guard submittedAt != nil, !definitions.workflow.reached(from: stage).isEmpty else { return [] }
        return try uniqueAnswers(by: definitions)
    }
}
