/// Who may do what, stage by stage, under the shipped workflow. Rows are actions, columns are stages; a cell names the
/// roles that may act: R requester (the owner), A approver, P producer, Q reviewer, L lead, F finance, V vendor,
/// W viewer, D admin, S the hub itself. `-`: the stage doesn't offer the action. Whoever isn't named in a cell is refused
/// for the role; whoever has the role elsewhere in the row is refused for the stage where the cell is `-`.
enum GoldenTable {
    /// While nothing is on hold.
    static let free = """
        GENERATE
        """

    /// While the request waits for an answer of the requester, or (from `build` on) for the hold to be ended. `!`: the
    /// action has to wait until the hold has ended.
    static let held = """
        GENERATE
        """
}
