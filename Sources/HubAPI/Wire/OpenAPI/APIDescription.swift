/// What the OpenAPI document says of the API as a whole.
package struct APIDescription: Sendable {
    package struct Tag: Sendable {
        package let name: String
        package let description: String

        package init(_ name: String, _ description: String) {
            self.name = name
            self.description = description
        }
    }

    package var title: String
    package var version: String
    package var description: String
    /// In the order of the documentation; tags of endpoints that are not among them follow.
    package var tags: [Tag]

    package init(title: String, version: String, description: String, tags: [Tag] = []) {
        self.title = title
        self.version = version
        self.description = description
        self.tags = tags
    }
}
