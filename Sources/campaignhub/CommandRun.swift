import ArgumentParser

/// One run of the program: reads the arguments, carries the command out and tells what came of it.
struct CommandRun {
    let arguments: [String]

    func run() async -> ExitStatus {
        do {
            var command = try CampaignHub.parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return .done
        } catch {
            return report(error)
        }
    }

    private func report(_ error: any Error) -> ExitStatus {
        if let failure = CommandFailure(error) {
            Terminal.error.print(failure.lines.map { "campaignhub: \($0)" }.joined(separator: "\n"))
            return failure.status
        }
        // The parser's own: help and version that were asked for, and arguments that it refuses. It words the rest too.
        let code = CampaignHub.exitCode(for: error)
        let text = CampaignHub.fullMessage(for: error)
        if code.isSuccess {
            Terminal.output.print(text)
            return .done
        }
        Terminal.error.print(text)
        return code == .validationFailure ? .usage : .failed
    }
}
