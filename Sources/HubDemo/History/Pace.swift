import HubDomain

/// How long the stages of a service usually take, in minutes of working time for work of normal priority.
struct Pace: Sendable {
    let build: PerTier<Double>
    let qa: PerTier<Double>
    let launch: PerTier<Double>
    /// Working days from submission to launch that requesters are asked to give.
    let leadDays: PerTier<Int>

    private init(_ build: [Double], _ qa: [Double], _ launch: [Double], _ leadDays: [Int]) {
        self.build = PerTier(small: build[0], medium: build[1], large: build[2])
        self.qa = PerTier(small: qa[0], medium: qa[1], large: qa[2])
        self.launch = PerTier(small: launch[0], medium: launch[1], large: launch[2])
        self.leadDays = PerTier(small: leadDays[0], medium: leadDays[1], large: leadDays[2])
    }

    static func of(_ service: ServiceKind) -> Pace {
        switch service {
        case .newsletter: Pace([960, 1_440, 2_400], [240, 480, 720], [240, 240, 480], [5, 8, 12])
        case .landingPage: Pace([1_440, 2_400, 4_800], [480, 720, 960], [240, 240, 480], [8, 11, 18])
        case .webinar: Pace([2_880, 3_840, 6_240], [480, 960, 1_440], [480, 480, 960], [12, 15, 22])
        case .nurture: Pace([3_360, 6_240, 10_560], [960, 1_440, 2_400], [480, 960, 960], [14, 22, 34])
        case .paidSocial: Pace([960, 2_400, 3_840], [240, 480, 720], [480, 480, 960], [7, 10, 15])
        case .event: Pace([2_880, 4_800, 9_600], [480, 960, 1_440], [480, 480, 960], [11, 17, 30])
        case .translation: Pace([960, 1_920, 3_840], [240, 480, 960], [120, 120, 240], [5, 8, 14])
        case .dataImport: Pace([480, 960, 1_920], [120, 240, 480], [120, 120, 240], [3, 5, 9])
        }
    }
}

extension Priority {
    /// Share of the usual time that work of this priority takes.
    var haste: Double {
        switch self {
        case .urgent: 0.4
        case .high: 0.7
        case .normal: 1
        case .low: 1.4
        }
    }
}
