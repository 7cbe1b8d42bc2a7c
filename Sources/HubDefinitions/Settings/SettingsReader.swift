import HubDomain

/// Reads the settings of the process over the standard ones.
struct SettingsReader {
    let log: ProblemLog

    private static let serverKeys = [
        "host", "port", "maxBodyBytes", "headerTimeoutSeconds", "idleTimeoutSeconds", "gracefulStopSeconds",
    ]

    func read(_ node: DefinitionNode) -> HubSettings? {
        if case .empty = node.content { return .standard }
        let keys = ["server", "zone", "log"]
        guard let reader = MappingReader(node, "the settings", keys: keys, log) else { return nil }
        var settings = HubSettings.standard
        if let node = reader.optional("server") { server(node, &settings.server) }
        if let node = reader.optional("log") { logging(node, &settings.log) }
        if let zone = reader.optional("zone").flatMap(zone) { settings.zone = zone }
        return settings
    }

    private func server(_ node: DefinitionNode, _ server: inout HubSettings.Server) {
        guard let reader = MappingReader(node, "server", keys: Self.serverKeys, log) else { return }
        if let host = reader.optional("host").flatMap(host) { server.host = host }
        number(reader, "port", 0...65_535, &server.port)
        number(reader, "maxBodyBytes", 1_024...1_073_741_824, &server.maxBodyBytes)
        number(reader, "headerTimeoutSeconds", 1...600, &server.headerTimeoutSeconds)
        number(reader, "idleTimeoutSeconds", 1...3_600, &server.idleTimeoutSeconds)
        number(reader, "gracefulStopSeconds", 0...600, &server.gracefulStopSeconds)
    }

    private func logging(_ node: DefinitionNode, _ settings: inout HubSettings.Log) {
        guard let reader = MappingReader(node, "log", keys: ["level", "format"], log) else { return }
        settings.level = reader.optional("level")?.word(of: HubSettings.Level.self, log) ?? settings.level
        settings.format = reader.optional("format")?.word(of: HubSettings.Format.self, log) ?? settings.format
    }

    private func number(_ reader: MappingReader, _ key: String, _ range: ClosedRange<Int64>, _ value: inout Int) {
        guard let read = reader.optional(key)?.integer(log, in: range), let number = Int(exactly: read) else { return }
        value = number
    }

    private func host(_ node: DefinitionNode) -> String? {
        guard let host = node.name(log) else { return nil }
        let isHost = host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
        if !isHost { log.refuse("`\(host)` is no address or host name", at: node.mark) }
        return host
    }

    private func zone(_ node: DefinitionNode) -> ZoneID? {
        guard let name = node.name(log) else { return nil }
        guard let zone = ZoneID(name) else {
            log.refuse("`\(name)` is no IANA time zone such as Europe/Berlin", at: node.mark)
            return nil
        }
        return zone
    }
}
