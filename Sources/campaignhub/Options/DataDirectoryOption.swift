import ArgumentParser

struct DataDirectoryOption: ParsableArguments {
    @Option(
        name: .customLong("data-dir"),
        help: ArgumentHelp("Folder that holds the store.", valueName: "dir")
    )
    var path: String

    var directory: DataDirectory { DataDirectory(path: path) }

    func validate() throws {
        if path.isEmpty { throw ValidationError("--data-dir is empty") }
    }
}
