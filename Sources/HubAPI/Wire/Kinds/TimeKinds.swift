package import HubDomain
package import HubJSON

/// An RFC 3339 date and time with its offset.
package struct InstantKind: TextValueKind {
    package var placeholder: Instant { Instant(milliseconds: 0) }

    package func read(_ value: JSONValue, into issues: inout IssueList) -> Instant? {
        guard case .string(let text) = value else {
            issues.addType("a string", found: value)
            return nil
        }
        return read(text: text, into: &issues)
    }

    package func read(text: String, into issues: inout IssueList) -> Instant? {
        if let instant = Instant(rfc3339: text) { return instant }
        issues.add("format", "must be a date and time with its offset such as 2026-11-21T21:34:05Z")
        return nil
    }

    package func schema(_ recorder: inout SchemaRecorder) -> Schema { .instant }
}

/// A date without time or zone.
package struct DateKind: TextValueKind {
    package var placeholder: CivilDate { CivilDate(dayNumber: 0) }

    package func read(_ value: JSONValue, into issues: inout IssueList) -> CivilDate? {
        guard case .string(let text) = value else {
            issues.addType("a string", found: value)
            return nil
        }
        return read(text: text, into: &issues)
    }

    package func read(text: String, into issues: inout IssueList) -> CivilDate? {
        if let date = CivilDate(iso8601: text) { return date }
        issues.add("format", "must be a date such as 2026-11-21")
        return nil
    }

    package func schema(_ recorder: inout SchemaRecorder) -> Schema { .date }
}

extension ValueKind where Self == InstantKind {
    package static var instant: InstantKind { InstantKind() }
}

extension ValueKind where Self == DateKind {
    package static var date: DateKind { DateKind() }
}
