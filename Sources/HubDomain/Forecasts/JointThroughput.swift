private import HubJSON

/// What several parties finished on the same days of the past, days with nothing included. A day is drawn for all of them
/// together, so that what went well or badly for all at once does so in the simulation too.
package struct JointThroughput: Hashable, Sendable {
    /// Names for messages and answers, in order.
    package let parties: [String]
    /// For each day, oldest first, what each party finished.
    package let perDay: [[Int]]
    package let days: ThroughputDays

    /// - Parameter completions: The dates on which each party finished something, once for each piece.
    /// - Throws: `forecast-refused`, naming what every party lacks.
    package init(parties: [String], completions: [[CivilDate]], on days: ThroughputDays) throws(HubError) {
        self.parties = parties
        self.days = days
        var perDay = Array(repeating: Array(repeating: 0, count: parties.count), count: days.dates.count)
        for (party, dates) in completions.enumerated() {
            for date in dates {
                if let place = days.place(of: date) { perDay[place][party] += 1 }
            }
        }
        self.perDay = perDay
        let lacks = parties.enumerated().compactMap { place, party in
            Self.lack(of: party, perDay.map { day in day[place] }, days)
        }
        guard lacks.isEmpty else { throw Self.refusal(lacks, days) }
    }

    /// What a party finished on each day.
    package func counts(of party: Int) -> [Int] { perDay.map { $0[party] } }

    private struct Lack {
        let party: String
        let found: Int
        let completed: Int

        var missing: Int { Throughput.fewestBusyDays - found }
    }

    private static func lack(of party: String, _ counts: [Int], _ days: ThroughputDays) -> Lack? {
        let found = counts.count { $0 > 0 }
        guard found < Throughput.fewestBusyDays else { return nil }
        return Lack(party: party, found: found, completed: counts.reduce(0, +))
    }

    private static func refusal(_ lacks: [Lack], _ days: ThroughputDays) -> HubError {
        let needed = Throughput.fewestBusyDays
        let sentences = lacks.map { lack in
            let name = lack.party.isEmpty ? "" : "\(lack.party): "
            let found = lack.found == 1 ? "1 day has" : "\(lack.found) days have"
            let more = lack.missing == 1 ? "1 more day is missing" : "\(lack.missing) more days are missing"
            return "\(name)\(found) one in \(days.text), \(more)"
        }
        let least = lacks.max { $0.missing < $1.missing }
        return HubError(
            .forecastRefused,
            "A forecast needs at least \(needed) days with a completion. " + sentences.joined(separator: "; ") + ".",
            details: [
                "needed": [
                    "daysWithCompletion": .integer(Int64(needed)),
                    "found": .integer(Int64(least?.found ?? 0)),
                    "missing": .integer(Int64(least?.missing ?? 0)),
                    "completed": .integer(Int64(least?.completed ?? 0)),
                    "days": .integer(Int64(days.dates.count)),
                ]
            ]
        )
    }
}

extension JointThroughput {
    /// When each party finishes its own pieces, and when all of them have: in every run the last one counts.
    /// - Parameter remaining: What each party has to finish.
    /// - Throws: `CancellationError` when nobody waits any more.
    package func completion(
        of remaining: [Int],
        seed: UInt64,
        runs: Int = ThroughputSimulation.runs
    ) throws -> (all: CompletionForecast, parties: [CompletionForecast]) {
        var generator = Xoshiro256(seed: seed)
        var took = Array(repeating: [Int](), count: remaining.count)
        var tookAll: [Int] = []
        for run in 0..<runs {
            if run.isMultiple(of: 64) { try Task.checkCancellation() }
            var left = remaining
            var ends = remaining.map { $0 > 0 ? Int?.none : 0 }
            var day = 0
            while ends.contains(nil), day < ThroughputSimulation.mostDays {
                let drawn = perDay[generator.next(below: perDay.count)]
                day += 1
                for party in left.indices where ends[party] == nil {
                    left[party] -= drawn[party]
                    if left[party] <= 0 { ends[party] = day }
                }
            }
            for (party, end) in ends.enumerated() {
                if let end { took[party].append(end) }
            }
            if !ends.contains(nil) { tookAll.append(day) }
        }
        let parties = zip(remaining, took).map { CompletionForecast(of: $0, seed: seed, runs: runs, took: $1) }
        let total = remaining.reduce(0) { $0 + max(0, $1) }
        return (CompletionForecast(of: total, seed: seed, runs: runs, took: tookAll), parties)
    }

    /// A seed that follows from the history and the question, so that the same question about the same history has the
    /// same answer.
    package func seed(for question: [Int]) -> UInt64 {
        var mixer = SplitMix64(state: UInt64(perDay.count))
        for number in question + perDay.joined() {
            mixer = SplitMix64(state: mixer.next() ^ UInt64(bitPattern: Int64(number)))
        }
        return mixer.next() & 0x1F_FFFF_FFFF_FFFF
    }
}
