/// One `name=value` pair of a query, decoded. A pair without `=` has an empty value.
public struct QueryItem: Hashable, Sendable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
