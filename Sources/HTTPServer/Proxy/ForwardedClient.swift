import HTTPTypes

extension TrustedProxies {
    /// The client that a trusted proxy speaks for: the last hop, seen from us, that is not trusted itself. Hops before
    /// it could be invented by it. A hop that is no address ends the search at the proxy that reported it.
    func client(behind peer: PeerAddress, _ fields: HTTPFields) -> PeerAddress {
        let hops = source == .xForwarded ? Self.xForwarded(fields) : Self.forwarded(fields)
        var client = peer
        for hop in hops.reversed() {
            guard let address = hop.address else { break }
            client = PeerAddress(address: address, port: nil, isSecure: hop.isSecure)
            if !trusts(address) { break }
        }
        return client
    }

    private struct Hop {
        var address: IPAddress?
        var isSecure: Bool
    }

    private static func xForwarded(_ fields: HTTPFields) -> [Hop] {
        let isSecure = list(fields[.xForwardedProto]).last?.lowercased() == "https"
        return list(fields[.xForwardedFor]).map { Hop(address: node($0), isSecure: isSecure) }
    }

    /// RFC 7239: elements separated by commas, `name=value` pairs by semicolons, values perhaps quoted.
    private static func forwarded(_ fields: HTTPFields) -> [Hop] {
        list(fields[.forwarded]).map { element in
            var hop = Hop(address: nil, isSecure: false)
            for pair in element.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1).map { Self.trimmed($0) }
                guard parts.count == 2 else { continue }
                let value = parts[1].filter { $0 != "\"" }
                switch parts[0].lowercased() {
                case "for": hop.address = node(value)
                case "proto": hop.isSecure = value.lowercased() == "https"
                default: break
                }
            }
            return hop
        }
    }

    private static func list(_ field: String?) -> [String] {
        (field ?? "").split(separator: ",", omittingEmptySubsequences: false).map { trimmed($0) }
            .filter { !$0.isEmpty }
    }

    private static func trimmed(_ text: Substring) -> String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return String(String(text.drop(while: isBlank)).reversed().drop(while: isBlank).reversed())
    }

    /// An address with or without port: `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]:80`.
    private static func node(_ text: String) -> IPAddress? {
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            return IPAddress(String(text[..<end].dropFirst()))
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return IPAddress(parts.count == 2 ? String(parts[0]) : text)
    }
}
