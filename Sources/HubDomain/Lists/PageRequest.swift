/// Which part of a list to read: up to `limit` rows after the row with this key in the list's total order.
package struct PageRequest<Key: Sendable>: Sendable {
    /// At most this many rows a page, whatever was asked for.
    package static var greatestLimit: Int { 200 }

    package let limit: Int
    package let after: Key?

    /// - Parameter limit: Brought into 1…200.
    package init(limit: Int, after: Key? = nil) {
        self.limit = min(max(limit, 1), Self.greatestLimit)
        self.after = after
    }

    /// How many rows the statement asks for: one more than the page holds shows whether there is a next one.
    package var fetchCount: Int { limit + 1 }

    /// The page made of the rows that ``fetchCount`` brought.
    package func page<Item: Sendable>(_ rows: [Item], key: (Item) -> Key) -> Page<Item, Key> {
        let items = Array(rows.prefix(limit))
        let next = rows.count > limit ? items.last.map(key) : nil
        return Page(items: items, next: next)
    }
}

/// A part of a list and the key after which the next part starts; none when this is the last.
package struct Page<Item: Sendable, Key: Sendable>: Sendable {
    package let items: [Item]
    package let next: Key?

    package init(items: [Item], next: Key?) {
        self.items = items
        self.next = next
    }
}
