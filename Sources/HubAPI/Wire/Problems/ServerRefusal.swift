import HTTPServer
import HTTPTypes
import HubDomain

extension ProblemTable {
    /// The answer to a request that the server refuses before any endpoint sees it.
    ///
    /// - Parameter detail: What is wrong, safe to show.
    func refusal(_ status: HTTPResponse.Status, _ detail: String, requestID: String) -> ServerResponse {
        let kind = kinds.first { $0.status == status.code }
        let error = HubError(kind?.code ?? .malformed, detail)
        var response = Problem(error, table: self, requestID: requestID).response
        response.status = status
        response.fields[.requestID] = requestID
        response.fields[.cacheControl] = "no-store"
        return response
    }
}
