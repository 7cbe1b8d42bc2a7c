import HubJSON

extension FieldType {
    /// Says what is wrong with a value of a type that is known by its format.
    func formatProblem(_ value: JSONValue) -> String? {
        switch self {
        case .date: value.string.flatMap(CivilDate.init(iso8601:)) == nil ? "must be a date such as 2026-11-21" : nil
        case .instant:
            value.string.flatMap(Instant.init(rfc3339:)) == nil
                ? "must be an instant with its offset such as 2026-11-21T09:00:00Z" : nil
        case .wallTime: wallTimeProblem(value)
        case .url: WebAddress.problem(with: value)
        case .email, .person: MailAddress.problem(with: value)
        case .locale:
            value.string.map(LanguageTag.isValid) == true ? nil : "must be a language tag such as en-GB"
        case .file: fileProblem(value)
        case .audience: audienceProblem(value)
        default: nil
        }
    }

    private func wallTimeProblem(_ value: JSONValue) -> String? {
        let shape = "must be {\"local\": \"2026-11-21T09:00\", \"zone\": \"Europe/Berlin\"}"
        guard let object = value.object, object.count == 2 else { return shape }
        guard let local = object["local"]?.string, let zone = object["zone"]?.string else { return shape }
        guard LocalDateTime(iso8601: local) != nil else { return "\"\(local)\" is not a local date and time" }
        return ZoneID(zone) == nil ? "\"\(zone)\" is not an IANA time zone" : nil
    }

    private func fileProblem(_ value: JSONValue) -> String? {
        let shape =
            "must be {\"file\": \"A1\"} for a file of the campaign, or {\"name\": …, \"url\": \"https://…\", \"digest\": \"sha256:…\"} with name and digest optional"
        guard let object = value.object else { return shape }
        if let id = object["file"] {
            guard object.count == 1 else { return shape }
            return id.string.flatMap(FileID.init) == nil
                ? "file must be the id of a file of the campaign, such as A1" : nil
        }
        guard object.keys.allSatisfy({ $0 == "name" || $0 == "url" || $0 == "digest" }) else { return shape }
        guard let url = object["url"] else { return shape }
        if let problem = WebAddress.problem(with: url) { return "url " + problem }
        if let name = object["name"] {
            guard let text = name.string else { return "name must be a text" }
            let bounds = Bounds(minimum: 1, maximum: 255)
            if let problem = TextRules.problem(with: text, bounds: bounds, allowsLines: false) {
                return "name " + problem
            }
        }
        return object["digest"].flatMap(digestProblem)
    }

    private func digestProblem(_ value: JSONValue) -> String? {
        let text = (value.string ?? "").utf8
        let isDigest = text.count == 71 && text.starts(with: "sha256:".utf8) && text.dropFirst(7).allSatisfy(isHexDigit)
        return isDigest ? nil : "digest must be sha256: and 64 hexadecimal digits"
    }

    private func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }

    /// A sentence, or an object with a name.
    private func audienceProblem(_ value: JSONValue) -> String? {
        if let text = value.string {
            return TextRules.problem(with: text, bounds: Bounds(minimum: 1, maximum: 2_000), allowsLines: true)
        }
        let shape =
            "must be a text or {\"name\": …, \"criteria\": …, \"system\": …, \"expectedCount\": whole number}, all but the name optional"
        guard let object = value.object, object["name"]?.string != nil else { return shape }
        for (key, member) in object.members {
            switch (key, member) {
            case ("name", .string(let text)), ("criteria", .string(let text)), ("system", .string(let text)):
                let bounds = Bounds(minimum: key == "name" ? 1 : nil, maximum: 2_000)
                if let problem = TextRules.problem(with: text, bounds: bounds, allowsLines: true) {
                    return "\(key) \(problem)"
                }
            case ("expectedCount", .integer(let count)) where count >= 0: continue
            default: return shape
            }
        }
        return nil
    }
}
