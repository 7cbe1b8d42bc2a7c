import HubDomain
import HubOperations

/// A statement as CSV (RFC 4180).
enum StatementTable {
    static func text(_ view: StatementView) -> String {
        var heading = [
            "statement", "division", "month", "line", "kind", "campaign", "campaignLine", "description", "minutes",
            "amountMinor", "currency", "state",
        ]
        if view.showsCost { heading.append("costMinor") }
        let statement = view.statement
        let rows = statement.lines.map { line in
            var row = [
                statement.name ?? "draft", statement.division, statement.month.description, String(line.number),
                line.kind.rawValue, line.campaign?.description ?? "", line.line ?? "", line.description,
                line.minutes.map(String.init) ?? "", String(line.amount), statement.currency, line.state.rawValue,
            ]
            if view.showsCost { row.append(String(line.cost)) }
            return row
        }
        return ([heading] + rows).map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// A text that a spreadsheet would take for a formula is set off by an apostrophe; amounts are numbers.
    private static func cell(_ text: String) -> String {
        let isRisky = text.first.map { "=+-@\t".contains($0) } ?? false
        let safe = isRisky && Int64(text) == nil ? "'" + text : text
        guard safe.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}

/// A statement as a page to print.
enum StatementPage {
    static func text(_ view: StatementView) -> String {
        let statement = view.statement
        let name = statement.name ?? "Draft"
        let rows = statement.lines.map { line in
            """
            <tr><td>\(line.number)</td><td>\(escape(line.description))</td><td>\(line.kind.rawValue)</td>\
            <td class="n">\(line.minutes.map(String.init) ?? "")</td>\
            <td class="n">\(Money(line.amount, statement.currency).decimalText)</td></tr>
            """
        }
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>\(escape(name)) \(escape(view.divisionName))</title>
            <style>
            body{font:11pt/1.4 system-ui,sans-serif;margin:2cm}table{border-collapse:collapse;width:100%}
            th,td{border-bottom:1px solid #999;padding:.3em .5em;text-align:left}.n{text-align:right}
            tfoot td{font-weight:bold}@media print{body{margin:0}thead{display:table-header-group}}
            </style></head><body>
            <h1>Statement \(escape(name))</h1>
            <p>\(escape(view.divisionName)), cost centre \(escape(view.costCentre))<br>\
            Month \(statement.month)\(statement.issuedAt.map { ", issued \($0.rfc3339.prefix(10))" } ?? ", not issued")<br>\
            Amounts in \(escape(statement.currency)), net of tax</p>
            <table><thead><tr><th>No.</th><th>What</th><th>Kind</th><th class="n">Minutes</th><th class="n">Amount</th></tr>\
            </thead><tbody>
            \(rows.joined(separator: "\n"))
            </tbody><tfoot><tr><td></td><td>Total</td><td></td><td></td>\
            <td class="n">\(Money(view.total, statement.currency).decimalText)</td></tr></tfoot></table>
            </body></html>

            """
    }

    /// Scalar by scalar, as a combining mark hides the character it follows.
    private static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
