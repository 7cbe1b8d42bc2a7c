import HubDomain

/// Reads the settings of the process over the standard ones.
struct SettingsReader {
    let log: ProblemLog

    private static let serverKeys =
        ["host", "unixSocket", "compression", "trustedProxies", "forwardedHeader"]
        + HubSettings.Server.numbers.map(\.key)

    func read(_ node: DefinitionNode) -> HubSettings? {
        if case .empty = node.content { return .standard }
        let keys = ["server", "files", "zone", "log"]
        guard let reader = MappingReader(node, "the settings", keys: keys, log) else { return nil }
        var settings = HubSettings.standard
        if let node = reader.optional("server") { server(node, &settings.server) }
        if let node = reader.optional("files") { files(node, &settings.files) }
        if let node = reader.optional("log") { logging(node, &settings.log) }
        if let zone = reader.optional("zone").flatMap(zone) { settings.zone = zone }
        return settings
    }

    private func server(_ node: DefinitionNode, _ server: inout HubSettings.Server) {
        guard let reader = MappingReader(node, "server", keys: Self.serverKeys, log) else { return }
        if let host = reader.optional("host").flatMap(host) { server.host = host }
        if let path = reader.optional("unixSocket").flatMap(socketPath) { server.unixSocket = path }
        for number in HubSettings.Server.numbers {
            guard let read = reader.optional(number.key)?.integer(log, in: number.range) else { continue }
            server[keyPath: number.place] = Int(read)
        }
        server.compression =
            reader.optional("compression")?.word(of: HubSettings.Switch.self, log) ?? server.compression
        if let proxies = reader.optional("trustedProxies") { server.trustedProxies = networks(proxies) }
        server.forwardedHeader =
            reader.optional("forwardedHeader")?.word(of: HubSettings.ForwardedHeader.self, log)
            ?? server.forwardedHeader
    }

    private func files(_ node: DefinitionNode, _ files: inout HubSettings.Files) {
        guard let reader = MappingReader(node, "files", keys: ["maxBytes", "personalDataDays"], log) else { return }
        if let bytes = reader.optional("maxBytes")?.integer(log, in: 1_024...1_073_741_824) {
            files.maxBytes = Int(bytes)
        }
        if let days = reader.optional("personalDataDays")?.integer(log, in: 0...3_650) {
            files.personalDataDays = Int(days)
        }
    }

    private func logging(_ node: DefinitionNode, _ settings: inout HubSettings.Log) {
        guard let reader = MappingReader(node, "log", keys: ["level", "format"], log) else { return }
        settings.level = reader.optional("level")?.word(of: HubSettings.Level.self, log) ?? settings.level
        settings.format = reader.optional("format")?.word(of: HubSettings.Format.self, log) ?? settings.format
    }

    private func host(_ node: DefinitionNode) -> String? {
        guard let host = node.name(log) else { return nil }
        let isHost = host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
        if !isHost { log.refuse("`\(host)` is no address or host name", at: node.mark) }
        return host
    }

    /// A Unix socket's path fits in 107 bytes (sockaddr_un of Linux).
    private func socketPath(_ node: DefinitionNode) -> String? {
        guard let path = node.name(log) else { return nil }
        guard path.utf8.count <= 107, !path.utf8.contains(0) else {
            log.refuse("a socket's path has at most 107 bytes", at: node.mark)
            return nil
        }
        return path
    }

    /// A list, or one text with commas, as a variable carries it.
    private func networks(_ node: DefinitionNode) -> [String] {
        if case .scalar = node.content {
            return (node.name(log) ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        }
        return (node.elements(log) ?? []).compactMap { $0.name(log) }
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
