package import HubDomain
import HubStore

/// The picture of the desk that promises are made from. A submission takes the one that is there; it is renewed behind the
/// commits, and by whoever asks for a promise.
final class PromiseDesk: Sendable {
    private struct State: Sendable {
        var model: PromiseModel?
        /// Why there is none.
        var refusal: String?
        var madeAt: Instant?
        var facts: Int64 = -1
        /// Somebody is looking at the desk just now.
        var isRenewing = false
        /// Dates that were worked out, by services.
        var likely: [[String]: LikelyDates] = [:]
    }

    /// What is known of likely dates.
    enum Answer: Sendable {
        case dates(LikelyDates, PromiseModel)
        case refused(String)
        /// Nobody has looked at the desk yet, or it was too long ago.
        case notReady
    }

    private let state = Locked(State())
    /// How old a picture may be for a submission.
    private static let oldest = Milliseconds.hours(6)
    /// How long a picture stands although something was launched or handed in.
    private static let renewal = Milliseconds.seconds(10)
    /// Days of the past that launches are drawn from, and those that waits are learned from.
    private static let history = 182
    private static let memory: Int64 = 400
    private static let mostKept = 500

    init() {}

    /// Likely dates from the picture that is there, without a look at the store.
    func current(_ services: [String], at now: Instant) -> Answer {
        let names = Set(services).sorted()
        let found = state.withLock { state in (state.model, state.refusal, state.madeAt, state.likely[names]) }
        guard let madeAt = found.2, (now - madeAt).count <= Self.oldest.count, now >= madeAt else { return .notReady }
        guard let model = found.0 else { return found.1.map(Answer.refused) ?? .notReady }
        if let likely = found.3 { return .dates(likely, model) }
        let likely = model.likely(names)
        state.withLock { state in
            guard state.model?.asOf == model.asOf, state.likely.count < Self.mostKept else { return }
            state.likely[names] = likely
        }
        return .dates(likely, model)
    }

    /// Looks at the desk anew, unless nothing has changed since.
    ///
    /// While one looks, others take the picture that is there.
    func renew(on hub: Hub, _ zone: ZoneID) async throws {
        let isWelcome = state.withLock { state in
            guard !state.isRenewing || state.madeAt == nil else { return false }
            state.isRenewing = true
            return true
        }
        guard isWelcome else { return }
        defer { state.withLock { $0.isRenewing = false } }
        try await look(on: hub, zone)
    }

    private func look(on hub: Hub, _ zone: ZoneID) async throws {
        let now = hub.now
        let known = state.withLock { ($0.madeAt, $0.facts) }
        let last = try await hub.store.read { try $0.facts.lastSeq }
        if let madeAt = known.0, now >= madeAt {
            let isYoung = (now - madeAt).count < Self.renewal.count
            let isSameDay = zone.rules.date(at: now) == zone.rules.date(at: madeAt)
            if isYoung || last == known.1 && isSameDay { return }
        }
        let window = KPIWindow(from: now + .days(-Self.memory), to: now, zone: zone)
        let (spans, first) = try await hub.store.read { tx in
            (try tx.facts.spans(window), try tx.facts.firstSubmission)
        }
        let today = zone.rules.date(at: now)
        let begin = first.map { zone.rules.date(at: $0) } ?? today
        let days = ThroughputDays(
            .workingDays,
            of: .weekdays(in: zone),
            from: max(today.adding(days: -Self.history), begin),
            to: today
        )
        var renewed = State(madeAt: now, facts: last)
        do {
            renewed.model = try await hub.compute.run { try PromiseModel(of: spans, on: days, asOf: now) }
        } catch let error as HubError where error.code == .forecastRefused {
            renewed.refusal = error.message
        }
        state.withLock { [renewed] in $0 = renewed }
    }
}

/// Keeps the picture of the desk up to date.
package struct PromiseWork: BackgroundWork {
    /// A desk changes slowly beside this.
    private static let pause = Milliseconds.minutes(2)

    private let hub: Hub
    private let zone: ZoneID

    package init(hub: Hub, zone: ZoneID) {
        self.hub = hub
        self.zone = zone
    }

    package var name: String { "promises" }

    package func round() async throws -> NextRound {
        try await hub.promises.renew(on: hub, zone)
        return .onCommit(pause: Self.pause)
    }
}
