import HubDefinitions
import HubDomain
import HubJSON
import Testing

struct SLAPolicyTests {
    private static let path = "sla-policies/poster.yaml"
    private static let text = """
        key: poster
        name: Poster
        calendar: team
        urgentCalendar: always
        warn: [50, 90]
        warnWithin: team
        onWarn:
          - {inform: [assignee]}
        onBreach:
          - {inform: [lead]}
          - {raisePriority: high}
          - {comment: "Too late"}
        clocks:
          - key: triage
            name: Triage
            start: [{enter: intake}, resume]
            stop: [{leave: intake}]
            goal: 480
          - key: build
            name: Build
            kind: ola
            start: [{enter: build}]
            stop: [{leave: build}]
            pausedIn: [live]
            calendar: office
            warn: [75]
            lines: sum
            reentry: continue
            goal: {S: [1, 2, 3, 4], M: 5, L: [6, 7, 8, 9]}
          - key: qa
            name: Deadline
            start: [accept]
            stop: [launch]
            goal: {until: committedLaunchAt, workingDaysBefore: 2}
          - key: approval
            name: Approval
            of: approval
            goal: {byKind: {legal: 240, other: [1, 2, 3, 4]}}

        """

    private func configuration(_ text: String = text) throws -> SmallConfiguration {
        var configuration = try SmallConfiguration()
        configuration.set(Self.path, text)
        return configuration
    }

    @Test func `a policy says what it says, from the file and from the store`() throws {
        let set = try DefinitionSet.load(files: try configuration().files)
        let source = try #require(set.definition(.slaPolicy, "poster")?.source)
        guard case .slaPolicy(let stored) = try DefinitionValue.decode(.slaPolicy, source) else {
            Issue.record("no policy")
            return
        }
        for policy in [try #require(set.slaPolicies["poster"]), stored] {
            #expect(policy.clocks.map(\.key.rawValue) == ["triage", "build", "qa", "approval"])
            let triage = try #require(policy.clock("triage"))
            let same = ClockGoals.PerPriority(urgent: 480, high: 480, normal: 480, low: 480)
            #expect(triage.goal == .byTier(PerTier(small: same, medium: same, large: same)))
            #expect(triage.start == [.entering("intake"), .performing("resume")])
            #expect(triage.calendar == .team)
            #expect(triage.urgentCalendar == .always)
            #expect(triage.warnings == [50, 90])
            #expect(triage.onBreach == [.inform([.lead]), .raisePriority(.high), .comment("Too late")])
            let build = try #require(policy.clock("build"))
            #expect(build.kind == .ola)
            #expect(build.calendar == .named("office"))
            #expect(build.warnings == [75])
            #expect(build.lines == .sum)
            #expect(build.reentry == .continue)
            #expect(build.pausedIn == ["live"])
            #expect(policy.clock("qa")?.goal == .until(.committedLaunchAt, workingDaysBefore: 2))
            #expect(policy.clock("approval")?.scope == .approval)
        }
    }

    @Test(arguments: [
        ("enter: intake", "enter: intak", "no workflow has a stage `intak`; did you mean `intake`?"),
        ("intake}, resume]", "intake}, resme]", "no workflow has an action `resme`; did you mean `resume`?"),
        ("calendar: office", "calendar: ofice", "there is no calendar `ofice`; did you mean `office`?"),
        ("warn: [50, 90]", "warn: [90, 50]", "warnings rise: 50 follows 90"),
        ("warn: [50, 90]", "warn: [50, 100]", "100 is not between 1 and 99"),
        ("goal: 480", "goal: 0", "0 is not between 1 and 525600"),
        ("goal: 480", "goal: [1, 2, 3]", "must have the form [urgent, high, normal, low]"),
        ("M: 5, ", "", "`M` is missing"),
        ("raisePriority: high", "raisePriority: urgent", "`urgent` is not for the hub to set"),
        ("{comment:", "{shout:", "there is no reaction `shout`"),
        ("until: committedLaunchAt", "until: launch", "`launch` is not known here"),
        ("kind: ola", "kind: old", "`old` is not known here"),
        ("    stop: [launch]\n", "", "`stop` is missing: the clock would never stop"),
        ("    of: approval\n", "    of: approval\n    start: [accept]\n", "takes no `start`"),
        ("key: build\n", "key: triage\n", "clock `triage` is given twice"),
        ("calendar: team\n", "", "`calendar` is missing"),
    ])
    func `what makes no sense is told with its line`(_ old: String, _ new: String, _ message: String) throws {
        var edited = try configuration()
        try edited.replace(old, with: new, in: Self.path)
        let problems = edited.problems()
        let found = try #require(problems.first { $0.message.contains(message) }, "\(problems)")
        #expect(found.file == Self.path)
        #expect(found.line > 0)
    }

    @Test func `a service names a policy that there is, and a hold pauses clocks that there are`() throws {
        var edited = try configuration()
        edited.set(SmallConfiguration.service, edited.text(SmallConfiguration.service) + "\nslaPolicy: postr\n")
        #expect(edited.problems().map(\.message) == ["there is no SLA policy `postr`; did you mean `poster`?"])
        edited = try configuration()
        try edited.replace("pauses: [build, qa]", with: "pauses: [build, qaa]", in: SmallConfiguration.workflow)
        #expect(edited.problems().map(\.message) == ["no SLA policy has a clock `qaa`; did you mean `qa`?"])
    }
}
