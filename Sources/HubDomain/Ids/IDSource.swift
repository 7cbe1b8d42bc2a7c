/// Makes the ids of new rows.
package protocol IDSource: Sendable {
    /// A new id: a UUID in lower-case text, greater in bytewise order than every id this source gave before.
    func next() -> String
}
