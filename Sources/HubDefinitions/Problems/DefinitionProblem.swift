/// One thing that is wrong with a configuration file.
package struct DefinitionProblem: Hashable, Sendable {
    /// The path as the caller named it.
    package let file: String
    /// Counts from 1; 0 when the problem concerns the file as a whole.
    package let line: Int
    package let column: Int
    /// JSON Pointer into the definition; empty for the whole of it.
    package let pointer: String
    /// What is wrong and how to mend it.
    package let message: String

    package init(file: String, line: Int, column: Int, pointer: String = "", message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.pointer = pointer
        self.message = message
    }
}

extension DefinitionProblem: CustomStringConvertible {
    /// `config/services/x.yaml:12:5: message`, the form that editors and terminals turn into links; for a definition that
    /// has no lines `services/x, /tasks/2/skill: message`.
    package var description: String {
        if line > 0 { return "\(file):\(line):\(column): \(message)" }
        return pointer.isEmpty ? "\(file): \(message)" : "\(file), \(pointer): \(message)"
    }
}

extension DefinitionProblem: Comparable {
    package static func < (left: DefinitionProblem, right: DefinitionProblem) -> Bool {
        (left.file, left.line, left.column, left.pointer, left.message)
            < (right.file, right.line, right.column, right.pointer, right.message)
    }
}

/// Every problem of a configuration, by file and line.
package struct DefinitionProblems: Error, Sendable, CustomStringConvertible {
    package let problems: [DefinitionProblem]

    package init(_ problems: some Sequence<DefinitionProblem>) {
        self.problems = Set(problems).sorted()
    }

    /// One line for each problem.
    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
