import HTTPTypes
import HubJSON

/// What the OpenAPI document promises, to hold answers against.
struct OpenAPIContract: Sendable {
    let document: JSONValue
    private let operations: [Operation]

    struct Operation: Sendable {
        let method: String
        let path: String
        let segments: [String]
        let content: JSONObject

        var responses: JSONObject { content["responses"]?.object ?? JSONObject() }
    }

    init(_ document: JSONValue) {
        self.document = document
        operations = (document["paths"]?.object?.members ?? []).flatMap { path, item in
            (item.object?.members ?? []).map { method, operation in
                Operation(
                    method: method.uppercased(),
                    path: path,
                    segments: path.split(separator: "/").map(String.init),
                    content: operation.object ?? JSONObject()
                )
            }
        }
    }

    var all: [Operation] { operations }

    /// The operation that a request means; a literal segment wins over a parameter.
    func operation(_ method: HTTPRequest.Method, _ segments: [String]) -> Operation? {
        let wanted = method == .head ? "GET" : method.rawValue
        return operations.filter { $0.method == wanted && $0.fits(segments) }
            .min { $0.parameterCount < $1.parameterCount }
    }

    /// In what an answer differs from what is promised for its operation; refusals before any operation are problems.
    func problems(with answer: APIAnswer, to method: HTTPRequest.Method, _ segments: [String]) -> [String] {
        guard let operation = operation(method, segments) else { return problemFaults(of: answer) }
        guard let response = operation.responses[String(answer.status)] else {
            return ["\(answer.status) is not declared for \(operation.method) \(operation.path)"]
        }
        guard let content = response["content"]?.object else {
            return answer.bytes.isEmpty ? [] : ["a body was not declared"]
        }
        let type = answer[field: "Content-Type"] ?? ""
        let essence = String(type.prefix { $0 != ";" })
        guard let media = content[type] ?? content[essence] ?? content["*/*"] else {
            return ["the media type \"\(type)\" is not declared"]
        }
        guard type.hasSuffix("json"), let schema = media["schema"] else { return [] }
        return SchemaChecker(document).problems(with: answer.json, against: schema)
    }

    private func problemFaults(of answer: APIAnswer) -> [String] {
        guard answer.status >= 400 else { return answer.status == 204 ? [] : ["\(answer.status) of no operation"] }
        return SchemaChecker(document).problems(with: answer.json, against: ["$ref": "#/components/schemas/Problem"])
    }
}

extension OpenAPIContract.Operation {
    fileprivate func fits(_ target: [String]) -> Bool {
        segments.count == target.count
            && zip(segments, target).allSatisfy { $0.hasPrefix("{") ? !$1.isEmpty : $0 == $1 }
    }

    fileprivate var parameterCount: Int { segments.count { $0.hasPrefix("{") } }
}
