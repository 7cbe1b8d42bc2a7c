/// How alike two titles are: the share of three-letter pieces that they have in common (Dice's coefficient, twice the
/// common pieces by the sum of both). Case, punctuation and the order of words don't matter, inflections hardly.
package struct TitleLikeness: Sendable {
    /// Sorted, each once.
    private let pieces: [UInt64]

    /// Titles at least this alike are named as likely duplicates.
    package static let threshold = 0.6

    package init(_ title: String) {
        pieces = Set(SearchTerms.words(of: title).flatMap(Self.pieces)).sorted()
    }

    /// 0…1.
    package func compared(with other: TitleLikeness) -> Double {
        let total = pieces.count + other.pieces.count
        return total == 0 ? 0 : Double(2 * common(with: other)) / Double(total)
    }

    private func common(with other: TitleLikeness) -> Int {
        var count = 0
        var left = pieces.startIndex
        var right = other.pieces.startIndex
        while left < pieces.endIndex, right < other.pieces.endIndex {
            if pieces[left] == other.pieces[right] {
                count += 1
                left += 1
                right += 1
            } else if pieces[left] < other.pieces[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return count
    }

    /// Three scalars each of the word between two blanks, so that beginnings count more than middles.
    private static func pieces(of word: String) -> [UInt64] {
        let scalars = [0x20] + word.unicodeScalars.map { UInt64($0.value) } + [0x20]
        guard scalars.count >= 3 else { return [] }
        return (0..<scalars.count - 2).map { index in
            scalars[index] << 42 | scalars[index + 1] << 21 | scalars[index + 2]
        }
    }
}
