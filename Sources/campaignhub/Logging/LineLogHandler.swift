import HubDefinitions
import HubDomain
import Logging

/// Writes each event of the log as one line to standard error.
struct LineLogHandler: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    private let label: String
    private let format: HubSettings.Format
    private let clock: any HubClock

    init(label: String, settings: HubSettings.Log, clock: any HubClock) {
        self.label = label
        self.clock = clock
        format = settings.format
        logLevel = Logger.Level(settings.level)
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata
        if let own = event.metadata { fields.merge(own) { _, new in new } }
        if let error = event.error { fields["error"] = "\(error)" }
        let line = LogLine(
            at: clock.now(),
            level: event.level,
            logger: label,
            message: event.message.description,
            metadata: fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value.description) }
        )
        Terminal.error.write(format == .json ? line.json : line.text)
    }
}

extension Logger {
    /// A logger of the program.
    static func hub(_ settings: HubSettings.Log, clock: any HubClock) -> Logger {
        Logger(label: "campaignhub") { LineLogHandler(label: $0, settings: settings, clock: clock) }
    }
}

extension Logger.Level {
    fileprivate init(_ level: HubSettings.Level) {
        switch level {
        case .trace: self = .trace
        case .debug: self = .debug
        case .info: self = .info
        case .notice: self = .notice
        case .warning: self = .warning
        case .error: self = .error
        case .critical: self = .critical
        }
    }
}
