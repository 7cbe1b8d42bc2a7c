import Foundation

/// The name of a time zone in the IANA database, such as `Europe/Berlin`.
///
/// Taken: names of the form `Area/Location` that the database knows, links such as `US/Pacific` and the fixed zones of
/// `Etc` included (in `Etc/GMT+5` the sign is that of POSIX: five hours *behind* UTC); the few links that are the name
/// of a place or a word, such as `Japan` or `Zulu`; and `UTC`. Refused: offsets (`GMT+5`, `+05:00`), POSIX strings
/// (`EST5EDT`) and abbreviations (`EST`, `CET`, `GMT`), which say too little about when the clocks change, even where
/// the database keeps an entry under such a name. Case matters.
///
/// Two names are equal when they are written alike: `UTC` is not `Etc/UTC`.
package struct ZoneID: Hashable, Sendable {
    package let name: String

    package static let utc = ZoneID(unchecked: "UTC")

    /// - Returns: `nil` for a name that isn't one of the database or is refused.
    package init?(_ name: String) {
        guard name == "UTC" || Self.isSpelledAsPlace(name), TimeZone(identifier: name) != nil else { return nil }
        self.name = name
    }

    private init(unchecked name: String) {
        self.name = name
    }

    private static func isSpelledAsPlace(_ name: String) -> Bool {
        guard name.utf8.allSatisfy(isNameByte), !retired.contains(name) else { return false }
        guard let slash = name.firstIndex(of: "/") else {
            return name.utf8.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        }
        return areas.contains(String(name[..<slash]))
    }

    /// Foundation reads a name up to its first NUL, for one.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"): true
        default: false
        }
    }

    private static let areas: Set<String> = [
        "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Brazil", "Canada", "Chile",
        "Etc",
        "Europe", "Indian", "Mexico", "Pacific", "US",
    ]

    /// Known to Foundation's data, but not zones of today's database, or (`Factory`) not zones at all.
    private static let retired: Set<String> = ["Canada/East-Saskatchewan", "Factory", "US/Pacific-New"]
}

extension ZoneID: CustomStringConvertible {
    package var description: String { name }
}
