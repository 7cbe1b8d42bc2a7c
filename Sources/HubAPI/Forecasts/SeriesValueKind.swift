import HubJSON

/// A value of a series. A gap, written as null, is no number: the forecast refuses it and says where it is.
struct SeriesValueKind: ValueKind {
    var placeholder: Double { 0 }

    func read(_ value: JSONValue, into issues: inout IssueList) -> Double? {
        switch value {
        case .integer(let integer): return Double(integer)
        case .double(let double): return double
        case .null: return .nan
        default:
            issues.addType("a number", found: value)
            return nil
        }
    }

    func schema(_ recorder: inout SchemaRecorder) -> Schema { .number }
}
