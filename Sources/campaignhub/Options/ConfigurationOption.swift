import ArgumentParser

struct ConfigurationOption: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: ArgumentHelp(
            "Folder of definitions and hub.yaml. Without it the definitions built into the program are used.",
            valueName: "dir"
        )
    )
    var path: String?

    var definitions: DefinitionSource { path.map(DefinitionSource.directory) ?? .embedded }

    func validate() throws {
        if path?.isEmpty == true { throw ValidationError("--config is empty") }
    }
}
