import ArgumentParser
import HubDomain
import HubJSON
import HubOperations

/// `--map`, `--stages` and `--launched` as the use-case takes them.
enum HistoryOptions {
    /// `case=COL,activity=COL,at=COL[,resource=COL]`.
    static func columns(_ text: String) throws -> HistoryLog.Columns {
        var names: [String: String] = [:]
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard pair.count == 2, ["case", "activity", "at", "resource"].contains(pair[0]) else {
                throw ValidationError("--map takes case=COL,activity=COL,at=COL[,resource=COL], not \"\(part)\"")
            }
            guard names[pair[0]] == nil else { throw ValidationError("--map names \(pair[0]) twice") }
            names[pair[0]] = pair[1]
        }
        guard let caseID = names["case"], let activity = names["activity"], let at = names["at"] else {
            throw ValidationError("--map needs case=, activity= and at=")
        }
        return HistoryLog.Columns(caseID: caseID, activity: activity, at: at, resource: names["resource"])
    }

    /// Each `ACTIVITY=STAGE`, or `@file.json` with an object of them. The last `=` parts the two.
    static func targets(_ texts: [String]) throws -> [String: HistoryMapping.Target] {
        var targets: [String: HistoryMapping.Target] = [:]
        let pairs = try texts.flatMap { try Self.pairs($0) }
        for (activity, stage) in pairs {
            let target: HistoryMapping.Target =
                switch stage {
                case "hold": .hold
                case "resume": .resume
                default: .stage(StageKey(rawValue: stage))
                }
            if let known = targets[activity], known != target {
                throw ValidationError("--stages gives \"\(activity)\" two meanings")
            }
            targets[activity] = target
        }
        return targets
    }

    static func launch(_ text: String?) -> HistoryMapping.Launch {
        switch text {
        case nil: .byStage
        case "last-event": .lastEvent
        case let names?: .activities(Set(names.split(separator: ",").map(String.init)))
        }
    }

    private static func pairs(_ text: String) throws -> [(String, String)] {
        guard !text.hasPrefix("@") else { return try pairs(ofFile: String(text.dropFirst())) }
        guard let sign = text.lastIndex(of: "="), sign > text.startIndex, text.index(after: sign) < text.endIndex else {
            throw ValidationError("--stages takes ACTIVITY=STAGE, not \"\(text)\"")
        }
        return [(String(text[..<sign]), String(text[text.index(after: sign)...]))]
    }

    private static func pairs(ofFile path: String) throws -> [(String, String)] {
        let text = try InputFile(path: path).text()
        let value: JSONValue
        do {
            value = try JSONParser.parse(text)
        } catch {
            throw CommandFailure(.refused, "\(path): \(error)")
        }
        guard let object = value.object else { throw CommandFailure(.refused, "\(path) must hold a JSON object") }
        return try object.members.map { name, value in
            guard let stage = value.string else {
                throw CommandFailure(.refused, "\(path): \"\(name)\" must be the name of a stage")
            }
            return (name, stage)
        }
    }
}
