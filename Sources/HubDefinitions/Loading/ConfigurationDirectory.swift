import Foundation
import HubDomain

/// Finds and reads the files of a configuration directory.
struct ConfigurationDirectory {
    let path: String

    /// The files of every kind; `hub.yaml` is not among them.
    func definitionFiles() throws(DefinitionProblems) -> [DefinitionFile] {
        let log = ProblemLog(origin: .file)
        let files = try names(in: path).flatMap { name -> [DefinitionFile] in
            guard name != HubSettings.fileName, !name.hasPrefix(".") else { return [] }
            return definitionFiles(in: name, log)
        }
        guard log.problems.isEmpty else { throw DefinitionProblems(log.problems) }
        return files
    }

    /// - Returns: `nil` when there is none.
    func settingsFile() throws(DefinitionProblems) -> DefinitionFile? {
        guard try names(in: path).contains(HubSettings.fileName) else { return nil }
        let log = ProblemLog(origin: .file)
        guard let file = file(path + "/" + HubSettings.fileName, log) else { throw DefinitionProblems(log.problems) }
        return file
    }

    private func definitionFiles(in folder: String, _ log: ProblemLog) -> [DefinitionFile] {
        let place = path + "/" + folder
        let known = DefinitionKind.allCases.map(\.folder)
        guard isFolder(place) else {
            if folder.hasSuffix(".yaml") || folder.hasSuffix(".yml") {
                log.add("definitions lie in folders: " + known.sorted().joined(separator: ", "), at: .wholeFile(place))
            }
            return []
        }
        guard known.contains(folder) else {
            log.add("unknown folder" + Suggestion.ending(for: folder, among: known), at: .wholeFile(place))
            return []
        }
        do throws(DefinitionProblems) {
            return try names(in: place).compactMap { name in
                name.hasPrefix(".") ? nil : definitionFile(place + "/" + name, log)
            }
        } catch {
            for problem in error.problems { log.add(problem.message, at: .wholeFile(problem.file)) }
            return []
        }
    }

    private func definitionFile(_ path: String, _ log: ProblemLog) -> DefinitionFile? {
        let isHolidays = path.hasSuffix(".ics") && path.contains("/\(DefinitionKind.calendar.folder)/")
        guard path.hasSuffix(".yaml") || isHolidays, !isFolder(path) else {
            log.add("is no definition: only files ending in .yaml are read", at: .wholeFile(path))
            return nil
        }
        return file(path, log)
    }

    private func file(_ path: String, _ log: ProblemLog) -> DefinitionFile? {
        guard let data = FileManager.default.contents(atPath: path) else {
            log.add("can't be read", at: .wholeFile(path))
            return nil
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            log.add("is not UTF-8 text", at: .wholeFile(path))
            return nil
        }
        return DefinitionFile(path: path, text: text)
    }

    private func names(in folder: String) throws(DefinitionProblems) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            let problem = DefinitionProblem(file: folder, line: 0, column: 0, message: "the folder can't be read")
            throw DefinitionProblems([problem])
        }
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
