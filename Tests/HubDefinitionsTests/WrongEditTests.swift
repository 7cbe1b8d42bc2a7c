import Testing

/// Mistakes in definition files: each is answered with its file, its line and a plain sentence, and with nothing else.
struct WrongEditTests {
    @Test(arguments: rules) func `a wrong rule is refused in its line`(edit: WrongEdit) throws {
        try edit.check()
    }

    @Test(arguments: fields) func `a wrong field is refused in its line`(edit: WrongEdit) throws {
        try edit.check()
    }

    @Test(arguments: services) func `a wrong part of a service is refused in its line`(edit: WrongEdit) throws {
        try edit.check()
    }

    @Test(arguments: workflows) func `a wrong part of a workflow is refused in its line`(edit: WrongEdit) throws {
        try edit.check()
    }

    @Test(arguments: organisation) func `a wrong division, team or calendar is refused in its line`(
        edit: WrongEdit
    ) throws {
        try edit.check()
    }

    @Test(arguments: partners) func `a wrong vendor or freeze is refused in its line`(edit: WrongEdit) throws {
        try edit.check()
    }

    @Test(arguments: money) func `a wrong rate card, exchange table or price is refused in its line`(
        edit: WrongEdit
    ) throws {
        try edit.check()
    }

    @Test(arguments: writing) func `wrong YAML is refused in its line`(edit: WrongEdit) throws {
        try edit.check()
    }
}
