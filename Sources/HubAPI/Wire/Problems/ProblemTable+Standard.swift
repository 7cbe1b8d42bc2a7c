import HubDomain

extension ProblemTable {
    package static let standard = ProblemTable(
        [
            ProblemKind(
                .malformed,
                400,
                "The request can't be read",
                "The request breaks the rules of HTTP or JSON. For JSON, `line` and `column` say where. Sending it "
                    + "again unchanged can't help."
            ),
            ProblemKind(
                .unauthenticated,
                401,
                "Who is calling is not known",
                "The request needs a token: `Authorization: Bearer TOKEN`. The token is missing, unknown, expired or "
                    + "revoked."
            ),
            ProblemKind(
                .forbidden,
                403,
                "The caller may not do this",
                "The caller is known but has no role that allows this here. Someone with the role has to do it or "
                    + "give the role."
            ),
            ProblemKind(
                .notFound,
                404,
                "There is nothing here",
                "No such path, or nothing of that name that the caller may see."
            ),
            ProblemKind(
                .methodNotAllowed,
                405,
                "The method is not offered here",
                "The path exists but not with this method. The `Allow` field lists the methods it has."
            ),
            ProblemKind(
                .requestTimeout,
                408,
                "The request came too slowly",
                "The body did not arrive in time. Send it again."
            ),
            ProblemKind(
                .conflict,
                409,
                "The state does not allow this",
                "The request is sound but clashes with the present state: another request got there first, or the "
                    + "stage does not offer the action. `stage` and `allowed` tell what is possible."
            ),
            ProblemKind(
                .gateUnmet,
                409,
                "A gate is not satisfied",
                "The action is offered, but something must be in place first. `gates` and `errors` list all of it; "
                    + "each `satisfy` holds the request that would put it right."
            ),
            ProblemKind(
                .roundsExceeded,
                409,
                "The service includes no further round",
                "As many proofs were judged as the line's service includes rounds of approval. A lead grants more: "
                    + "follow the `satisfy` hints."
            ),
            ProblemKind(
                .staleVersion,
                412,
                "The resource has changed",
                "`If-Match` names a version that is no longer the current one. Read the resource again, apply the "
                    + "change to what it is now, and send the new `ETag`."
            ),
            ProblemKind(
                .tooLarge,
                413,
                "The body is too large",
                "The body has more bytes than this operation accepts. The detail names the limit."
            ),
            ProblemKind(
                .targetTooLong,
                414,
                "The path with its query is too long",
                "The request line has more bytes than the server reads. Ask for fewer things at once."
            ),
            ProblemKind(
                .unsupportedMediaType,
                415,
                "The media type is not accepted",
                "Bodies are `application/json`; a PATCH may also be `application/merge-patch+json`. Operations that "
                    + "take other types list them in the OpenAPI document."
            ),
            ProblemKind(
                .expectationFailed,
                417,
                "The expectation can't be met",
                "The `Expect` field may only say `100-continue`. Leave it out otherwise."
            ),
            ProblemKind(
                .invalid,
                422,
                "The request is not acceptable",
                "The request can be read but some of its values are missing, unknown or out of bounds. `errors` "
                    + "lists all of them, each with a JSON Pointer: into the body, or below `/query`, `/path` or "
                    + "`/headers`."
            ),
            ProblemKind(
                .forecastRefused,
                422,
                "A forecast is not possible",
                "The series is too short or holds values that are not finite. The detail gives the reason."
            ),
            ProblemKind(
                .preconditionRequired,
                428,
                "If-Match is required",
                "This change must name the version it is based on: send the `ETag` of the resource as `If-Match`."
            ),
            ProblemKind(
                .rateLimited,
                429,
                "Too many requests",
                "The caller has used up its share for now. `Retry-After` says when to try again."
            ),
            ProblemKind(
                .fieldsTooLarge,
                431,
                "The header fields are too large",
                "There are more header fields, or more bytes in them, than the server reads. Often a cookie is to blame."
            ),
            ProblemKind(
                .notImplemented,
                501,
                "The server does not know this method",
                "No path offers the method. `OPTIONS` on a path tells in `Allow` which methods it has."
            ),
            ProblemKind(
                .unavailable,
                503,
                "Not available now",
                "The service can't answer at the moment, for instance while it stops or the store is busy. Try again "
                    + "later; a POST with its `Idempotency-Key` is safe to repeat."
            ),
            ProblemKind(
                .versionNotSupported,
                505,
                "The version of HTTP is not spoken here",
                "The server speaks HTTP/1.1 and HTTP/1.0."
            ),
            ProblemKind(
                .storeFull,
                507,
                "The store is full",
                "There is no room to keep the change, so it was not made. Reading still works."
            ),
        ],
        internalError: ProblemKind(
            .internalError,
            500,
            "Something went wrong inside",
            "A fault of the service, not of the request. The log holds the cause under the `requestId`."
        )
    )
}
