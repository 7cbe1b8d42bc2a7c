import ArgumentParser
import Foundation
import HubDefinitions
import HubDomain
import HubOperations
import Logging

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the API until it is told to stop.",
        discussion: """
            Prints its address on standard output once it answers; the log goes to standard error. SIGTERM and SIGINT \
            (Ctrl-C) let requests under way finish.

                campaignhub serve --data-dir ./hub-data --port 0

            With --demo a folder without campaigns gets an organisation and eighteen months of history made up, and the \
            file demo-tokens with a token for each role. The folder may be new.

            Every setting of hub.yaml has a variable too, such as HUB_SERVER_PORT or HUB_LOG_LEVEL. An option goes \
            before a variable, a variable before hub.yaml. `campaignhub check` shows what is in force.
            """
    )

    @OptionGroup var data: DataDirectoryOption

    @Option(help: ArgumentHelp("Address to listen on; 127.0.0.1 unless set otherwise.", valueName: "host"))
    var host: String?

    @Option(help: ArgumentHelp("Port to listen on, 0 for any free one; 8080 unless set otherwise.", valueName: "port"))
    var port: Int?

    @OptionGroup var configuration: ConfigurationOption

    @Flag(help: "Fill a hub without campaigns with demo data.")
    var demo = false

    @Option(
        name: .customLong("demo-date"),
        help: ArgumentHelp("Day on which the demo's history ends; today unless given.", valueName: "yyyy-mm-dd")
    )
    var demoDate: CivilDate?

    func validate() throws {
        if demoDate != nil, !demo { throw ValidationError("--demo-date goes with --demo") }
        do {
            _ = try EffectiveSettings(.embedded, options: options, environment: [:])
        } catch {
            throw ValidationError(error.description)
        }
    }

    func run() async throws {
        let environment = Environment.system()
        let settings = try EffectiveSettings(
            configuration.definitions,
            options: options,
            environment: ProcessInfo.processInfo.environment
        )
        let logger = Logger.hub(settings.values.log, clock: environment.clock)
        for name in settings.unknownVariables {
            logger.warning("A variable looks like a setting and is none", metadata: ["variable": "\(name)"])
        }
        let directory = data.directory
        guard demo || directory.hasStore else { throw OpenHub.noStore(in: directory) }
        try directory.create()
        let lock = try DirectoryLock(directory)
        let demo = self.demo ? DemoData(directory: directory, date: demoDate, environment: environment) : nil
        if let demo, !directory.hasStore {
            let store = NewStore(directory: directory, environment: environment, logger: logger)
            try await store.make(with: try configuration.definitions.load(), holding: lock, fill: demo.seed)
        }
        let opened = try await OpenHub.open(
            directory,
            in: environment,
            logger: logger,
            isServing: true,
            files: FileKeeping(
                directory: directory.files,
                sizeLimit: settings.values.files.maxBytes,
                personalDataDays: settings.values.files.personalDataDays
            )
        )
        do {
            try await prepare(opened.hub, demo)
            try await Serving(
                hub: opened.hub,
                settings: settings.values.server,
                zone: settings.values.zone,
                logger: logger
            ).run()
        } catch {
            try? await opened.close()
            throw error
        }
        try await opened.close()
        withExtendedLifetime(lock) { logger.info("Stopped") }
    }

    private var options: [String: String] {
        var options: [String: String] = [:]
        options["server.host"] = host
        options["server.port"] = port.map { String($0) }
        return options
    }

    private func prepare(_ hub: Hub, _ demo: DemoData?) async throws {
        if hub.definitions.heads(of: .workflow).isEmpty {
            _ = try await hub.apply(
                try configuration.definitions.load(),
                author: Caller.system.id,
                reason: "First start"
            )
        } else if configuration.path != nil {
            try await compare(hub, with: try configuration.definitions.load())
        }
        try await demo?.seedIfEmpty(hub)
    }

    /// Files that were edited and not applied would otherwise surprise whoever edited them.
    private func compare(_ hub: Hub, with definitions: DefinitionSet) async throws {
        let changes: [DefinitionChange]
        do {
            changes = try await hub.apply(definitions, author: Caller.system.id, reason: nil, isDryRun: true)
        } catch let error as DefinitionProblems {
            hub.logger.warning(
                "Definitions in the folder don't go together with what was changed through the API",
                metadata: ["problems": "\(error.problems.map(\.description).joined(separator: "; "))"]
            )
            return
        }
        let waiting = changes.filter { $0.outcome.isNewVersion }
        guard !waiting.isEmpty else { return }
        hub.logger.notice(
            "Definitions in the folder differ from those in force; campaignhub apply takes them over",
            metadata: ["definitions": "\(waiting.map { "\($0.kind.rawValue) \($0.key)" }.joined(separator: ", "))"]
        )
    }
}
