import HTTPTypes
package import HubDomain
package import HubJSON
package import HubOperations

extension HubAPI {
    static func addClocks(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(showQueue(hub))
        catalogue.add(explainSLA(hub))
        catalogue.add(retargetClocks(hub))
    }

    private static func explainSLA(_ hub: Hub) -> Endpoint<HubDomain.Caller, SLACalculatorInput, SLAExplanationOutput> {
        Endpoint(
            .post,
            "/v1/sla/explain",
            id: "explainSLA",
            tag: "Clocks",
            summary: "Work out when something is due, or how much working time went by",
            description: """
                Start and goal give the due instant, start and end the elapsed working time; pauses count for neither. \
                The answer lists the windows it used, so that a person can follow the arithmetic. Stores nothing.
                """,
            access: .person
        ) { input, request in
            let answer = try await hub.explain(
                input.question,
                repetition: request.repetition { Reply(SLAExplanationOutput(explanation: $0)) }
            )
            return try answer.reply { Reply(SLAExplanationOutput(explanation: $0)) }
        }
    }
}

extension SLAQuestion {
    /// Reads a question in its wire form.
    /// - Throws: `invalid` with every problem of form.
    package init(_ body: JSONValue) throws(HubError) {
        var reader = InputReader(document: body)
        guard let input = InputReader.read(SLACalculatorInput.self, &reader) else {
            throw HubError.invalid(reader.issues.issues)
        }
        self = input.question
    }
}

extension SLAExplanation {
    /// The wire form of the answer.
    package var json: [UInt8] { SLAExplanationOutput(explanation: self).encoded() }
}
