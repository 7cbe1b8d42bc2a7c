import HubDomain

/// Reads `min` and `max`.
struct BoundsReader {
    let log: ProblemLog

    /// - Parameters:
    ///   - least: The smallest bound that makes sense.
    ///   - limit: The largest bound that makes sense.
    func read(_ reader: MappingReader, least: Int64 = 0, limit: Int64 = .max) -> FieldType.Bounds {
        let minimum = reader.optional("min")?.integer(log, in: least...limit)
        let maximum = reader.optional("max")?.integer(log, in: least...limit)
        if let minimum, let maximum, minimum > maximum {
            log.refuse("min \(minimum) is above max \(maximum): no answer would fit", at: reader.mark(of: "min"))
        }
        return FieldType.Bounds(minimum: minimum, maximum: maximum)
    }
}
