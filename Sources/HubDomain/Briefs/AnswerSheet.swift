import HubJSON

/// The answers of the brief or of one line, and where they stand.
struct AnswerSheet {
    /// JSON Pointer to the answers.
    let place: String
    /// Those of a variant over those of its master.
    let answers: JSONObject
    /// The locales that answers are owed for.
    let locales: [String]
    let scope: AnswerScope
    /// What a variant inherits from.
    var master: Master?
    /// Variants of the line, which may answer for their own locale.
    var variants: [ServiceLine] = []

    struct Master {
        /// Fields that the variant answers differently.
        let overridden: Set<String>
        let scope: AnswerScope
    }

    /// Places where an answer is owed: one, or one for each locale.
    func owed(_ field: FieldDefinition) -> [(pointer: String, isGiven: Bool)] {
        let pointer = place + "/" + JSONPointer.escape(field.id)
        let answer = answers[field.id]
        guard field.isPerLocale else { return [(pointer, answer?.isAnswer ?? false)] }
        return locales.map { locale in
            let isGiven =
                answer?[locale]?.isAnswer ?? false
                || variants.contains { $0.locale == locale && $0.answers[field.id]?[locale]?.isAnswer ?? false }
            return (pointer + "/" + JSONPointer.escape(locale), isGiven)
        }
    }

    /// What a variant inherits is asked for once, of its master.
    func isAskedOfMaster(_ field: FieldDefinition) -> Bool {
        guard let master, field.isOwed(in: master.scope) else { return false }
        return field.isPerLocale || !master.overridden.contains(field.id)
    }

    /// What is wrong with inherited answers is told once, of the master.
    func isToldOfMaster(_ requirement: Requirement) -> Bool {
        guard let master, !requirement.rule.references.contains(where: { master.overridden.contains($0.root) }) else {
            return false
        }
        let isJudged = requirement.condition?.holds(in: master.scope) ?? true
        return isJudged && !requirement.rule.holds(in: master.scope)
    }
}
