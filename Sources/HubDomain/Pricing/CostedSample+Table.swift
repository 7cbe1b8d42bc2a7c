import HubJSON

extension CostedSample {
    /// The sample as CSV (RFC 4180), a row for each job with figures for one of its quantity: the jobs of
    /// `POST /v1/pricing/analysis`, with where they come from.
    package func table() throws -> String {
        let heading =
            "campaign,line,division,quantity,closedAt,minutes,costMinor,currency,lineBillMinor,reworkMinutes,"
            + "changeOrderMinutes,price\r\n"
        return try heading + jobs.map { try row($0) }.joined()
    }

    private func row(_ job: CostedJob) throws -> String {
        let source = job.job
        let cells = [
            source.campaign?.description ?? "", source.line, source.division, String(source.quantity),
            source.closedAt.rfc3339, JSONValue.double(job.unitMinutes).text(), String(try job.unitCost()), currency,
            String(job.bill), String(job.reworkMinutes), String(job.changeOrderMinutes),
            source.price.map { "\($0.key) \($0.version)" } ?? "",
        ]
        return cells.joined(separator: ",") + "\r\n"
    }
}
