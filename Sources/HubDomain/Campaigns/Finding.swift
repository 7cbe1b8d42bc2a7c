/// Something that QA found wrong.
package struct Finding: Hashable, Sendable {
    /// `F1`, `F2` … within the campaign.
    package let id: String
    /// `nil` concerns every line.
    package let line: String?
    /// The checklist item that failed.
    package let item: String?
    package let severity: Severity
    /// Key from the workflow's finding causes.
    package let cause: String
    package let text: String
    /// The attempt of the line (the highest of all lines without one) in which it was found.
    package let attempt: Int
    package let by: String
    package let at: Instant
    package var resolvedAt: Instant?
    /// Who mended it during review, and how; `nil` for one that was mended by its task.
    package var resolvedBy: String?
    package var resolution: String?

    package init(
        id: String,
        line: String?,
        item: String?,
        severity: Severity,
        cause: String,
        text: String,
        attempt: Int,
        by: String,
        at: Instant,
        resolvedAt: Instant? = nil,
        resolvedBy: String? = nil,
        resolution: String? = nil
    ) {
        self.id = id
        self.line = line
        self.item = item
        self.severity = severity
        self.cause = cause
        self.text = text
        self.attempt = attempt
        self.by = by
        self.at = at
        self.resolvedAt = resolvedAt
        self.resolvedBy = resolvedBy
        self.resolution = resolution
    }

    package var isOpen: Bool { resolvedAt == nil }
    package func concerns(_ lineID: String) -> Bool { line == nil || line == lineID }
}

/// What a reviewer writes down.
package struct FindingDraft: Hashable, Sendable {
    package let line: String?
    package let item: String?
    package let severity: Severity
    package let cause: String
    package let text: String

    package init(line: String?, item: String?, severity: Severity, cause: String, text: String) {
        self.line = line
        self.item = item
        self.severity = severity
        self.cause = cause
        self.text = text
    }
}
