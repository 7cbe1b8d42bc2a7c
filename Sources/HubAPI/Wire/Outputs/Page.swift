package import HubJSON

/// One page of a list: `{"items": […], "nextCursor": …}`.
package struct Page<Item: JSONOutput>: JSONOutput {
    package let items: [Item]
    package let nextCursor: String?

    /// - Parameter next: The cursor of the page after this one, from ``PageRequest/cursor(after:)``; `nil` on the last.
    package init(_ items: [Item], next: String?) {
        self.items = items
        self.nextCursor = next
    }

    package static var schema: Schema {
        .object(
            ObjectSchema(properties: [
                .init(name: "items", schema: .array(Item.schema, [:]), isRequired: true),
                .init(name: "nextCursor", schema: .nullable(.string), isRequired: true),
            ])
        )
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.name("items")
        items.write(to: &writer)
        writer.name("nextCursor")
        nextCursor.write(to: &writer)
        writer.endObject()
    }
}
