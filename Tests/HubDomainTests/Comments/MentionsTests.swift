import HubDomain
import Testing

@Suite struct MentionsTests {
    @Test(arguments: [
        ("@pam, please look", ["pam"]), ("Ask @pam or @rex.", ["pam", "rex"]), ("(@pam.okoye)", ["pam.okoye"]),
        ("@pam@example.com: yes", ["pam@example.com"]), ("@pam @pam", ["pam"]), ("write to pam@example.com", []),
        ("at 5 @ noon", []), ("`@media print` and @rex", ["rex"]), ("@", []), ("@-", []), ("@pam@", ["pam"]),
        ("@0197a1c2-0000-7000-8000-000000000001!", ["0197a1c2-0000-7000-8000-000000000001"]), ("é@pam", []),
        ("@pam@example.com.", ["pam@example.com"]), ("@@pam", ["pam"]), ("@Pâm", ["Pâm"]),
    ])
    func `a text names those behind its at signs`(text: String, handles: [String]) {
        #expect(Mentions.handles(in: text) == handles)
    }
}
