import HubDomain

extension PredicateReader {
    /// A reference with what is known of its value.
    struct Found {
        let reference: Reference
        /// `nil` when the reference was refused or its field is broken: nothing more is to be said about it.
        let shape: ReferenceShape?
        let mark: SourceMark?

        /// The same reference after it was refused: it says nothing about what stands beside it.
        var withoutShape: Found { Found(reference: reference, shape: nil, mark: mark) }
    }

    func reference(_ node: DefinitionNode) -> Found? {
        guard let text = node.text(log) else { return nil }
        guard let reference = Reference(text) else {
            log.add(
                "`\(text)` is no reference: write a field, `table[0].column`, `table[*].column`, "
                    + "`table[column=value]` or `table.count`",
                at: node.mark
            )
            return nil
        }
        return Found(reference: reference, shape: shape(of: reference, node.mark), mark: node.mark)
    }

    /// One reference or a list of them.
    func references(_ node: DefinitionNode) -> [Found]? {
        guard case .sequence(let elements) = node.content else { return reference(node).map { [$0] } }
        if elements.isEmpty { log.refuse("must name at least one field", at: node.mark) }
        let found = elements.map(reference)
        let readable = found.compactMap(\.self)
        return readable.count == found.count ? readable : nil
    }

    func shape(of reference: Reference, _ mark: SourceMark?) -> ReferenceShape? {
        do throws(ReferenceProblem) {
            return try scope.shape(of: reference)
        } catch {
            log.refuse(error.message, at: mark)
            return nil
        }
    }

    /// Refuses a reference to something that the rule can't work with.
    /// - Returns: The reference, without its shape when it was refused.
    @discardableResult
    func check(_ found: Found, isSingle: Bool = true, _ wanted: String, _ fits: (ValueKind) -> Bool) -> Found {
        guard let shape = found.shape else { return found }
        let message: String
        if isSingle, shape.isPerLocale {
            message = "has a value per locale; this rule takes one value"
        } else if isSingle, shape.isMany {
            message =
                "stands for several rows; this rule takes one value: name one row, such as `\(found.reference.root)[0]`"
        } else if !fits(shape.kind) {
            message = "is not \(wanted)"
        } else {
            return found
        }
        log.refuse("`\(found.reference)` \(message)", at: found.mark)
        return found.withoutShape
    }
}
