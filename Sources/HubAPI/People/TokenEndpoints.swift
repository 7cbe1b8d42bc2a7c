import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addTokens(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, ListTokens, ItemsOutput<TokenOutput>>(
                .get,
                "/v1/tokens",
                id: "listTokens",
                tag: "People",
                summary: "List tokens, without their secrets",
                access: .person,
                failures: [.notFound, .forbidden]
            ) { input, request in
                let tokens = try await hub.tokens(of: input.person ?? request.caller.id, for: request.person)
                return Reply(ItemsOutput(items: tokens.map { TokenOutput(token: $0) }))
            }
        )
        catalogue.add(createToken(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, TokenPath, NoContent>(
                .delete,
                "/v1/tokens/{id}",
                id: "revokeToken",
                tag: "People",
                summary: "Revoke a token",
                access: .person,
                success: .noContent,
                failures: [.notFound, .forbidden]
            ) { input, request in
                try await hub.revokeToken(id: input.id, by: request.person)
                return .done
            }
        )
    }

    private static func createToken(_ hub: Hub) -> Endpoint<HubDomain.Caller, CreateToken, IssuedTokenOutput> {
        Endpoint(
            .post,
            "/v1/tokens",
            id: "createToken",
            tag: "People",
            summary: "Make a token",
            description: "The secret is shown in this answer only; a repetition of the request shows null.",
            access: .person,
            success: .created,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let keep = { @Sendable (issued: IssuedToken) in
                Reply(IssuedTokenOutput(token: issued.token, secret: nil))
            }
            return try await hub.issueToken(
                for: input.person ?? request.caller.id,
                name: input.name,
                expiresAt: input.expiresAt,
                by: request.person,
                repetition: request.repetition(keep)
            )
            .reply { Reply(IssuedTokenOutput(token: $0.token, secret: $0.secret)) }
        }
    }
}

struct ListTokens: EndpointInput {
    let person: String?

    init(_ reader: inout InputReader) {
        person = reader.query("person", .personReference, note: "Id or address; yourself without it.")
    }
}

struct TokenPath: EndpointInput {
    let id: String

    init(_ reader: inout InputReader) {
        id = reader.path("id", .text(1...100))
    }
}

struct CreateToken: EndpointInput {
    let person: String?
    let name: String
    let expiresAt: Instant?

    init(_ reader: inout InputReader) {
        person = reader.optional("person", .personReference, note: "Id or address; yourself without it.")
        name = reader.optional("name", .text(1...100), default: "API token")
        expiresAt = reader.optional("expiresAt", .instant)
    }
}

struct TokenOutput: ObjectOutput {
    let token: Token

    static let schemaName = "Token"

    static let fields: [OutputField<TokenOutput>] = [
        .init("id") { $0.token.id },
        .init("person") { $0.token.person },
        .init("name") { $0.token.name },
        .init("createdAt") { $0.token.createdAt },
        .init("expiresAt") { $0.token.expiresAt },
        .init("revokedAt") { $0.token.revokedAt },
    ]
}

struct IssuedTokenOutput: ObjectOutput {
    let token: Token
    let secret: String?

    static let schemaName = "IssuedToken"

    static let fields: [OutputField<IssuedTokenOutput>] = [
        .init("id") { $0.token.id },
        .init("person") { $0.token.person },
        .init("name") { $0.token.name },
        .init("secret", note: "Shown once.") { $0.secret },
        .init("createdAt") { $0.token.createdAt },
        .init("expiresAt") { $0.token.expiresAt },
    ]
}
