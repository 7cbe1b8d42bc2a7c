package import HubDomain
import HubJSON

/// What is wrong with an input, gathered while it is read. Pointers are relative to the value being read; whoever reads
/// the value that contains it puts its own token in front.
package struct IssueList: Sendable {
    /// More are not kept: nobody reads them, and hostile input must not make a huge answer.
    package static let capacity = 100

    package private(set) var issues: [Issue] = []

    package init() {}

    package var isEmpty: Bool { issues.isEmpty }
    package var count: Int { issues.count }

    package mutating func add(_ code: String, _ detail: String, at pointer: String = "") {
        add(Issue(pointer: pointer, code: code, detail: detail))
    }

    package mutating func add(_ issue: Issue) {
        guard issues.count < Self.capacity else { return }
        issues.append(issue)
    }

    /// Takes over the issues of an inner value.
    mutating func add(_ inner: IssueList, under token: String) {
        guard !inner.isEmpty else { return }
        let prefix = "/" + JSONPointer.escape(token)
        for issue in inner.issues { add(issue.moved(under: prefix)) }
    }

    /// Puts the token in front of the issues from `start` on.
    mutating func prefix(from start: Int, with token: @autoclosure () -> String) {
        guard issues.count > start else { return }
        let prefix = "/" + JSONPointer.escape(token())
        for index in start..<issues.count { issues[index] = issues[index].moved(under: prefix) }
    }
}

extension Issue {
    /// The issue with a pointer that begins further out.
    fileprivate func moved(under prefix: String) -> Issue {
        Issue(pointer: prefix + pointer, code: code, detail: detail, satisfy: satisfy)
    }
}
