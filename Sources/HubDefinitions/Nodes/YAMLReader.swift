import HubJSON
import Yams

/// Turns the YAML text of one file into nodes.
///
/// Taken is the part of YAML that a person reads without surprises: one document, no anchors and aliases (which also
/// rules out documents that grow when expanded), no key twice, plain texts as keys.
struct YAMLReader {
    let file: String
    let log: ProblemLog

    static let sizeLimit = 1_048_576
    private static let depthLimit = 40

    /// - Returns: `nil` after a problem that leaves nothing to go on with; an empty node for a file without content.
    func node(from text: String) -> DefinitionNode? {
        guard text.utf8.count <= Self.sizeLimit else {
            log.add("the file is larger than \(Self.sizeLimit) bytes", at: .wholeFile(file))
            return nil
        }
        do {
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            // Nodes refer to their anchors weakly; the parser owns them.
            return try withExtendedLifetime(parser) {
                guard let root = try parser.singleRoot() else {
                    return DefinitionNode(content: .empty, mark: .wholeFile(file))
                }
                return node(root, at: "", depth: 0)
            }
        } catch let error as YamlError {
            add(error, in: text)
        } catch {
            log.add("the file can't be read as YAML", at: .wholeFile(file))
        }
        return nil
    }

    private func node(_ node: Node, at pointer: String, depth: Int) -> DefinitionNode {
        let mark = mark(node.mark, pointer)
        let refused = DefinitionNode(content: .empty, mark: mark)
        guard depth < Self.depthLimit else {
            log.add("lists and mappings are nested more than \(Self.depthLimit) deep", at: mark)
            return refused
        }
        guard node.anchor == nil else {
            log.add("anchors (&) and aliases (*) aren't supported: write the value out", at: mark)
            return refused
        }
        switch node {
        case .scalar(let scalar): return DefinitionNode(content: content(of: scalar), mark: mark)
        case .sequence(let sequence):
            let elements = sequence.enumerated().map { index, element in
                self.node(element, at: "\(pointer)/\(index)", depth: depth + 1)
            }
            return DefinitionNode(content: .sequence(elements), mark: mark)
        case .mapping(let mapping):
            return DefinitionNode(content: .mapping(members(of: mapping, at: pointer, depth: depth)), mark: mark)
        case .alias: return refused
        }
    }

    private func content(of scalar: Node.Scalar) -> DefinitionNode.Content {
        let isPlain = scalar.style == .plain || scalar.style == .any
        return isPlain && (scalar.string.isEmpty || scalar.string == "~") ? .empty : .scalar(scalar.string)
    }

    private func members(of mapping: Node.Mapping, at pointer: String, depth: Int) -> [DefinitionNode.Member] {
        mapping.compactMap { key, value in
            guard case .scalar(let scalar) = key, key.anchor == nil else {
                log.add("a key must be a single word", at: mark(key.mark, pointer))
                return nil
            }
            let place = pointer + "/" + JSONPointer.escape(scalar.string)
            return DefinitionNode.Member(
                key: scalar.string,
                keyMark: mark(key.mark, place),
                value: node(value, at: place, depth: depth + 1)
            )
        }
    }

    private func mark(_ mark: Mark?, _ pointer: String = "") -> SourceMark {
        SourceMark(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0, pointer: pointer)
    }

    private func add(_ error: YamlError, in text: String) {
        switch error {
        case .scanner(let context, let problem, let place, _), .parser(let context, let problem, let place, _),
            .composer(let context, let problem, let place, _):
            let start = context.map { "\($0.text) (begun in line \($0.mark.line)) " } ?? ""
            log.add("not valid YAML: \(start)\(problem)", at: mark(place))
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "`\($0)`" }.joined(separator: ", ")
            log.add("\(names) stands twice in one mapping", at: mark(context.mark))
        case .reader(_, let offset, _, _):
            log.add("a character that YAML doesn't allow", at: mark(ofByte: offset ?? 0, in: text))
        default:
            log.add("the file can't be read as YAML", at: .wholeFile(file))
        }
    }

    private func mark(ofByte offset: Int, in text: String) -> SourceMark {
        let before = text.utf8.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
        return SourceMark(file: file, line: line, column: column)
    }
}
