import HubJSON

/// Lower and upper end as an array of two numbers.
struct IntervalOutput: JSONOutput {
    let interval: ClosedRange<Double>

    static var schema: Schema { .array(.number, ["minItems": 2, "maxItems": 2]) }

    func write(to writer: inout JSONWriter) {
        writer.array { writer in
            writer.double(interval.lowerBound)
            writer.double(interval.upperBound)
        }
    }
}
