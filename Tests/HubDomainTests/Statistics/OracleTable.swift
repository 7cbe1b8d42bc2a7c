import Foundation

/// Tables that other people's programs computed; the scripts are in `scripts/oracles/`.
enum OracleTable {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/oracles")

    static func read<Table: Decodable>(_ name: String, as table: Table.Type = Table.self) throws -> Table {
        try JSONDecoder().decode(Table.self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
    }
}

/// Whether two numbers agree to the given share of the greater one, or of 1 when both are smaller.
func agree(_ left: Double, _ right: Double, to tolerance: Double = 1e-9) -> Bool {
    left == right || abs(left - right) <= tolerance * max(1, abs(left), abs(right))
}

func agree(_ left: [Double], _ right: [Double], to tolerance: Double = 1e-9) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { agree($0, $1, to: tolerance) }
}
