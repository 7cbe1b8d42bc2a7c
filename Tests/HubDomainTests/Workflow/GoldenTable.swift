/// Who may do what, stage by stage, under the shipped workflow. Rows are actions, columns are stages; a cell names the
/// roles that may act: R requester (the owner), A approver, P producer, Q reviewer, L lead, F finance, V vendor,
/// W viewer, D admin, S the hub itself. `-`: the stage doesn't offer the action. `!`: there has to be a hold first, or
/// none any more. Whoever isn't named in a cell is refused for the role; where the cell is `-`, whoever is named in
/// another cell of the row is refused for the stage.
enum GoldenTable {
    /// While nothing is on hold.
    static let free = """
                       draft     intake    planned   build     qa        launch    live      closed    declined  cancelled
        submit         RL        -         -         -         -         -         -         -         -         -
        accept         -         PL        -         -         -         -         -         -         -         -
        plan           -         PL        -         -         -         -         -         -         -         -
        return         -         PL        -         -         -         -         -         -         -         -
        answer         -         !         -         -         -         -         -         -         -         -
        decline        -         PL        -         -         -         -         -         -         -         -
        start-build    -         -         PLS       -         -         -         -         -         -         -
        submit-for-qa  -         -         -         PL        -         -         -         -         -         -
        fail-qa        -         -         -         -         QL        -         -         -         -         -
        pass-qa        -         -         -         -         Q         -         -         -         -         -
        schedule       -         -         -         -         -         PL        -         -         -         -
        unschedule     -         -         -         -         -         PL        -         -         -         -
        launch         -         -         -         -         -         PLS       -         -         -         -
        close          -         -         -         -         -         -         PL        -         -         -
        hold           -         PL        PL        PL        PL        PL        -         -         -         -
        resume         -         !         !         !         !         !         -         -         -         -
        cancel         RL        RL        RL        L         L         L         -         -         -         -
        reopen         -         -         -         -         -         -         PL        PL        PL        PL
        """

    /// While the request waits for an answer of the requester or, in later stages, work stands still.
    static let held = """
                       intake    planned   build     qa        launch
        submit         -         -         -         -         -
        accept         !         -         -         -         -
        plan           !         -         -         -         -
        return         !         -         -         -         -
        answer         RL        -         -         -         -
        decline        PL        -         -         -         -
        start-build    -         !         -         -         -
        submit-for-qa  -         -         !         -         -
        fail-qa        -         -         -         !         -
        pass-qa        -         -         -         !         -
        schedule       -         -         -         -         !
        unschedule     -         -         -         -         PL
        launch         -         -         -         -         !
        close          -         -         -         -         -
        hold           PL        PL        PL        PL        PL
        resume         PL        PL        PL        PL        PL
        cancel         RL        RL        L         L         L
        reopen         -         -         -         -         -
        """
}
