import HubDomain
import HubJSON
import HubOperations

/// Plays the journeys of all campaigns in the order of simulated time.
///
/// Steps are handed to the hub without waiting for the ones before, so that the store's writer, which takes writes in
/// the order they come, finds hundreds to share a commit. Only what follows from a step's result waits: no step is
/// begun that lies behind the instant at which an unfinished one is followed.
struct History {
    private let hub: Hub
    private let end: Instant
    private var journeys: [Journey]
    private var queue = StepQueue()
    private var sheets = TimeSheets()
    /// By journey: when the steps behind the one under way begin.
    private var awaited: [Int: Instant] = [:]
    /// A step that takes several writes is under way.
    private var isBarred = false
    private var finished = 0
    private let progress: (@Sendable (Int, Int) -> Void)?
    private(set) var useCases = 0

    /// Use-cases under way at once; well below what the store lets wait.
    private static let width = 1_024
    private static let noJourney = -1

    /// - Parameter end: Nothing happens at or after this instant.
    /// - Parameter progress: Told how many campaigns of how many have nothing before them any more.
    /// - Parameter office: Steps that belong to no journey.
    init(
        _ journeys: [Journey],
        office: [Step],
        until end: Instant,
        on hub: Hub,
        progress: (@Sendable (Int, Int) -> Void)?
    ) {
        for step in office where step.at < end { queue.insert(step, of: Self.noJourney) }
        self.progress = progress
        self.journeys = journeys
        self.end = end
        self.hub = hub
    }

    private struct Done: Sendable {
        let journey: Int
        let isAwaited: Bool
        let isExclusive: Bool
        let result: Deed.Result
    }

    /// - Returns: The campaigns as they are in the end.
    mutating func play() async throws -> [Campaign] {
        for index in journeys.indices { enqueue(journeys[index].begin(), of: index) }
        try await withThrowingTaskGroup(of: Done.self) { group in
            var underWay = 0
            while true {
                while underWay < Self.width, let entry = takeNext() {
                    underWay += 1
                    start(entry, in: &group)
                }
                guard underWay > 0, let done = try await group.next() else { return }
                underWay -= 1
                take(done)
            }
        }
        return journeys.compactMap(\.campaign)
    }

    private mutating func takeNext() -> StepQueue.Entry? {
        guard let first = queue.first, !isBarred else { return nil }
        if let bound = awaited.values.min(), first.step.at >= bound { return nil }
        return queue.removeFirst()
    }

    private mutating func start(_ entry: StepQueue.Entry, in group: inout ThrowingTaskGroup<Done, any Error>) {
        let (step, journey) = (entry.step, entry.journey)
        let key = journey == Self.noJourney ? nil : journeys[journey].campaign?.key
        let hub = hub.replaying(at: step.at)
        // Steps begin in the order of their instants, so that days fill up alike each time.
        let deed =
            if case .enterTime(let work) = step.deed { Deed.enter(sheets.entries(for: work)) } else { step.deed }
        useCases += 1
        awaited[journey] = step.followedAt ?? awaited[journey]
        isBarred = step.isExclusive
        // Immediate: the write stands in the queue before the next step is begun.
        group.addImmediateTask {
            do {
                let result = try await deed.perform(on: key, by: step.by, through: hub)
                return Done(
                    journey: journey,
                    isAwaited: step.followedAt != nil,
                    isExclusive: step.isExclusive,
                    result: result
                )
            } catch let error as HubError {
                throw error.inDemo(step, key)
            }
        }
    }

    private mutating func take(_ done: Done) {
        if done.isExclusive { isBarred = false }
        let index = done.journey
        guard index != Self.noJourney else { return }
        if let campaign = done.result.campaign { journeys[index].see(campaign) }
        guard done.isAwaited else { return }
        awaited[index] = nil
        enqueue(journeys[index].resume(done.result), of: index)
    }

    private mutating func enqueue(_ steps: [Step], of journey: Int) {
        let happening = steps.prefix { $0.at < end }
        for step in happening { queue.insert(step, of: journey) }
        guard happening.last?.followedAt == nil else { return }
        finished += 1
        progress?(finished, journeys.count)
    }
}

extension HubError {
    /// The same with what the demo was about to do.
    fileprivate func inDemo(_ step: Step, _ key: CampaignKey?) -> HubError {
        let what = String(describing: step.deed).prefix(300)
        let reasons = issues.prefix(5).map { "\($0.pointer): \($0.detail)" }.joined(separator: "; ")
        let gates = details["gates"].map { " \($0.text().prefix(600))" } ?? ""
        return HubError(
            .internalError,
            "The demo failed at \(step.at.rfc3339) on \(key?.description ?? "a new campaign") with \(what): \(message) \(reasons)\(gates)",
            cause: self
        )
    }
}
