/// A place where people of the demo organisation work.
enum Site: Sendable, CaseIterable {
    case london
    case berlin
    case newYork
    case singapore
    case warsaw
    case bengaluru

    /// IANA name.
    var zone: String {
        switch self {
        case .london: "Europe/London"
        case .berlin: "Europe/Berlin"
        case .newYork: "America/New_York"
        case .singapore: "Asia/Singapore"
        case .warsaw: "Europe/Warsaw"
        case .bengaluru: "Asia/Kolkata"
        }
    }

    /// Key of the working calendar.
    var calendar: String {
        switch self {
        case .london: "united-kingdom"
        case .berlin: "germany-berlin"
        case .newYork: "united-states"
        case .singapore: "singapore"
        case .warsaw: "poland"
        case .bengaluru: "india"
        }
    }
}
