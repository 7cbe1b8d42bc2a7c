import HubDomain

/// Writes a value out in full, so that two values that can't be compared (patterns aren't equatable) can be.
func fullDescription(of value: Any) -> String {
    if let pattern = value as? Pattern { return "/\(pattern.source)/" }
    if let calendar = value as? WorkCalendar {
        return "\(calendar.key) \(calendar.zone) " + fullDescription(of: calendar.hours)
    }
    let mirror = Mirror(reflecting: value)
    guard !mirror.children.isEmpty else { return String(describing: value) }
    let parts = mirror.children.map { ($0.label.map { $0 + ": " } ?? "") + fullDescription(of: $0.value) }
    let isOrdered = mirror.displayStyle != .dictionary && mirror.displayStyle != .set
    return "\(type(of: value))(" + (isOrdered ? parts : parts.sorted()).joined(separator: ", ") + ")"
}
