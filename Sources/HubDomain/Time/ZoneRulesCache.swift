/// The tables of the zones used so far. It can't grow past the database's few hundred names.
final class ZoneRulesCache: Sendable {
    static let shared = ZoneRulesCache()

    private let tables = Locked<[ZoneID: ZoneRulesTable]>([:])

    func rules(of zone: ZoneID) -> ZoneRulesTable {
        tables.withLock { tables in
            if let known = tables[zone] { return known }
            let table = ZoneRulesTable(zone)
            tables[zone] = table
            return table
        }
    }
}
