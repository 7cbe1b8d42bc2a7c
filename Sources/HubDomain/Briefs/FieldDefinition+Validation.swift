package import HubJSON

extension FieldDefinition {
    /// What is wrong with the form of an answer; whether it is complete or sensible is a matter of the requirements.
    /// - Parameters:
    ///   - answer: `null` stands for no answer and is always fine.
    ///   - pointer: Where the answer stands in the document.
    package func problems(with answer: JSONValue, at pointer: String) -> [Issue] {
        guard !answer.isNull else { return [] }
        guard isPerLocale else { return type.problems(with: answer, at: pointer) }
        guard let byLocale = answer.object else {
            return [
                .invalid(pointer, "must be an object with one value per locale, such as {\"en-GB\": …}")
            ]
        }
        guard byLocale.count <= Self.localeLimit else {
            return [.invalid(pointer, "holds more than \(Self.localeLimit) locales")]
        }
        return byLocale.members.flatMap { locale, value -> [Issue] in
            let place = pointer + "/" + JSONPointer.escape(locale.shortened)
            guard LanguageTag.isValid(locale) else {
                return [.invalid(place, "\"\(locale.shortened)\" is not a language tag such as en-GB")]
            }
            return value.isNull ? [] : type.problems(with: value, at: place)
        }
    }

    /// Locales that one answer may have a value for.
    package static let localeLimit = 100
}
