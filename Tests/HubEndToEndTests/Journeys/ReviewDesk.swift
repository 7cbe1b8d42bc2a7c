import HubJSON
import Testing

/// Performs actions on one campaign and, when a gate refuses, sends what the refusal hints at.
struct ReviewDesk {
    let hub: BootedHub
    let key: String
    /// Whose decision a proof waits for.
    var approver: String?

    func `try`(_ action: String, as token: String) async throws -> HTTPAnswer {
        try await hub.client.send("POST", "/v1/campaigns/\(key)/actions/\(action)", token: token, body: [:])
    }

    /// - Returns: The campaign afterwards.
    @discardableResult
    func perform(_ action: String, as token: String, mending helper: String) async throws -> JSONValue {
        for _ in 0..<20 {
            let answer = try await self.try(action, as: token)
            if answer.status == 200 { return try answer.json() }
            try #require(answer.status == 409, "\(answer.text)")
            let items = try answer.json()["errors"]?.array ?? []
            var mended = 0
            for item in items where try await mend(item, as: helper) { mended += 1 }
            try #require(mended > 0, "nothing could be mended: \(answer.text)")
        }
        throw HarnessFailure("\(action) stayed refused")
    }

    /// The whole story.
    func events(as token: String) async throws -> [JSONValue] {
        let answer = try await hub.client.get("/v1/campaigns/\(key)/events?limit=200", token: token)
        return try answer.json()["items"]?.array ?? []
    }

    /// A task that waits for another is refused; the next round finds it ready.
    private func mend(_ item: JSONValue, as token: String) async throws -> Bool {
        let hint = try #require(item["satisfy"], "\(item) has no hint")
        let method = try #require(hint["method"]?.string)
        let path = try #require(hint["href"]?.string)
        let body = hint["body"].map(Self.filled) ?? [:]
        let isDecision = path.hasSuffix("/decision")
        let person = isDecision ? approver ?? token : token
        let answer = try await hub.client.send(method, path, token: person, body: body)
        return (200..<300).contains(answer.status)
    }

    /// What only a person knows: who gets the test send, and how many were counted.
    private static func filled(_ value: JSONValue) -> JSONValue {
        if let list = value.array { return .array(list.map(filled)) }
        guard let object = value.object else { return value }
        return .object(
            JSONObject(
                object.members.map { name, value in
                    switch name {
                    case "seedList": (key: name, value: [["person": "qa@example.com", "client": "Webmail"]])
                    case "actualCount": (key: name, value: 48_000)
                    case "url": (key: name, value: "https://proofs.example.com/garden")
                    case "digest": (key: name, value: .string("sha256:" + String(repeating: "0a", count: 32)))
                    case "person": (key: name, value: "ann@example.com")
                    default: (key: name, value: filled(value))
                    }
                }
            )
        )
    }
}
