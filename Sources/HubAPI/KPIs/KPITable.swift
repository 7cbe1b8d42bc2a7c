import HubDomain
import HubJSON

/// Key figures as CSV (RFC 4180): one row per value, the series where there is one, else the figure itself.
enum KPITable {
    static let mediaType = "text/csv; charset=utf-8"

    static func text(_ answers: [KPIAnswer]) -> String {
        let names = answers.count == 1 ? answers[0].seriesNames : []
        let header = ["metric", "unit", "zone", "from", "to"] + names + ["n", "value", "mean", "p50", "p85", "p95"]
        let rows = answers.flatMap { answer -> [[String]] in
            let isSplit = answers.count == 1 && !answer.series.isEmpty
            let whole = KPIAnswer.Part(window: answer.query.window, by: names.map { _ in nil }, value: answer.value)
            return (isSplit ? answer.series : [whole]).map { row(answer, $0) }
        }
        return ([header] + rows).map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func row(_ answer: KPIAnswer, _ part: KPIAnswer.Part) -> [String] {
        let query = answer.query
        let place = [
            query.metric.rawValue, query.definition.unit, part.window.zone.name, part.window.from.rfc3339,
            part.window.to.rfc3339,
        ]
        return place + part.by.map { $0 ?? "" } + [String(part.value.n)] + amount(part.value.amount)
    }

    private static func amount(_ amount: KPIValue.Amount) -> [String] {
        switch amount {
        case .nothing: ["", "", "", "", ""]
        case .count(let count): [String(count), "", "", "", ""]
        case .ratio(let ratio): [JSONValue.double(ratio).text(), "", "", "", ""]
        case .spread(let mean, let p50, let p85, let p95):
            [""] + [mean, p50, p85, p95].map { JSONValue.double($0).text() }
        }
    }

    private static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
